import { asFields, ownField } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw, law, short } from "./answers.ts";
import { atOnce, partsAtOnce } from "./at-once.ts";
import { timesInOrder } from "./forward.ts";
import { nearlyTheSame } from "./nearly-the-same.ts";
import { checkReadOnly } from "./read-only.ts";
import { checkReplaced } from "./replaced.ts";
import type { LawResource } from "./resources.ts";
import { spellings } from "./spelling.ts";
import { isReadable, shownState, stateOf } from "./state.ts";
import { variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";
import { type Written, written } from "./written.ts";

const parallel = 6;
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
  const write = (body: unknown, label: string, bytes?: Uint8Array) =>
    written(check, target, { ...base, body }, label, bytes);
  const first = await write(next(), "an update");
  if (!first) return;

  const second = await write(next(), "another update after it");
  if (second) {
    await check.settled((look) => readBack(look, resource, second));
    await repeated(check, target, second, write);
  }
  // A field with few values may get the value that the object already had.
  const plain = await write(base.body, "the whole body");
  if (plain) await check.settled((look) => readBack(look, resource, plain));
  // The answer must not be that of an earlier request.
  const back = second && (await write(first.probe.input?.body, "the first update again, after another one"));
  for (const [label, body] of nearlyTheSame(next(), subject)) await write(body, label);
  for (const { label, value, bytes } of spellings(next(), subject)) await write(value, label, bytes);
  await untouched(check, target, resource, base, write);
  await checkReplaced(check, target, base, seed, write);
  await checkReadOnly(check, target, resource, base, next());
  await atOnce(check, target, resource, Array.from({ length: parallel }, next));
  timesInOrder(
    check,
    subject.operation.laws?.forward ?? [],
    [first, second, back].flatMap((one) => one ?? []),
  );
}

/** The server stores what it answers. */
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

/** An idempotent update that is sent twice has the effect of one. */
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
    const changed = await write(part, `\`${name}\` alone`);
    if (!changed) continue;
    const after = await shownState(check, resource, changed.record);
    for (const field of sets)
      if (after && field !== name && !contains(after[field], before[field]))
        check.report(
          fieldLaw("untouched", field, `An update without \`${field}\` changes it.`, {
            expected: `${short(before[field])}, as before`,
            held: after[field],
          }),
          changed.probe,
          changed.result.outcome,
        );
  }
}

// Coverage: the unit tests have few updates that fail half-way.
