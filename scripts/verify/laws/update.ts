import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import type { Check, Result } from "../check.ts";
import { accepted, refusal } from "../expectation.ts";
import type { Probe } from "../probe.ts";
import type { Input } from "../subject.ts";
import type { Target } from "../target.ts";
import { contains, own } from "../values.ts";
import { law, short } from "./answers.ts";
import { asFields, type Fields, type Resource } from "./resources.ts";
import { isReadable, lawProbe, stateOf } from "./state.ts";
import { markOf, vary } from "./vary.ts";
import { wholeBody } from "./whole-body.ts";

/** Timestamps may be kept to the second. */
const tick = 1100;
const parallel = 6;

/** What one update left: the probe, its answer and the record in it. */
interface Written {
  readonly probe: Probe;
  readonly result: Result;
  readonly record: Fields;
}

/** The laws of an update, one request after the other, on the first principal's object. */
export async function checkUpdate(
  check: Check,
  target: Target,
  resource: Resource,
  seed: number,
): Promise<void> {
  const { subject } = target;
  const base = target.own && { ...target.own, body: wholeBody(subject) };
  if (!base) return;
  const mark = markOf(seed);
  let count = 0;
  const next = () => vary(base.body, subject.operation.body?.schema, mark, ++count);
  const write = async (body: unknown, label: string): Promise<Written | undefined> => {
    const probe = { ...lawProbe(target, { ...base, body }, label), expected: accepted(subject.operation) };
    const result = await check.ask(probe);
    const record = result.succeeded ? asFields(result.value) : undefined;
    return record && { probe, result, record };
  };
  const begun = performance.now();
  const first = await write(next(), "an update");
  if (!first) return;

  const second = await write(next(), "another update after it");
  if (second) {
    await readBack(check, resource, second);
    await repeated(check, target, second, write);
  }
  for (const [label, body] of nearlyTheSame(next(), subject.operation.body?.schema)) await write(body, label);
  await untouched(check, target, resource, base, write);
  await readOnly(check, target, resource, base, next());
  await atOnce(check, target, resource, Array.from({ length: parallel }, next));
  // Long enough for a clock of whole seconds to move.
  await wait(Math.max(0, tick - (performance.now() - begun)));
  const last = await write(next(), "an update a second later");
  if (!last) return;
  forward(check, subject.operation.laws?.forward ?? [], [first, ...(second ? [second] : []), last]);
}

/** What was answered is what is stored. */
async function readBack(check: Check, resource: Resource, { probe, result, record }: Written): Promise<void> {
  if (!isReadable(resource)) return;
  const state = await stateOf(check, resource, record);
  if (!state) return;
  const lost = Object.keys(record).filter(
    (field) => field in state && !contains(state[field], record[field]),
  );
  for (const field of lost)
    check.report(
      {
        ...law(
          "lost-write",
          field,
          `\`${field}\` is answered, and not stored: reading it back gives another value.`,
          `\`${field}\`: ${short(record[field])}`,
        ),
        received: `\`${field}\`: ${short(state[field])}`,
      },
      probe,
      result.outcome,
    );
}

/** Sent twice, an idempotent update leaves what it left. */
async function repeated(
  check: Check,
  { subject: { operation } }: Target,
  { probe, record }: Written,
  write: (body: unknown, label: string) => Promise<Written | undefined>,
): Promise<void> {
  if (!operation.idempotent) return;
  const again = await write(probe.input?.body, "the same update again");
  if (!again) {
    check.report(
      law(
        "idempotent",
        "refused",
        "The same update, sent again, is not accepted.",
        "the same answer: the operation is idempotent",
      ),
      probe,
    );
    return;
  }
  const moving = new Set(operation.laws?.forward);
  for (const field of operation.laws?.sets ?? [])
    if (!moving.has(field) && !contains(again.record[field], record[field]))
      check.report(
        {
          ...law(
            "idempotent",
            field,
            `The same update, sent again, leaves another \`${field}\`.`,
            `\`${field}\`: ${short(record[field])}, as after the first`,
          ),
          received: `\`${field}\`: ${short(again.record[field])}`,
        },
        again.probe,
        again.result.outcome,
      );
}

/** One text after the other, that a careless comparison takes for the same. */
function nearlyTheSame(body: unknown, schema: z.ZodType | undefined): [label: string, body: unknown][] {
  const changes: readonly [string, (text: string) => string][] = [
    ["a text", (text) => `${text} é`],
    ["the same text in capitals", (text) => `${text} é`.toUpperCase()],
    ["the same text with spaces around", (text) => ` ${`${text} é`.toUpperCase()} `],
    ["the same text, decomposed", (text) => ` ${`${text} é`.toUpperCase().normalize("NFD")} `],
  ];
  return changes
    .map(([label, change]) => {
      const changed = Object.entries(body as object).map(([name, value]) => [
        name,
        typeof value === "string" ? change(value) : value,
      ]);
      return [label, Object.fromEntries(changed)] as [string, unknown];
    })
    .filter(([, changed]) => schema?.safeParse(changed).success);
}

/** An update of some fields leaves the others as they are (RFC 5789). */
async function untouched(
  check: Check,
  { subject: { operation } }: Target,
  resource: Resource,
  base: Input,
  write: (body: unknown, label: string) => Promise<Written | undefined>,
): Promise<void> {
  const sets = operation.laws?.sets ?? [];
  if (operation.method !== "PATCH" || sets.length < 2) return;
  for (const name of Object.keys(base.body as object)) {
    const whole = await write(base.body, "all fields");
    const before =
      whole && isReadable(resource) ? await stateOf(check, resource, whole.record) : whole?.record;
    const part = { [name]: own(base.body, name) };
    if (!before || !operation.body?.schema?.safeParse(part).success) continue;
    const written = await write(part, `\`${name}\` alone`);
    if (!written) continue;
    const after = isReadable(resource) ? await stateOf(check, resource, written.record) : written.record;
    for (const field of sets)
      if (after && field !== name && !contains(after[field], before[field]))
        check.report(
          {
            ...law(
              "untouched",
              field,
              `An update without \`${field}\` changes it.`,
              `\`${field}\`: ${short(before[field])}, as before`,
            ),
            received: `\`${field}\`: ${short(after[field])}`,
          },
          written.probe,
          written.result.outcome,
        );
  }
}

/** Fields that an update does not set are ignored or refused, also where the body names them. */
async function readOnly(
  check: Check,
  target: Target,
  resource: Resource,
  base: Input,
  body: unknown,
): Promise<void> {
  const { operation } = target.subject;
  const known = await stateOrAnswer(check, target, resource, base);
  if (!known) return;
  const fields = [...(operation.laws?.keeps ?? []), ...(operation.laws?.forward ?? [])].filter(
    (field) => own(body, field) === undefined && known[field] !== undefined,
  );
  for (const field of fields) {
    const sent = { ...(body as object), [field]: altered(known[field]) };
    if (!operation.body?.schema?.safeParse(sent).success) continue;
    const probe: Probe = {
      ...lawProbe(
        target,
        { ...base, body: sent },
        `\`${field}\` in the body`,
        "a body that names a field which an update does not set",
      ),
      rule: "read-only",
      expected: { ...accepted(operation), ...refusal },
    };
    const result = await check.ask(probe);
    const answered = result.succeeded ? asFields(result.value) : undefined;
    if (operation.laws?.forward?.includes(field) && answered?.[field] === altered(known[field]))
      check.report(
        law("forward", field, `The body can set \`${field}\`.`, "a timestamp that the server sets", answered),
        probe,
        result.outcome,
      );
  }
}

async function stateOrAnswer(
  check: Check,
  target: Target,
  resource: Resource,
  base: Input,
): Promise<Fields | undefined> {
  const result = await check.ask(lawProbe(target, base, "the documented example"));
  const record = asFields(result.value);
  return record && isReadable(resource) ? stateOf(check, resource, record) : record;
}

/** Another value of the same form: a character moved on; a timestamp goes back. */
function altered(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return "x";
  if (/^\d{4}-\d\d-\d\d/.test(value)) return value.replace(/^\d{4}/, "2001");
  return value.replace(/[0-8a-yA-Y](?=[^0-8a-yA-Y]*$)/, (last) =>
    String.fromCharCode(last.charCodeAt(0) + 1),
  );
}

/** Updates at once: each answer is of its own request, and one of them is what stays. */
async function atOnce(
  check: Check,
  target: Target,
  resource: Resource,
  bodies: readonly unknown[],
): Promise<void> {
  const { own: base, subject } = target;
  if (!base) return;
  const probes = bodies.map((body) => ({
    ...lawProbe(target, { ...base, body }, "several updates at once"),
    expected: {
      ...accepted(subject.operation),
      errors: [...(accepted(subject.operation).errors ?? []), { status: 409 }],
    },
  }));
  const results = await check.askAll(probes);
  const index = results.findIndex(({ succeeded }) => succeeded);
  const record = asFields(results[index]?.value);
  const probe = probes[index];
  const state = record && isReadable(resource) ? await stateOf(check, resource, record) : undefined;
  if (!state || !probe) return;
  const sets = subject.operation.laws?.sets ?? [];
  const fits = (body: unknown) =>
    sets.every((field) => own(body, field) === undefined || contains(state[field], own(body, field)));
  if (!bodies.some(fits))
    check.report(
      law(
        "parallel",
        "mixed",
        "After several updates at once, the object holds what none of them sent.",
        "what one of them sent",
        state,
      ),
      probe,
    );
}

/** Timestamps of changes, in their order: they never go back, and a change a second later shows. */
function forward(check: Check, fields: readonly string[], written: readonly Written[]): void {
  for (const field of fields) {
    const times = written.map(({ record }) => Date.parse(String(record[field])));
    const back = times.findIndex((time, index) => index > 0 && time < (times[index - 1] ?? time));
    const at = written[back === -1 ? written.length - 1 : back];
    if (!at || times.some(Number.isNaN)) continue;
    const values = written.map(({ record }) => String(record[field])).join(", then ");
    const report = (cause: string, message: string) =>
      check.report(
        {
          ...law("forward", `${field} ${cause}`, message, `\`${field}\` moves forward with every change`),
          received: `\`${field}\`: ${values}`,
        },
        at.probe,
        at.result.outcome,
      );
    if (back !== -1) report("back", `\`${field}\` goes back from one update to the next.`);
    else if (times[0] === times.at(-1))
      report("still", `\`${field}\` stays the same though the object has changed.`);
  }
}
