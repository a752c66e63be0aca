import { asFields } from "../../lib/fields.ts";
import { escapeRegExp } from "../../lib/regular-expression.ts";
import { isPublic } from "../../model/credential.ts";
import type { OperationCheck, Result } from "../check.ts";
import type { Deviation } from "../deviation.ts";
import { accepted, notFound, open } from "../expectation.ts";
import { isAnswer } from "../http/message.ts";
import { httpRequest } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import { foreignProbes } from "../probes/auth.ts";
import { pathParameters, type RequestInput } from "../request-input.ts";
import { type CheckedTarget, unguessable } from "../target.ts";
import { plainText } from "../values.ts";
import { fieldsNamed, identityOf, type LawResource } from "./resources.ts";
import { itemsOfPage, lawProbe, listedItems } from "./state.ts";

const together = 8;

/** Another principal's object can't be distinguished from one that does not exist: by status, text or form of the answer. */
export async function checkForeign(check: OperationCheck, target: CheckedTarget): Promise<void> {
  const { subject, missing, credential, other } = target;
  const expected = notFound(subject.operation);
  const [probe] = foreignProbes(target);
  await checkTogether(check, target);
  await deletionOfNone(check, target);
  if (!probe || !missing || !credential || !other || !expected) return;
  const absent = await check.ask({
    ...probe,
    rule: "missing-object",
    what: "a request for an object that does not exist",
    label: "",
    says: "the documented answer for an object that does not exist",
    request: httpRequest(subject.operation, missing, credential),
    input: missing,
  });
  const foreign = await check.ask(probe);
  const isAlike = absent.text === foreign.text || saidOf(absent, missing) === saidOf(foreign, other.input);
  if (absent.status === foreign.status && !(isAlike && formOf(absent) === formOf(foreign)))
    check.report(
      {
        rule: "foreign-object",
        cause: "distinguishable",
        message: "The answer tells another principal's object from one that does not exist.",
        expected: "the same answer for both",
        received: `${formOf(foreign)} \`${saidOf(foreign, other.input)}\`, and ${formOf(absent)} \`${saidOf(absent, missing)}\` for one that does not exist`,
      },
      probe,
      foreign.outcome,
    );
}

/** Deletes an object that does not exist, if its name is so long that no object has it by chance. */
async function deletionOfNone(check: OperationCheck, target: CheckedTarget): Promise<void> {
  const { subject, missing, authorized } = target;
  const expected = notFound(subject.operation);
  const isNobodys = Object.values(missing?.params ?? {}).some(
    (name) => plainText(name).length >= unguessable,
  );
  if (subject.operation.method !== "DELETE" || !missing || !authorized || !expected || !isNobodys) return;
  await check.ask({
    ...lawProbe(target, missing, ""),
    rule: "missing-object",
    what: "a deletion of an object that does not exist",
    expected,
    lawful: false,
    says: "the documented answer for an object that does not exist",
  });
}

/** What a caller can see of an answer beside its text, without what differs from call to call. */
function formOf({ outcome, value }: Result): string {
  if (!isAnswer(outcome)) return outcome.words;
  const fields = Object.keys(asFields(value) ?? {}).sort();
  return `${outcome.headers["content-type"]} ${fields.join(",")}`;
}

/** The text of an answer, without the name of the object. */
function saidOf({ text = "" }: Result, { params }: RequestInput): string {
  return Object.values(params)
    .map(plainText)
    .filter(Boolean)
    .reduce(
      (rest, name) =>
        rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(name)}(?![\\p{L}\\p{N}])`, "gu"), "…"),
      text,
    );
}

/** Two principals send the same request for a list: neither gets the other's items. */
async function checkSharedList(
  check: OperationCheck,
  resource: LawResource,
  list: CheckedTarget,
  input: RequestInput,
): Promise<void> {
  const credential = (resource.read ?? resource.update ?? resource.delete)?.other?.credential;
  const { operation } = list.subject;
  if (!credential || isPublic(operation)) return;
  const probe = { ...lawProbe(list, input, "the same list, of two principals"), lawful: false };
  const mine = await check.ask(probe);
  const request = httpRequest(operation, input, credential);
  // The parent of the list may belong to the first principal only.
  const expected = pathParameters(operation).length > 0 ? { expected: open } : {};
  const theirs = await check.ask({ ...probe, ...expected, request });
  const names = (result: Result) =>
    (listedItems(list, result) ?? []).map((item) => identityOf(resource, item));
  const both = names(mine).find((name) => names(theirs).includes(name));
  if (both !== undefined) check.report(foreignItem(both), { ...probe, request }, theirs.outcome);
}

function foreignItem(received: string): Deviation {
  return {
    rule: "foreign-list",
    cause: "",
    message: "A list holds another principal's object.",
    expected: "the principal's own objects",
    received,
  };
}

/** Two principals send a request at the same time: each gets the answer about its own object. */
async function checkTogether(check: OperationCheck, target: CheckedTarget): Promise<void> {
  const { own, other, subject, untouchable, authorized } = target;
  if (!own || !other || untouchable || !authorized || Object.keys(own.params).length === 0) return;
  const expected = accepted(subject.operation);
  const mine: Probe = { ...lawProbe(target, own, "two principals at the same time"), expected };
  const theirs: Probe = {
    ...mine,
    request: httpRequest(subject.operation, other.input, other.credential),
    input: other.input,
    by: "second",
    lawful: false,
  };
  await check.askAll(Array.from({ length: together }, (_, index) => (index % 2 === 0 ? mine : theirs)));
}

/** A list holds no object of another principal. */
export async function checkForeignList(check: OperationCheck, resource: LawResource): Promise<void> {
  const { list } = resource;
  const own = list?.own;
  const one = resource.read ?? resource.update ?? resource.delete;
  const named = one?.other && fieldsNamed(one.subject.operation, one.other.input.params);
  if (!list?.authorized || !own || !named || resource.key.length === 0) return;
  const foreign = identityOf(resource, named);
  await checkSharedList(check, resource, list, own);
  for await (const item of itemsOfPage(check, list))
    if (identityOf(resource, item) === foreign) {
      if (await isOwnToo(check, resource, list)) return;
      const probe = {
        rule: "foreign-list",
        what: "",
        label: "",
        subject: list.subject,
        request: httpRequest(list.subject.operation, own, list.credential),
        expected: {},
      } as const;
      check.report(foreignItem(foreign), probe);
      return;
    }
}

/**
 * Whether the name of another principal's object may be that of an own one as well: where a list stands under an
 * object, each may count its items from one. An own object can be read under the list's own parent.
 */
async function isOwnToo(check: OperationCheck, { read }: LawResource, list: CheckedTarget): Promise<boolean> {
  if (pathParameters(list.subject.operation).length === 0) return false;
  if (!read?.own || !read.other) return true;
  const named = Object.keys(read.subject.operation.laws?.identity ?? {});
  const theirs = Object.fromEntries(named.map((name) => [name, read.other?.input.params[name]]));
  const input = { ...read.own, params: { ...read.own.params, ...theirs } };
  const probe = lawProbe(read, input, "an object of a list");
  return (await check.ask({ ...probe, expected: open, lawful: false })).succeeded;
}
