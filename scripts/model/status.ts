import type { StatusKey } from "./model.ts";

/** Whether a key of the model covers a status. */
export function isOfStatus(key: StatusKey, status: number): boolean {
  return key === "default" || key === status || key === `${Math.floor(status / 100)}XX`;
}

/** The part for a status: by the exact status, else by its range, else the default (OpenAPI 3.1, Responses Object). */
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
