import type { ResolvedOperation } from "../contract/contract.ts";
import { pathTo } from "../contract/path-to.ts";
import type { Input } from "./subject.ts";

/**
 * The names by which a path parameter of an operation can be given, the most particular one first:
 * `/shops/{shop}/items/{id}`, `items/{id}`, `id`. Of `id`, there may be several in one contract.
 */
export function paramNames({ path }: Pick<ResolvedOperation, "path">, parameter: string): string[] {
  const whole = pathTo(path, parameter) ?? "";
  const last = whole.split("/").slice(-2).join("/");
  return [...new Set([whole, last, parameter])];
}

/** What is known of an operation's path parameters, by their own names. */
export function knownParams(operation: ResolvedOperation, given: Input["params"] = {}): Input["params"] {
  return Object.fromEntries(
    Object.keys(operation.params).flatMap((parameter) => {
      const name = paramNames(operation, parameter).find((one) => given[one] !== undefined);
      return name === undefined ? [] : [[parameter, given[name]]];
    }),
  );
}
