import type { Fields } from "../../lib/fields.ts";
import type { OperationCheck, Result } from "../check.ts";
import { accepted } from "../expectation.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import type { CheckedTarget } from "../target.ts";
import { recordIn } from "./resources.ts";
import { lawProbe } from "./state.ts";

/** What one update left: the probe, its answer and the record in it. */
export interface Written {
  readonly probe: Probe;
  readonly result: Result;
  readonly record: Fields;
}

/** Sends one update, its body as `bytes` if given; `undefined`: its answer shows no object. */
export async function written(
  check: OperationCheck,
  target: CheckedTarget,
  input: RequestInput,
  label: string,
  bytes?: Uint8Array,
): Promise<Written | undefined> {
  const { operation } = target.subject;
  const probe = { ...lawProbe(target, input, label), expected: accepted(operation) };
  if (bytes) probe.request = { ...probe.request, body: bytes };
  const result = await check.ask(probe);
  const record = result.succeeded ? recordIn(operation, result.value) : undefined;
  return record && { probe, result, record };
}
