import type { ApiModel, OperationModel } from "../model/model.ts";
import { pathTo } from "../model/path-template.ts";
import { pathParameters, type RequestInput } from "./request-input.ts";
import type { Subject } from "./subject.ts";

/**
 * The names by which a path parameter of an operation can be given, the most particular one first:
 * `/shops/{shop}/items/{id}`, `items/{id}`, `id`. One contract may have several parameters `id`.
 */
export function paramNames({ basePath }: ApiModel, { path }: OperationModel, parameter: string): string[] {
  const whole = pathTo(path.slice(basePath.length), parameter) ?? "";
  const last = whole.split("/").slice(-2).join("/");
  return [...new Set([whole, last, parameter])];
}

/** What is known of an operation's path parameters, by their own names. */
export function knownParams(
  { api, operation }: Pick<Subject, "api" | "operation">,
  given: RequestInput["params"] = {},
): RequestInput["params"] {
  return Object.fromEntries(
    pathParameters(operation).flatMap(({ name: parameter }) => {
      const name = paramNames(api, operation, parameter).find((one) => given[one] !== undefined);
      return name === undefined ? [] : [[parameter, given[name]]];
    }),
  );
}
