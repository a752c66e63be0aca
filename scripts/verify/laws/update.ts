import { setTimeout as wait } from "node:timers/promises";
import { asFields, type Fields, ownField } from "../../lib/fields.ts";
import type { OperationCheck, Result } from "../check.ts";
import { accepted } from "../expectation.ts";
import { isAnswer } from "../http/message.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw, law, short } from "./answers.ts";
import { atOnce, partsAtOnce } from "./at-once.ts";
import { nearlyTheSame } from "./nearly-the-same.ts";
import { checkReadOnly } from "./read-only.ts";
import { type LawResource, recordIn } from "./resources.ts";
import { spellings } from "./spelling.ts";
import { isReadable, lawProbe, shownState, stateOf } from "./state.ts";
import { variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";

const parallel = 6;
/** Timestamps may be kept to the second. */
const tick = 1100;
/** Milliseconds that a server's clocks may be apart; a wrong time zone is a quarter of an hour or more. */
const drift = 600_000;

/** What one update left: the probe, its answer and the record in it. */
interface Written {
  readonly probe: Probe;
  readonly result: Result;
  readonly record: Fields;
}

/** The laws of an update, one request after the other, on the first principal's object. */
export async function checkUpdate(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  seed: number,
): Promise<void> {
  const { subject } = target;
  const base = wholeInput(target);
  if (!base) return;
  const mark = variedBy(seed);
  let count = 0;
  const next = () => vary(base.body, subject, mark, ++count);
  const write = async (body: unknown, label: string, bytes?: Uint8Array): Promise<Written | undefined> => {
    const probe = { ...lawProbe(target, { ...base, body }, label), expected: accepted(subject.operation) };
    if (bytes) probe.request = { ...probe.request, body: bytes };
    const result = await check.ask(probe);
    const record = result.succeeded ? recordIn(subject.operation, result.value) : undefined;
    return record && { probe, result, record };
  };
  const begun = performance.now();
  const first = await write(next(), "an update");
  if (!first) return;

  const second = await write(next(), "another update after it");
  if (second) {
    await check.settled((look) => readBack(look, resource, second));
    await repeated(check, target, second, write);
  }
  // What was answered once must not be answered for it.
  const back = second && (await write(first.probe.input?.body, "the first update again, after another one"));
  for (const [label, body] of nearlyTheSame(next(), subject)) await write(body, label);
  for (const { label, value, bytes } of spellings(next(), subject)) await write(value, label, bytes);
  await untouched(check, target, resource, base, write);
  await checkReadOnly(check, target, resource, base, next());
  await atOnce(check, target, resource, Array.from({ length: parallel }, next));
  // Long enough for a clock of whole seconds to move.
  await wait(Math.max(0, tick - (performance.now() - begun)));
  const last = await write(next(), "an update a second later");
  if (!last) return;
  forward(
    check,
    subject.operation.laws?.forward ?? [],
    [first, second, back, last].flatMap((one) => one ?? []),
  );
}

/** What was answered is what is stored. */
async function readBack(
  check: OperationCheck,
  resource: LawResource,
  { probe, result, record }: Written,
): Promise<void> {
  if (!isReadable(resource)) return;
  const state = await stateOf(check, resource, record);
  if (!state) return;
  const lost = Object.keys(record).filter(
    (field) => field in state && !contains(state[field], record[field]),
  );
  for (const field of lost)
    check.report(
      fieldLaw(
        "lost-write",
        field,
        `\`${field}\` is answered, and not stored: reading it back gives another value.`,
        { expected: short(record[field]), held: state[field] },
      ),
      probe,
      result.outcome,
    );
}

/** Sent twice, an idempotent update leaves what it left. */
async function repeated(
  check: OperationCheck,
  { subject: { operation } }: CheckedTarget,
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
        fieldLaw("idempotent", field, `The same update, sent again, leaves another \`${field}\`.`, {
          expected: `${short(record[field])}, as after the first`,
          held: again.record[field],
        }),
        again.probe,
        again.result.outcome,
      );
}

/** An update of some fields leaves the others as they are (RFC 5789). */
async function untouched(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  base: RequestInput,
  write: (body: unknown, label: string) => Promise<Written | undefined>,
): Promise<void> {
  const { operation } = target.subject;
  const sets = operation.laws?.sets ?? [];
  if (operation.method !== "PATCH" || sets.length < 2) return;
  await partsAtOnce(check, target, resource, base);
  for (const name of Object.keys(asFields(base.body) ?? {})) {
    const whole = await write(base.body, "all fields");
    const before = whole && (await shownState(check, resource, whole.record));
    const part = { [name]: ownField(base.body, name) };
    if (!before || !bodySchema(target.subject)?.safeParse(part).success) continue;
    const written = await write(part, `\`${name}\` alone`);
    if (!written) continue;
    const after = await shownState(check, resource, written.record);
    for (const field of sets)
      if (after && field !== name && !contains(after[field], before[field]))
        check.report(
          fieldLaw("untouched", field, `An update without \`${field}\` changes it.`, {
            expected: `${short(before[field])}, as before`,
            held: after[field],
          }),
          written.probe,
          written.result.outcome,
        );
  }
}

/** Timestamps of changes, in their order: they never go back, and a change a second later shows. */
function forward(check: OperationCheck, fields: readonly string[], written: readonly Written[]): void {
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
    const now = Date.parse(isAnswer(at.result.outcome) ? (at.result.outcome.headers["date"] ?? "") : "");
    const away = Math.abs((times.at(-1) ?? 0) - (Number.isNaN(now) ? Date.now() : now));
    if (back !== -1) report("back", `\`${field}\` goes back from one update to the next.`);
    else if (times[0] === times.at(-1))
      report("still", `\`${field}\` stays the same though the object has changed.`);
    else if (away > drift)
      report("clock", `\`${field}\` is not the time of the change, by the server's own clock.`);
  }
}
