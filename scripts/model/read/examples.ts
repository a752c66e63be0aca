import type { Json } from "../../lib/json.ts";
import type { ExampleModel, ExamplesModel } from "../model.ts";
import { entriesIn, textIn, textsIn } from "./members.ts";

/** The examples of a media type, a parameter or a header field. */
export function examplesIn(object: Json): ExamplesModel {
  const named = entriesIn(object, "examples").map(([name, example]) => [name, exampleOf(example)]);
  const only = "example" in object ? [["default", { summary: "", value: object["example"] }]] : [];
  return Object.fromEntries([...only, ...named]);
}

function exampleOf(example: Json): ExampleModel {
  return {
    summary: textIn(example, "summary"),
    ...textsIn(example, ["description", "externalValue"]),
    ...("value" in example ? { value: example["value"] } : {}),
    // OpenAPI 3.2 tells the value from its text on the wire.
    ...("dataValue" in example ? { value: example["dataValue"] } : {}),
  };
}
