import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { deadlineAfter } from "../../scripts/verify/deadline.ts";
import { collect } from "../collect.ts";

/** Nobody listens at first, as between two pauses that a server asks for. */
async function afterCollection(signal: AbortSignal): Promise<boolean> {
  await setImmediate();
  collect();
  await setImmediate();
  if (!signal.aborted) await once(signal, "abort");
  return signal.aborted;
}

it("is over after the budget, whatever was collected until then", async () => {
  expect(await afterCollection(deadlineAfter(20, undefined).signal)).toBe(true);
});

it("is over with the caller's signal, and not before", async () => {
  const caller = new AbortController();
  const { signal } = deadlineAfter(undefined, caller.signal);
  expect(signal.aborted).toBe(false);
  caller.abort();
  expect(signal.aborted).toBe(true);
  expect(deadlineAfter(undefined, caller.signal).signal.aborted).toBe(true);
});

it("never is after it was closed", () => {
  const caller = new AbortController();
  const { signal, close } = deadlineAfter(2 ** 40, caller.signal);
  close();
  caller.abort();
  expect(signal.aborted).toBe(false);
});
