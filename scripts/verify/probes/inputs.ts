import { accepted, type Expectation, notFound, open, refusal, refused, success } from "../expectation.ts";
import { type ProbedInput, probedInputs } from "../inputs.ts";
import { isOpen } from "../open.ts";
import type { Probe } from "../probe.ts";
import type { Input } from "../subject.ts";
import { authorizedRequest, isSafe, type Target } from "../target.ts";
import { thinned } from "../values.ts";

/** Valid inputs that each make an object are sent in such a number only. */
const mostCreations = 40;
/** A shorter name may be that of an object which is not the principal's to change. */
const unguessable = 16;

/** Every case of the engine for every part of an input: the valid must be accepted, the invalid refused. */
export function inputProbes(target: Target, seed: number): Probe[] {
  const { own, subject } = target;
  if (!own || !target.authorized) return [];
  const inputs = [...probedInputs(subject, seed)].filter(
    ({ place }) => !target.untouchable || place.startsWith("params/"),
  );
  const valid = inputs.filter((input) => input.valid && isHarmless(input, target));
  const creates = subject.operation.method === "POST";
  return [
    ...(creates ? thinned(valid, mostCreations) : valid).map((input) => validProbe(target, own, input)),
    ...inputs.filter((input) => !input.valid).map((input) => invalidProbe(target, own, input)),
  ];
}

/** Whether no object but the principal's can be changed by it. */
function isHarmless({ place, sent: { params } }: ProbedInput, target: Target): boolean {
  if (isSafe(target.subject.operation)) return true;
  if (target.untouchable) return false;
  return (
    !place.startsWith("params/") ||
    Object.values(params ?? {}).every((value) => String(value).length >= unguessable)
  );
}

function validProbe(target: Target, own: Input, probed: ProbedInput): Probe {
  const { place, label } = probed;
  const isObject = place.startsWith("params/");
  const expected = isObject ? ofAnotherObject(target, probed) : ofValid(target, probed);
  return {
    ...probeOf(target, own, probed),
    kind: "valid-input",
    rule: isObject ? "valid-path" : probed.unknown ? "unknown-field" : `valid-${place.split("/")[0]}`,
    place: isObject ? place : "",
    what: isObject ? `a well-formed \`${place.slice(7)}\` of no object` : `valid input (\`${place}\`)`,
    label: `${place}: ${label}`,
    expected,
    lawful: !isObject && !expected.open,
  };
}

function ofAnotherObject({ subject: { operation } }: Target, { probed }: ProbedInput): Expectation {
  const none = notFound(operation);
  if (isOpen(operation, probed) || !none) return open;
  // On a path that is read only, an object of that name may well be there.
  return operation.method === "GET" ? { ...none, ...success } : none;
}

function ofValid({ subject: { operation } }: Target, { probed, unknown, sent }: ProbedInput): Expectation {
  const text = JSON.stringify(sent);
  // Half a character is no text in UTF-8: there is nothing that could come back.
  if (isOpen(operation, probed) || /\\ud[89a-f][0-9a-f]{2}/.test(text)) return open;
  const usual = accepted(operation);
  // Many databases can't hold the character NUL.
  return unknown || text.includes("\\u0000") ? { ...usual, ...refusal } : usual;
}

function invalidProbe(target: Target, own: Input, probed: ProbedInput): Probe {
  const { place, rule, pointer, label } = probed;
  const where =
    place === "body"
      ? pointer
        ? `\`${pointer}\` of the body`
        : "the body"
      : `\`${place.slice(place.indexOf("/") + 1)}\``;
  return {
    ...probeOf(target, own, probed),
    kind: "invalid-input",
    rule: `invalid-${place.split("/")[0]}`,
    place: `${place} ${pointer.replace(/\d+/g, "0")} ${rule}`,
    what:
      rule === "required"
        ? "a body that lacks a required field"
        : `a value of ${where} that breaks \`${rule}\``,
    label,
    expected: ofInvalid(target, probed),
  };
}

function ofInvalid({ subject: { operation } }: Target, { place, probed, sent }: ProbedInput): Expectation {
  if (isOpen(operation, probed)) return open;
  const text = Object.values(sent.params ?? {})
    .flat()
    .join("");
  // What stands before a server may refuse these, or read them as another path.
  const crooked = place.startsWith("params/") && (/[/\\\p{Cc}]/u.test(text) || text.length > 2000);
  if (crooked) return { ...refusal, errors: [{ status: 404 }] };
  return refused(operation, probed);
}

function probeOf(target: Target, own: Input, { sent }: ProbedInput) {
  const input: Input = {
    ...own,
    ...sent,
    params: { ...own.params, ...sent.params },
    query: { ...own.query, ...sent.query },
    headers: { ...own.headers, ...sent.headers },
  };
  return { subject: target.subject, input, request: authorizedRequest(target, input) };
}
