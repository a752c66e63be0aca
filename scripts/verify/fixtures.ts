import { setTimeout as wait } from "node:timers/promises";
import { isObject } from "../lib/json.ts";
import { valueAt } from "../lib/json-pointer.ts";
import { answerFor } from "../model/documented-status.ts";
import type { ApiModel, ParameterModel } from "../model/model.ts";
import { schemaExamples } from "../model/schema-fields.ts";
import { readJson } from "./answer/json.ts";
import { allows, notFound } from "./expectation.ts";
import { credentialOption } from "./http/credentials.ts";
import { type HttpOutcome, isAnswer, type NoAnswer } from "./http/message.ts";
import { httpRequest } from "./http/request.ts";
import type { RequestSender } from "./http/send.ts";
import { variedBy, vary } from "./laws/vary.ts";
import type { VerifyPrincipal } from "./options.ts";
import { knownParams, paramNames } from "./param-names.ts";
import { pathParameters } from "./request-input.ts";
import type { Subject } from "./subject.ts";
import { type CheckedTarget, checkedTarget, isSafe } from "./target.ts";
import { type Family, nestingOf } from "./undo/families.ts";
import type { Ledger, Party } from "./undo/ledger.ts";
import { plainText } from "./values.ts";

/** Whether anything answers; otherwise why not. */
export async function unreachable(
  { send }: RequestSender,
  { basePath }: ApiModel,
): Promise<NoAnswer | undefined> {
  const outcome = await send({ method: "GET", target: `${basePath}/`, headers: [] });
  return isAnswer(outcome) ? undefined : outcome;
}

/** A principal with an object of each family: those that it names none of are created. */
export async function completedFixtures(
  sender: RequestSender,
  families: readonly Family[],
  principal: VerifyPrincipal,
  { seed, owner, ledger }: { readonly seed: number; readonly owner: Party; readonly ledger: Ledger },
): Promise<VerifyPrincipal> {
  let params = principal.params;
  let count = 0;
  // Parents come first.
  for (const family of [...families].sort((a, b) => nestingOf(a) - nestingOf(b))) {
    const { maker: subject, identity, named: by = subject } = family;
    const known = knownParams(by, params);
    const missing = identity.filter(([parameter]) => known[parameter] === undefined);
    const { own, credential, authorized } = checkedTarget(subject, { principal: { ...principal, params } });
    if (missing.length === 0 || !own || !authorized) continue;
    const { operation } = subject;
    const index = (owner === "first" ? 50 : 70) + count++;
    const input = { ...own, body: vary(own.body, subject, variedBy(seed), index) };
    const request = httpRequest(operation, input, credential);
    const outcome = await sender.send(request);
    if (!isAnswer(outcome) || outcome.status >= 300) continue;
    ledger.note({ subject, request, input, ...(owner === "second" ? { by: owner } : {}) }, outcome);
    const named = ledger.last(family, by);
    if (!named) continue;
    params = {
      ...params,
      ...Object.fromEntries(
        missing.flatMap(([parameter]) =>
          paramNames(by.api, by.operation, parameter)
            .filter((name) => name !== parameter || !isShared(families, family, parameter))
            .map((name) => [name, plainText(named[parameter])]),
        ),
      ),
    };
  }
  return { ...principal, params };
}

/** Whether a parameter's name alone does not say what it names: `id`. */
function isShared(families: readonly Family[], family: Family, parameter: string): boolean {
  return families.some((other) => other !== family && other.identity.some(([name]) => name === parameter));
}

/**
 * The target of an operation that changes nothing, with the contract's examples for path parameters
 * that nobody has named; `undefined` where the server has no such object.
 */
export async function byExample(
  { send }: RequestSender,
  { subject }: CheckedTarget,
  principal: VerifyPrincipal,
): Promise<CheckedTarget | undefined> {
  if (!isSafe(subject.operation)) return undefined;
  const known = knownParams(subject, principal.params);
  const params = { ...principal.params };
  for (const parameter of pathParameters(subject.operation)) {
    const { name } = parameter;
    const [example] = examplesOf(parameter, subject.api);
    if (known[name] === undefined && example !== undefined) params[name] = example;
  }
  const target = checkedTarget(subject, { principal: { ...principal, params } });
  if (!target.own || !target.authorized) return undefined;
  const outcome = await send(httpRequest(subject.operation, target.own, target.credential));
  return isAnswer(outcome) && answerFor(subject.operation, outcome.status) ? target : undefined;
}

/** Path parameters whose values the contract lists: they name no object, so any of the values will do. */
export function listedParams(subjects: readonly Subject[]): Record<string, string> {
  return Object.fromEntries(
    subjects.flatMap((subject) =>
      pathParameters(subject.operation).flatMap(({ name, schema }) => {
        const { enum: values, const: value } = isObject(schema) ? schema : {};
        const [first] = Array.isArray(values) ? values : [value];
        return first === undefined ? [] : [[name, plainText(first)]];
      }),
    ),
  );
}

function examplesOf({ schema }: ParameterModel, api: ApiModel): string[] {
  return schemaExamples(schema, api)
    .filter((value) => value !== null && typeof value !== "object")
    .map(String);
}

/** Milliseconds between two looks at an object. */
const moment = 100;

function isMissing(outcome: HttpOutcome): boolean {
  return isAnswer(outcome) && outcome.status === 404;
}

/** A fixture that the server refuses: by which operation, and the sentence about it with the way out. */
interface WrongFixture {
  readonly operation: string;
  readonly sentence: (operations: string) => string;
}

/** The fixture of a principal that the server refuses to an operation. */
export async function wrongFixture(
  { send }: RequestSender,
  target: CheckedTarget,
  owner: "first" | "second",
  settle = 0,
): Promise<WrongFixture | undefined> {
  const { subject, untouchable } = target;
  const { operation } = subject;
  const of =
    owner === "first" ? target.own && { input: target.own, credential: target.credential } : target.other;
  // A creation is not repeated only to find this out.
  if (!of || untouchable || !target.authorized || operation.method === "POST") return undefined;
  const request = httpRequest(operation, of.input, of.credential);
  let outcome = await send(request);
  // An object that was created for the check may not be visible yet.
  for (const until = performance.now() + settle; isMissing(outcome) && performance.now() < until; ) {
    await wait(moment);
    outcome = await send(request);
  }
  if (!isAnswer(outcome)) return undefined;
  const prefix = owner === "first" ? "" : "other-";
  const param = `--${prefix}param`;
  // If no credential is needed, none can be wrong.
  if (of.credential && (outcome.status === 401 || outcome.status === 403)) {
    const { credential } = of;
    const needed = [credential, ...(credential.others ?? [])];
    const options = needed
      .map(({ scheme }) => `\`${credentialOption(subject.api, scheme, prefix)}\``)
      .join(" and ");
    const { status } = outcome;
    const way =
      status === 401
        ? `it does not take the credential. Give one that is valid there (${options}).`
        : `it does not let this principal do so. Give the credential of one that may (${options}), an object that it may use (\`${param}\`), or other operations (\`--only\`).`;
    return {
      operation: operation.operationId,
      sentence: (operations) =>
        `The server answers ${status} to the ${owner} principal's requests (${operations}): ${way}`,
    };
  }
  const named = Object.entries(of.input.params);
  const { errors = [] } = notFound(operation) ?? {};
  const read = readJson(outcome.body);
  const texts = operation.errors.map(({ textPointer }) =>
    textPointer !== undefined && "value" in read ? valueAt(read.value, textPointer) : undefined,
  );
  // Another text is not about the object: the server does not have the operation at all.
  if (
    outcome.status === 404 &&
    named.length > 0 &&
    (errors.length === 0 || errors.some((error) => texts.some((text) => allows(error, text))))
  )
    return {
      operation: operation.operationId,
      sentence: (operations) =>
        `${operations}: the server answers 404 for the ${owner} principal's object (${named.map(([name, value]) => `\`${name}=${plainText(value)}\``).join(", ")}): name one that it may use with \`${param}\`.`,
    };
  return undefined;
}

// Coverage: the unit tests have few servers whose first answer is missing or refused.
