import { rangeOf } from "../../../lib/media-types.ts";

/** Members that both have. */
export function* pairs<Value>(
  old: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
): Generator<[string, Value, Value]> {
  for (const [key, before] of old) {
    const after = now.get(key);
    if (after !== undefined) yield [key, before, after];
  }
}

/** Each status that either side documents, with the response of each, possibly by a range or `default`. */
export function* statusPairs<Value>(
  old: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
): Generator<[string, Value | undefined, Value | undefined]> {
  for (const status of new Set([...old.keys(), ...now.keys()]))
    yield [status, answerFor(old, status), answerFor(now, status)];
}

/**
 * The response for a status: its own, that of its range (`4XX`), or `default`. If successes are documented,
 * `default` stands for errors, not for further successes.
 */
function answerFor<Value>(responses: ReadonlyMap<string, Value>, status: string): Value | undefined {
  const own = responses.get(status) ?? responses.get(`${status[0]}XX`);
  if (own !== undefined) return own;
  if (isSuccess(status) && documentsSuccess(responses)) return undefined;
  return responses.get("default");
}

/** Whether a success or a redirect is documented, so that `default` stands for errors only. */
export function documentsSuccess(responses: ReadonlyMap<string, unknown>): boolean {
  return [...responses.keys()].some(isSuccess);
}

function isSuccess(status: string): boolean {
  return /^[123]/.test(status);
}

/** Media types that the sender had and the reader now accepts, directly or by a range. */
export function* contentPairs<Value>(
  sent: ReadonlyMap<string, Value>,
  read: ReadonlyMap<string, Value>,
): Generator<[string, Value, Value]> {
  for (const [type, one] of sent) {
    const other = read.get(type) ?? read.get(rangeOf(type, read) ?? "");
    if (other !== undefined) yield [type, one, other];
  }
}
