import type { Problem } from "../../lib/problem.ts";
import type { OperationModel } from "../../model/model.ts";
import { emitProblem } from "../problems.ts";
import { type JsonValue, notJson } from "./json-value.ts";
import type { SampleOptions } from "./options.ts";

/** Returns the JSON value that a sample sends. */
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
  problems.push(
    emitProblem(
      "example-not-json",
      { example: name, operation: operationId, reason },
      { pointer: `operations/${operationId}/body/examples/${name}` },
    ),
  );
  return null;
}
