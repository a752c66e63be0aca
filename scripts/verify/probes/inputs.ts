import { asFields } from "../../lib/fields.ts";
import { isObject } from "../../lib/json.ts";
import { pageParameter } from "../../model/pages.ts";
import { branchesOf, fieldNames } from "../../model/schema-fields.ts";
import {
  accepted,
  type Expectation,
  expectedRefusal,
  notFound,
  open,
  refusal,
  success,
} from "../expectation.ts";
import type { HttpRequest } from "../http/message.ts";
import { withHeader } from "../http/request.ts";
import { type OnDrawn, type ProbedInput, probedInputs } from "../inputs.ts";
import { uniqueOf, withFreeValues } from "../laws/unique.ts";
import { isOpen } from "../open-decisions.ts";
import type { Probe } from "../probe.ts";
import { withReferred } from "../references.ts";
import { pathParameters, type RequestInput, ruledBy, sentParameters } from "../request-input.ts";
import { bodyOf, type Subject } from "../subject.ts";
import { authorizedRequest, type CheckedTarget, isSafe, namesWhatItMakes, unguessable } from "../target.ts";
import { plainText, thinned } from "../values.ts";
import { nameInputs } from "./names.ts";
import { separatorInputs } from "./separators.ts";
import { textInputs } from "./texts.ts";

/**
 * Every case of the engine for every part of an input: the valid must be accepted, the invalid refused.
 * Of the valid ones that each make an object there are at most `mostCreations`.
 */
export function inputProbes(
  target: CheckedTarget,
  seed: number,
  mostCreations: number,
  onDrawn: OnDrawn,
): Probe[] {
  const { own, subject } = target;
  if (!own || !target.authorized) return [];
  const cases = [...probedInputs(subject, seed, onDrawn)];
  const inputs = [...cases, ...separatorInputs(subject, cases)]
    .map((input) => withOwnObjects(target, input))
    .filter(({ place }) => !target.untouchable || place.startsWith("params/"));
  const valid = inputs.filter((input) => input.valid && isHarmless(input, target) && !isKnown(input, target));
  const creates = subject.operation.method === "POST";
  const invalid = inputs.filter((input) => !input.valid).map((input) => invalidProbe(target, own, input));
  return [
    ...(target.untouchable ? [] : [exampleProbe(target, own)]),
    ...(creates ? thinned(valid, mostCreations) : valid).map((input, index) =>
      validProbe(target, own, withFreeBody(target, own, input, seed, 100 + index)),
    ),
    // All of these texts differ, so that values that must be unique are free.
    ...(target.untouchable ? [] : textInputs(target).map((input) => validProbe(target, own, input))),
    ...invalid,
    ...nameInputs(target).map((input) => invalidProbe(target, own, input)),
    ...invalid.filter(hasText).slice(0, 1).map(inOtherLanguage),
  ];
}

/** The input with the principal's objects where its body names one; the value that makes it invalid stays. */
function withOwnObjects({ subject, referred }: CheckedTarget, input: ProbedInput): ProbedInput {
  if (input.place !== "body") return input;
  const except = input.valid ? undefined : input.pointer;
  const withNames = (body: unknown) => withReferred(subject, body, referred, except);
  return {
    ...input,
    probed: { ...input.probed, body: withNames(input.probed.body) },
    sent: { ...input.sent, body: withNames(input.sent.body) },
  };
}

/** A server would refuse a unique value of another object, whatever else is in the body. */
function withFreeBody(
  target: CheckedTarget,
  own: RequestInput,
  probed: ProbedInput,
  seed: number,
  index: number,
): ProbedInput {
  if (uniqueOf(target).length === 0) return probed;
  const about = probed.place === "body" ? (probed.pointer.split("/")[1] ?? "") : "";
  const body = withFreeValues(target, probed.sent.body ?? own.body, about, seed, index);
  return { ...probed, sent: { ...probed.sent, body } };
}

function hasText({ expected }: Probe): boolean {
  return Boolean(expected.errors?.some(({ text }) => text !== undefined));
}

/** Programs read the documented text, so it is the same in every language. */
function inOtherLanguage(probe: Probe): Probe {
  return {
    ...probe,
    label: `${probe.label}, \`Accept-Language: de\``,
    request: withHeader(probe.request, { name: "Accept-Language", value: "de" }),
  };
}

function exampleProbe(target: CheckedTarget, own: RequestInput): Probe {
  return {
    rule: "example",
    what: "the documented example",
    label: "",
    subject: target.subject,
    request: authorizedRequest(target, own),
    expected: accepted(target.subject.operation),
    input: own,
    lawful: true,
  };
}

/** Whether it can change no other object than the principal's. */
function isHarmless({ place, sent: { params } }: ProbedInput, target: CheckedTarget): boolean {
  if (isSafe(target.subject.operation)) return true;
  if (target.untouchable) return false;
  if (!place.startsWith("params/")) return true;
  return Object.values(params ?? {}).every(
    (value) => (typeof value !== "object" || Array.isArray(value)) && plainText(value).length >= unguessable,
  );
}

/** Whether it names an object that exists or may exist: a principal's, or the documented example. */
function isKnown({ sent: { params = {} } }: ProbedInput, { subject, own, other }: CheckedTarget): boolean {
  return pathParameters(subject.operation).some(({ name, schema }) => {
    const { examples, example, format } = isObject(schema) ? schema : {};
    // UUIDs are compared without case (RFC 9562, section 4).
    const named = (value: unknown) => (format === "uuid" ? plainText(value).toLowerCase() : plainText(value));
    const known = [own?.params[name], other?.input.params[name], examples, example].flat();
    return name in params && known.some((one) => named(one) === named(params[name]));
  });
}

/** The probe of an input that the schemas take. */
export function validProbe(target: CheckedTarget, own: RequestInput, probed: ProbedInput): Probe {
  const { place, label } = probed;
  const part = partOf(place);
  const isObject = part === "params";
  const usual = isObject ? ofAnotherObject(target, probed) : ofValid(target, probed);
  const probe = probeOf(target, own, probed);
  const stopped = isStopped(probed, probe.request);
  const expected = stopped && !usual.open ? orStopped(usual, part) : usual;
  return {
    ...probe,
    ...(stopped ? { unrouted: true } : {}),
    rule: part === "params" ? "valid-path" : probed.unknown ? "unknown-field" : `valid-${ruledBy(part)}`,
    place: isObject ? place : "",
    what: isObject ? `a well-formed \`${place.slice(7)}\` of no object` : `valid input (\`${place}\`)`,
    label: `${place}: ${label}`,
    expected,
    lawful: !isObject && !expected.open,
  };
}

function ofAnotherObject({ subject }: CheckedTarget, { probed, place }: ProbedInput): Expectation {
  const { operation } = subject;
  const none = notFound(operation);
  if (isOpen(subject, probed) || !none) return open;
  // On a path without writes, an object of that name may exist; on any other path, the request creates it.
  const mayBe = isSafe(operation) || namesWhatItMakes(operation).includes(place.slice("params/".length));
  return mayBe ? { ...none, ...success } : none;
}

function ofValid({ subject }: CheckedTarget, { place, probed, unknown, sent }: ProbedInput): Expectation {
  const { operation } = subject;
  const text = JSON.stringify(sent);
  // Half a character can't be encoded in UTF-8, so it can't come back.
  if (isOpen(subject, probed) || /\\ud[89a-f][0-9a-f]{2}/.test(text)) return open;
  const usual = accepted(operation);
  // Many databases can't hold the character NUL; a cursor must come from the server; and there may be fewer pages.
  const isCursor = operation.pagination && place === `query/${pageParameter(operation.pagination)}`;
  return unknown || isCursor || text.includes("\\u0000") ? { ...usual, ...refusal } : usual;
}

/** The probe of an input that the schemas refuse. */
export function invalidProbe(target: CheckedTarget, own: RequestInput, probed: ProbedInput): Probe {
  const { place, rule, pointer, label } = probed;
  const part = partOf(place);
  const where =
    place === "body"
      ? pointer
        ? `\`${pointer}\` of the body`
        : "the body"
      : `\`${place.slice(place.indexOf("/") + 1)}\``;
  const probe = probeOf(target, own, probed);
  const stopped = isStopped(probed, probe.request);
  const expected = ofInvalid(target, probed);
  const isOpenPath = part === "params" && expected.refusal;
  const isSpelled = expected.refusal && isSpelling(target, probed);
  return {
    ...probe,
    rule: `invalid-${ruledBy(part)}`,
    ...(isSpelled ? { ruleIf: { accepted: "parameter-spelling" } } : {}),
    place: `${place} ${pointer.replace(/\d+/g, "0")} ${rule}`,
    what:
      rule === "required"
        ? "a body that lacks a required field"
        : `a value of ${where} that breaks \`${rule}\``,
    label,
    expected: stopped && !expected.open ? orStopped(expected, part) : expected,
    ...(stopped ? { unrouted: true } : isOpenPath ? { unrouted: 404 } : {}),
  };
}

/** The most characters of a target, and of all header fields, that a proxy in front of a server has to take. */
const longestTarget = 2000;
const longestHeaders = 4000;

/** Whether a proxy or a firewall may refuse a request: for its length, or because it looks like an attack. */
function isStopped({ place, sent }: ProbedInput, { target, headers }: HttpRequest): boolean {
  const part = partOf(place);
  if (part === "body") return JSON.stringify(sent.body)?.includes("\\u0000") ?? false;
  const text = textIn(sent[part]);
  return (
    (part === "params" && /[/\\;%\p{Cc}]/u.test(text)) ||
    target.includes("%00") ||
    target.length > longestTarget ||
    headers.reduce((sum, { name, value }) => sum + name.length + value.length, 0) > longestHeaders
  );
}

/** Whether many frameworks read it as something that the schema takes: nothing as absent, `1` as true. */
function isSpelling({ subject }: CheckedTarget, { place, sent }: ProbedInput): boolean {
  const [parameter, part] =
    sentParameters(subject.operation).find(([{ name }, one]) => place === `${one}/${name}`) ?? [];
  if (!parameter || !part || part === "params") return false;
  // An item of a list may be sent as a value of its own.
  const texts = [sent[part]?.[parameter.name]].flat().map(plainText);
  if (!parameter.required && texts.includes("")) return true;
  const isBoolean = branchesOf(parameter.schema, subject.api).some(({ type }) => type === "boolean");
  return isBoolean && /^[01]$/.test(texts.join());
}

function textIn(values: Readonly<Record<string, unknown>> = {}): string {
  return Object.values(values).flat().map(plainText).join("");
}

/** The expected answer or a refusal; the rest of a path may be another path, and a firewall forbids some. */
function orStopped(expected: Expectation, part: keyof RequestInput): Expectation {
  const { errors = [] } = expected;
  const stopped = [{ status: 404 }, { status: 403 }];
  return { ...expected, ...refusal, ...(part === "params" ? { errors: [...errors, ...stopped] } : {}) };
}

function ofInvalid({ subject }: CheckedTarget, { place, probed, sent }: ProbedInput): Expectation {
  if (isOpen(subject, probed)) return open;
  // A server may refuse an unknown field, with a text of its own.
  if (place === "body" && hasUnknownField(subject, sent.body)) return refusal;
  const text = textIn(sent.params);
  if (!place.startsWith("params/")) return expectedRefusal(subject, probed);
  // A proxy may read these as another path.
  if (/[/\\\0]/.test(text) || text.length > longestTarget) return orStopped({}, "params");
  // A proxy may refuse these itself.
  if (/\p{Cc}/u.test(text)) return refusal;
  const expected = expectedRefusal(subject, probed);
  // A router may know the form of a name, and treat any other text as a path without an operation.
  return expected.refusal ? orStopped(expected, "params") : expected;
}

function hasUnknownField({ api, operation }: Subject, body: unknown): boolean {
  const declared = fieldNames(bodyOf(operation)?.schema ?? true, api);
  return declared.length > 0 && Object.keys(asFields(body) ?? {}).some((name) => !declared.includes(name));
}

/** Which part of a request a place is in; `params/id`: the path. */
function partOf(place: string): keyof RequestInput {
  return place.split("/")[0] as keyof RequestInput;
}

function probeOf(target: CheckedTarget, own: RequestInput, { sent, place, pointer }: ProbedInput) {
  const input: RequestInput = {
    ...own,
    ...sent,
    params: { ...own.params, ...sent.params },
    query: { ...own.query, ...sent.query },
    headers: { ...own.headers, ...sent.headers },
    ...(own.cookies || sent.cookies ? { cookies: { ...own.cookies, ...sent.cookies } } : {}),
  };
  const [, field = ""] = (place === "body" ? pointer : place).split("/");
  const clue = field === "" ? {} : { clue: { field } };
  return { subject: target.subject, input, request: authorizedRequest(target, input), ...clue };
}
