import type { OperationLimits } from "../contract/limits.ts";

/** What the limits of an operation mean to callers: a sentence for each. */
export function limitSentences({ bodyLimit, timeout, deadline, retries }: OperationLimits = {}): string[] {
  return [
    ...(bodyLimit === undefined ? [] : [`The request body may have up to ${amount(bodyLimit, "byte")}.`]),
    ...(timeout === undefined ? [] : [`An answer may take up to ${amount(timeout, "millisecond")}.`]),
    ...(deadline === undefined
      ? []
      : [`A call with all its attempts may take up to ${amount(deadline, "millisecond")}.`]),
    ...(retries === undefined
      ? []
      : [
          retries === 0
            ? "A failed call is not sent again."
            : `A failed call is sent again up to ${amount(retries, "time")}.`,
        ]),
  ];
}

function amount(count: number, unit: string): string {
  return `${count.toLocaleString("en-US")} ${unit}${count === 1 ? "" : "s"}`;
}
