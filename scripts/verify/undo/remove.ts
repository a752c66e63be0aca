import type { OperationCheck } from "../check.ts";
import { open } from "../expectation.ts";
import type { SentCredential } from "../http/credentials.ts";
import { isAnswer } from "../http/message.ts";
import { httpRequest } from "../http/request.ts";
import { concurrency } from "../http/send.ts";
import type { Restored } from "../report.ts";
import { pathParameters } from "../request-input.ts";
import { nestingOf } from "./families.ts";
import type { Ledger, Made, Party } from "./ledger.ts";

/** The credential with which a principal uses an operation; `false`: it can't. */
export type CredentialFor = (party: Party, made: Made) => SentCredential | undefined | false;

/** Deletes what the run created, objects inside others first, and returns what could not be deleted. */
export async function removeMade(
  check: OperationCheck,
  ledger: Ledger,
  credentialFor: CredentialFor,
): Promise<Restored[]> {
  const made = [...ledger.made()].reverse();
  const left = new Map<Made, string>();
  const depths = [...new Set(made.map(({ family }) => nestingOf(family)))].sort((a, b) => b - a);
  for (const depth of depths) {
    const waiting = made.filter(({ family }) => nestingOf(family) === depth);
    const worker = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const why = await whyLeft(check, one, credentialFor);
        if (why !== undefined) left.set(one, why);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }
  return restoredOf(made.reverse(), left);
}

/** Deletes one object; returns why that fails, or `undefined` if it is gone. */
async function whyLeft(
  check: OperationCheck,
  made: Made,
  credentialFor: CredentialFor,
): Promise<string | undefined> {
  const { family, params, principal } = made;
  const { remover } = family;
  if (!remover) return "the contract has no operation that deletes them";
  const { operationId } = remover.operation;
  const unknown = pathParameters(remover.operation).find(({ name }) => !(params && name in params));
  if (!params || unknown)
    return `nothing tells the \`${unknown?.name ?? "name"}\` that \`${operationId}\` needs`;
  const answers = new Set<string>();
  const input = { ...remover.sample, params };
  for (const party of principal === "first"
    ? (["first", "second"] as const)
    : (["second", "first"] as const)) {
    const credential = credentialFor(party, made);
    if (credential === false) continue;
    const { status, outcome } = await check.ask({
      rule: "restore",
      what: "a valid request",
      label: "deleting what the check made",
      subject: remover,
      request: httpRequest(remover.operation, input, credential),
      input,
      // The laws of deletion have deleted some.
      expected: open,
    });
    if ((status >= 200 && status < 300) || status === 404 || status === 410) return undefined;
    answers.add(isAnswer(outcome) ? `answers ${status}` : "has no answer");
  }
  if (answers.size === 0) return `no credential is given for \`${operationId}\``;
  return `\`${operationId}\` ${[...answers].join(" and ")}`;
}

function restoredOf(made: readonly Made[], left: ReadonlyMap<Made, string>): Restored[] {
  const groups = new Map<string, Made[]>();
  for (const one of made) {
    const key = `${one.family.maker.operation.operationId} ${one.principal}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group): Restored => {
    const names = group.filter((one) => left.has(one)).map(({ name }) => name);
    const reasons = [...new Set(group.flatMap((one) => left.get(one) ?? []))];
    const [first] = group as [Made];
    return {
      operation: first.family.maker.operation.operationId,
      principal: first.principal,
      fields: {},
      made: group.length,
      original: names.length === 0,
      ...(names.length > 0 ? { left: names, why: reasons.join("; ") } : {}),
    };
  });
}
