import type { OperationCheck } from "../check.ts";
import { open } from "../expectation.ts";
import type { SentCredential } from "../http/credentials.ts";
import { httpRequest } from "../http/request.ts";
import { concurrency } from "../http/send.ts";
import type { Restored } from "../report.ts";
import { pathParameters } from "../request-input.ts";
import { nestingOf } from "./families.ts";
import type { Ledger, Made, Party } from "./ledger.ts";

/** The credential with which a principal uses an operation; `false`: it can't. */
export type CredentialFor = (party: Party, made: Made) => SentCredential | undefined | false;

/** Deletes what the run made, what is inside of other objects first, and says what is left. */
export async function removeMade(
  check: OperationCheck,
  ledger: Ledger,
  credentialFor: CredentialFor,
): Promise<Restored[]> {
  const made = [...ledger.made()].reverse();
  const left = new Set<Made>(made);
  const depths = [...new Set(made.map(({ family }) => nestingOf(family)))].sort((a, b) => b - a);
  for (const depth of depths) {
    const waiting = made.filter(({ family }) => nestingOf(family) === depth);
    const worker = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift())
        if (await removed(check, one, credentialFor)) left.delete(one);
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  }
  return restoredOf(made.reverse(), left);
}

async function removed(check: OperationCheck, made: Made, credentialFor: CredentialFor): Promise<boolean> {
  const { family, params, principal } = made;
  const { remover } = family;
  if (!remover || !params || !pathParameters(remover.operation).every(({ name }) => name in params))
    return false;
  const input = { ...remover.sample, params };
  for (const party of principal === "first"
    ? (["first", "second"] as const)
    : (["second", "first"] as const)) {
    const credential = credentialFor(party, made);
    if (credential === false) continue;
    const { status } = await check.ask({
      rule: "restore",
      what: "a valid request",
      label: "deleting what the check made",
      subject: remover,
      request: httpRequest(remover.operation, input, credential),
      input,
      // The laws of deletion have deleted some.
      expected: open,
    });
    if ((status >= 200 && status < 300) || status === 404 || status === 410) return true;
  }
  return false;
}

function restoredOf(made: readonly Made[], left: ReadonlySet<Made>): Restored[] {
  const groups = new Map<string, Made[]>();
  for (const one of made) {
    const key = `${one.family.maker.operation.operationId} ${one.principal}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group): Restored => {
    const names = group.filter((one) => left.has(one)).map(({ name }) => name);
    const [first] = group as [Made];
    return {
      operation: first.family.maker.operation.operationId,
      principal: first.principal,
      fields: {},
      made: group.length,
      original: names.length === 0,
      ...(names.length > 0 ? { left: names } : {}),
    };
  });
}
