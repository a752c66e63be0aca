import {
  type Reference,
  referenceErrors,
  referenceIn,
  referencesOf,
  withReferenceIn,
} from "../../model/references.ts";
import { denied, type Expectation } from "../expectation.ts";
import { httpRequest } from "../http/request.ts";
import { wholeInput } from "../laws/whole-body.ts";
import { missingText } from "../missing-object.ts";
import type { Probe } from "../probe.ts";
import { bodyOf, bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";

/** Bodies that name an object that does not exist, which is refused as documented, and the second principal's object. */
export function referenceProbes(target: CheckedTarget): Probe[] {
  const { subject, own, authorized, untouchable, referred, otherReferred } = target;
  if (!own || !authorized || untouchable || bodyOf(subject.operation)?.kind !== "json") return [];
  return referencesOf(subject.operation).flatMap((reference) => {
    const expected = expectedFor(target, reference);
    const name = referred[reference.field];
    const other = otherReferred[reference.field];
    if (!expected || name === undefined) return [];
    const probe = probeOf(target, reference);
    return [
      ...probe("does not exist", missingName(target, reference, name), expected),
      // An object that both principals may use is not foreign.
      ...(String(other) === String(name) ? [] : probe("is another principal's", other, denied)),
    ];
  });
}

function expectedFor(
  { subject: { operation } }: CheckedTarget,
  reference: Reference,
): Expectation | undefined {
  const errors = referenceErrors(operation, reference).map(({ status, text, promised }) =>
    promised ? { status, text } : { status },
  );
  return errors.length > 0 ? { errors } : undefined;
}

function probeOf(target: CheckedTarget, { field, place, resource }: Reference) {
  const { subject, credential } = target;
  const whole = wholeInput(target);
  return (what: string, value: unknown, expected: Expectation): Probe[] => {
    const input = whole && { ...whole, body: withReferenceIn(whole.body, place, value) };
    if (
      !input ||
      value === undefined ||
      referenceIn(whole.body, place) === undefined ||
      !bodySchema(subject)?.safeParse(input.body).success
    )
      return [];
    return [
      {
        rule: "reference",
        place: `${field} ${what}`,
        what: `a \`${field}\` of a ${resource} that ${what}`,
        label: "",
        subject,
        request: httpRequest(subject.operation, input, credential),
        input,
        expected,
      },
    ];
  };
}

/** A name of the same form that no object has. */
function missingName({ subject, own }: CheckedTarget, { place }: Reference, name: unknown): unknown {
  const asName = (text: string) => (typeof name === "number" ? Number(text) : text);
  const isValid = (text: string) =>
    bodySchema(subject)?.safeParse(withReferenceIn(own?.body, place, asName(text))).success === true;
  const text = missingText(String(name), isValid);
  return text === undefined ? undefined : asName(text);
}

// Coverage: the unit tests have few references whose error has no text of its own.
