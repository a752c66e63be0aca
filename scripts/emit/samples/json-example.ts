import type { Problem } from "../../lib/problem.ts";
import type { OperationModel } from "../../model/model.ts";
import { type JsonValue, notJson } from "./json-value.ts";
import type { SampleOptions } from "./options.ts";

/** The JSON value that a sample sends. */
export function jsonExample(
  { operationId, requestBody }: OperationModel,
  options: SampleOptions,
  problems: Problem[],
): JsonValue {
  const [name, example] = Object.entries(requestBody?.content[0].examples ?? {}).find(
    ([key]) => options.example === undefined || key === options.example,
  ) ?? [options.example ?? "default"];
  const value = "body" in options ? options.body : example?.value;
  const reason = notJson(value, "body");
  if (reason === undefined) return value as JsonValue;
  problems.push({
    code: "example-not-json",
    message: `The example \`${name}\` of \`${operationId}\`'s body is not a JSON value: ${reason}.`,
    pointer: `operations/${operationId}/body/examples/${name}`,
    fix: "Give the value as it travels: null, booleans, finite numbers, well-formed strings, arrays and plain objects.",
  });
  return null;
}
