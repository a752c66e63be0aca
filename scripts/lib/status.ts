/** An exact status, a range of them, or every status that nothing else documents (OpenAPI 3.1, Responses Object). */
export type StatusKey = number | `${1 | 2 | 3 | 4 | 5}XX` | "default";

/** The statuses that answer a request and are registered with IANA, without the interim ones below 200. */
const registered: readonly number[] = [
  ...[200, 201, 202, 203, 204, 205, 206, 207, 208, 226],
  ...[300, 301, 302, 303, 304, 305, 307, 308],
  ...[400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417],
  ...[421, 422, 423, 424, 425, 426, 428, 429, 431, 451],
  ...[500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
];

/** Statuses at which HTTP allows no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
export const bodilessStatuses: ReadonlySet<number> = new Set([204, 205, 304]);

/** The statuses whose `Location` says where to go instead (RFC 9110, section 15.4). */
export const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Whether a status key (`404`, `4XX`, `default`) covers a status. */
export function isOfStatus(key: StatusKey, status: number): boolean {
  return key === "default" || key === status || key === `${Math.floor(status / 100)}XX`;
}

/**
 * The part for a status: the one with the exact status, else with its range, else the default (OpenAPI 3.1, Responses
 * Object).
 */
export function forStatus<Part extends { readonly status: StatusKey }>(
  parts: readonly Part[],
  status: number,
): Part | undefined {
  const matching = parts.filter((part) => isOfStatus(part.status, status));
  return (
    matching.find((part) => part.status === status) ??
    matching.find((part) => part.status !== "default") ??
    matching[0]
  );
}

/** The lowest status that a key covers; for the default, a success. */
export function lowestStatus(key: StatusKey): number {
  if (typeof key === "number") return key;
  return key === "default" ? 200 : Number(key.charAt(0)) * 100;
}

/** The key by which a status is documented: itself, else its range, else the default. */
export function keyOfStatus(keys: readonly StatusKey[], status: number): StatusKey | undefined {
  return [status, `${Math.floor(status / 100)}XX`, "default"].find((key): key is StatusKey =>
    keys.includes(key as StatusKey),
  );
}

/**
 * The keys under which an operation may document what the server refuses by itself, the first one first: the status, for an
 * invalid request also 422, its range, the default.
 */
export function refusalKeys(status: StatusKey, isInvalid: boolean): StatusKey[] {
  const range = lowestStatus(status) < 500 ? "4XX" : "5XX";
  return [status, ...(isInvalid ? ([422] as const) : []), range, "default"];
}

/** The registered statuses that a key stands for, where `keys` are all that are documented; an exact one stands for itself. */
export function statusesOf(key: StatusKey, keys: readonly StatusKey[], hasBody = false): number[] {
  if (typeof key === "number") return [key];
  return registered.filter(
    (status) =>
      isOfStatus(key, status) &&
      keyOfStatus([...keys, key], status) === key &&
      !(hasBody && bodilessStatuses.has(status)),
  );
}

/** Whether a key stands for errors: a client error, a server error, or the default. */
export function isErrorKey(key: StatusKey): boolean {
  return key === "default" || Number(String(key).charAt(0)) >= 4;
}

/**
 * Exact statuses first, in ascending order, then ranges, then the default: the order in which JavaScript lists the keys
 * of an object.
 */
export function inStatusOrder(a: StatusKey, b: StatusKey): number {
  const place = (key: StatusKey) =>
    typeof key === "number" ? key : 1000 + (key === "default" ? 9 : Number(key.charAt(0)));
  return place(a) - place(b);
}

/** The status to answer or to show for a key, where `keys` are all that are documented: for `3XX` and `default` the usual one, else the first. */
export function shownStatus(key: StatusKey, keys: readonly StatusKey[], hasBody = false): number {
  const all = statusesOf(key, keys, hasBody);
  const usual = key === "3XX" ? 302 : 500;
  return all.includes(usual) ? usual : (all[0] ?? lowestStatus(key));
}
