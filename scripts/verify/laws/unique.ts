import { asFields, type Fields } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import { accepted, type Expectation, expectedError, success } from "../expectation.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { law } from "./answers.ts";
import { inputOn, type LawResource } from "./resources.ts";
import { itemsOfPage, lawProbe } from "./state.ts";
import { variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";

/** A second creation with the value that the first one took is refused as documented, field by field. */
export async function checkUnique(
  check: OperationCheck,
  create: CheckedTarget,
  { input }: Pick<Probe, "input">,
  seed: number,
): Promise<void> {
  const taken = asFields(input?.body) ?? {};
  for (const [index, field] of uniqueOf(create).entries()) {
    const other = freshInput(create, seed, 10 + index);
    const body = { ...asFields(other?.body), [field]: taken[field] };
    const schema = bodySchema(create.subject);
    if (!other || taken[field] === undefined || !schema?.safeParse(body).success) continue;
    const label = `another object with the same \`${field}\``;
    await check.ask({
      ...lawProbe(create, { ...other, body }, label, label),
      rule: "unique",
      expected: conflict(create),
      lawful: false,
    });
  }
}

/** An update to a value that another object has is refused as documented; one to the object's own is not. */
export async function checkUniqueUpdate(
  check: OperationCheck,
  update: CheckedTarget,
  record: Fields,
  other: Fields,
  seed: number,
): Promise<void> {
  const schema = bodySchema(update.subject);
  const base = wholeInput(update);
  for (const [index, field] of uniqueOf(update).entries()) {
    const varied = asFields(vary(base?.body, update.subject, variedBy(seed), 30 + index)) ?? {};
    for (const [value, label, expected] of [
      [record[field], `\`${field}\` as the object has it already`, success],
      [other[field], `\`${field}\` as another object has it`, conflict(update)],
    ] as const) {
      const sent = { ...varied, [field]: value };
      if (value === undefined || !schema?.safeParse(sent).success) continue;
      const probe = lawProbe(
        update,
        { ...inputOn(update, record, update.own?.params), body: sent },
        label,
        label,
      );
      await check.ask({ ...probe, rule: "unique", expected, lawful: false });
    }
  }
}

/** Values that no object has are not refused as taken: reported if two are, and the list has neither. */
export async function checkFree(
  check: OperationCheck,
  { create, list }: LawResource,
  seed: number,
): Promise<void> {
  if (!create?.authorized || !list?.authorized || uniqueOf(create).length === 0) return;
  const held: Fields[] = [];
  for await (const item of itemsOfPage(check, list)) held.push(item);
  let last: Probe | undefined;
  for (const index of [21, 22]) {
    const input = freshInput(create, seed, index);
    const sent = asFields(input?.body) ?? {};
    const isHeld = uniqueOf(create).some((field) => held.some((item) => contains(item[field], sent[field])));
    if (!input || isHeld) return;
    last = {
      ...lawProbe(create, input, "creating an object"),
      expected: accepted(create.subject.operation),
    };
    if ((await check.ask(last)).status !== 409) return;
  }
  if (last)
    check.report(
      law("unique", "early", "The server refuses values that no object has as taken.", "a success"),
      last,
    );
}

/** The fields whose values no two objects share. */
export function uniqueOf({ subject }: Pick<CheckedTarget, "subject">): readonly string[] {
  return subject.operation.laws?.unique ?? [];
}

/** The body with new values in its unique fields, except for the field that is checked. */
export function withFreeValues(
  target: CheckedTarget,
  body: unknown,
  about: string,
  seed: number,
  index: number,
) {
  const schema = bodySchema(target.subject);
  const before = asFields(body);
  const varied = asFields(vary(body, target.subject, variedBy(seed), index));
  if (!before || !varied) return body;
  let whole: Fields = before;
  for (const field of uniqueOf(target)) {
    const next: Fields = { ...whole, [field]: varied[field] };
    if (field !== about && schema?.safeParse(next).success) whole = next;
  }
  return whole;
}

function freshInput(create: CheckedTarget, seed: number, index: number): RequestInput | undefined {
  const base = wholeInput(create);
  return base && { ...base, body: vary(base.body, create.subject, variedBy(seed), index) };
}

function conflict({ subject }: CheckedTarget): Expectation {
  const errors = subject.operation.errors.filter(({ status, given }) => status === 409 && !given);
  return { errors: errors.map(expectedError) };
}

// Coverage: the unit tests have few bodies of which no other value is valid.
