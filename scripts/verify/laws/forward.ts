import { setTimeout as wait } from "node:timers/promises";
import { asFields } from "../../lib/fields.ts";
import type { OperationCheck } from "../check.ts";
import { isAnswer } from "../http/message.ts";
import type { RequestInput } from "../request-input.ts";
import { bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains, plainText } from "../values.ts";
import { law } from "./answers.ts";
import type { LawResource } from "./resources.ts";
import { variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";
import { type Written, written } from "./written.ts";

/** Timestamps may be kept to the second. */
const second = 1000;
const tick = 1200;
/** The wait in milliseconds before a single field is changed, the most fields of which that is done, and the least rounding that is longer than the wait. */
const moment = 60;
const mostParts = 8;
const coarse = 100;
/** Milliseconds that a server's clocks may be apart; a wrong time zone is a quarter of an hour or more. */
export const drift = 600_000;

/**
 * Two updates of each resource, and a second later another one: its timestamps move with it. The second is waited for
 * once, however many resources there are.
 */
export async function checkForward(
  check: OperationCheck,
  resources: readonly LawResource[],
  seed: number,
): Promise<void> {
  const begun: {
    readonly update: CheckedTarget;
    readonly first: Written | undefined;
    readonly before: Written;
    readonly at: number;
  }[] = [];
  for (const { update } of resources) {
    if (!update?.own || !update.authorized || update.untouchable || forwardOf(update).length === 0) continue;
    // A timestamp that is late by one update has the time of the first of them.
    const first = await writtenAnew(check, update, seed, 110, "an update");
    const before = await writtenAnew(check, update, seed, 111, "another update after it");
    if (before) begun.push({ update, first, before, at: performance.now() });
  }
  if (begun.length === 0) return;
  await wait(tick);
  const all = new Map<CheckedTarget, readonly Written[]>();
  for (const { update, first, before, at } of begun) {
    const apart = performance.now() - at;
    const after = await writtenAnew(check, update, seed, 112, "an update a second later");
    if (!after) continue;
    movedOn(check, update, [before, after], apart);
    all.set(update, [...(first ? [first] : []), before, after]);
  }
  await checkParts(check, all, seed);
}

/** An update of each field alone moves the timestamps, too; a moment is waited for once for a field of every resource. */
async function checkParts(
  check: OperationCheck,
  all: Map<CheckedTarget, readonly Written[]>,
  seed: number,
): Promise<void> {
  const parts = new Map([...all.keys()].map((update) => [update, partsOf(update, seed)]));
  for (let index = 0; index < mostParts; index++) {
    const due = [...parts].flatMap(([update, own]) => {
      const part = own[index];
      return part ? [{ update, part }] : [];
    });
    if (due.length === 0) return;
    await wait(moment);
    for (const { update, part } of due) {
      const earlier = all.get(update) ?? [];
      const after = await written(check, update, part, "one field alone, a moment later");
      if (!after) continue;
      stillIn(check, update, earlier, after);
      all.set(update, [...earlier, after]);
    }
  }
}

/** An update of each field alone, where there are several. */
function partsOf(update: CheckedTarget, seed: number): RequestInput[] {
  const { subject } = update;
  const { method, laws: { sets = [] } = {} } = subject.operation;
  const base = wholeInput(update);
  if (method !== "PATCH" || sets.length < 2 || !base) return [];
  const body = asFields(vary(base.body, subject, variedBy(seed), 113)) ?? {};
  return sets
    .filter((name) => name in body)
    .map((name) => ({ ...base, body: { [name]: body[name] } }))
    .filter((part) => bodySchema(subject)?.safeParse(part.body).success);
}

/**
 * Reports a time that stays where one field alone changes. Servers' clocks may be some milliseconds apart, so only the same time
 * is reported; and a server may round its times, which all earlier ones tell together.
 */
function stillIn(
  check: OperationCheck,
  update: CheckedTarget,
  earlier: readonly Written[],
  now: Written,
): void {
  const last = earlier.at(-1);
  if (!last) return;
  const changes = [last, now];
  const [{ record: old }, { record }] = [last, now];
  const changed = update.subject.operation.laws?.sets?.find((field) => !contains(record[field], old[field]));
  if (changed === undefined) return;
  for (const field of forwardOf(update)) {
    const [before, after] = timesOf(field, changes);
    const isRounded = timesOf(field, earlier).every((time) => time % coarse === 0);
    if (before !== undefined && before === after && !isRounded)
      reportTo(
        check,
        field,
        changes,
      )(`still ${changed}`, `\`${field}\` stays the same though \`${changed}\` has changed.`);
  }
}

function forwardOf({ subject: { operation } }: CheckedTarget): readonly string[] {
  return operation.laws?.forward ?? [];
}

async function writtenAnew(
  check: OperationCheck,
  update: CheckedTarget,
  seed: number,
  index: number,
  label: string,
): Promise<Written | undefined> {
  const base = wholeInput(update);
  const body = vary(base?.body, update.subject, variedBy(seed), index);
  return base && written(check, update, { ...base, body }, label);
}

/** The timestamp of a change is in its own answer, not only in the next one's; `apart`: milliseconds between two changes. */
function movedOn(
  check: OperationCheck,
  update: CheckedTarget,
  changes: readonly [Written, Written],
  apart: number,
): void {
  const [{ record: old }, { record, result }] = changes;
  const { sets = [] } = update.subject.operation.laws ?? {};
  // A server may leave the timestamp as it is if nothing changes.
  const hasChanged = sets.some((field) => !contains(record[field], old[field]));
  for (const field of forwardOf(update)) {
    const [before, after] = timesOf(field, changes);
    if (before === undefined || after === undefined) continue;
    const now = Date.parse(isAnswer(result.outcome) ? (result.outcome.headers["date"] ?? "") : "");
    const away = Math.abs(after - (Number.isNaN(now) ? Date.now() : now));
    const isWhole = before % second === 0 && after % second === 0;
    const least = isWhole ? apart - second - 50 : apart / 2;
    const tell = reportTo(check, field, changes);
    if (hasChanged && before === after)
      tell("still", `\`${field}\` stays the same though the object has changed.`);
    else if (hasChanged && after - before < least)
      tell(
        "late",
        `\`${field}\` is the time of an earlier change: it does not move on as long as the time between two.`,
      );
    else if (away > drift)
      tell("clock", `\`${field}\` is not the time of the change, by the server's own clock.`);
  }
}

/** Timestamps of changes, in the order of these: they never go back. */
export function timesInOrder(
  check: OperationCheck,
  fields: readonly string[],
  changes: readonly Written[],
): void {
  for (const field of fields) {
    const times = timesOf(field, changes);
    const back = times.findIndex((time, index) => index > 0 && time < (times[index - 1] ?? time));
    if (back !== -1)
      reportTo(check, field, changes, back)("back", `\`${field}\` goes back from one update to the next.`);
  }
}

/** In milliseconds; empty if one of them is not a time. */
function timesOf(field: string, changes: readonly Written[]): number[] {
  const times = changes.map(({ record }) => Date.parse(plainText(record[field])));
  return times.some(Number.isNaN) ? [] : times;
}

/** Reports a deviation of a timestamp, shown by one of several changes: the last if none is named. */
function reportTo(
  check: OperationCheck,
  field: string,
  changes: readonly Written[],
  at = changes.length - 1,
) {
  const values = changes.map(({ record }) => plainText(record[field])).join(", then ");
  const shown = changes[at];
  return (cause: string, message: string) =>
    shown &&
    check.report(
      {
        ...law("forward", `${field} ${cause}`, message, `\`${field}\` moves forward with every change`),
        received: `\`${field}\`: ${values}`,
      },
      shown.probe,
      shown.result.outcome,
    );
}

// Coverage: the unit tests have few servers whose clock is not theirs.
