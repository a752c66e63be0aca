// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the types of texts have such placeholders.
import { expect, it } from "vitest";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import {
  filledText,
  type PartedText,
  partValues,
  patternOfText,
  typeOfText,
} from "../../scripts/lib/text-template.ts";

const text = (words: string, schemas: Readonly<Record<string, JsonSchema>>): PartedText => ({
  text: words,
  parts: Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, { schema, example: "x" }]),
  ),
});
const of = (schema: JsonSchema) => text("it is {n}.", { n: schema });

it.each<[text: PartedText, type: string]>([
  [{ text: "it is {n}" }, '"it is {n}"'],
  [of({ type: "integer" }), "`it is ${number}.`"],
  [of({ type: "number", minimum: 1 }), "`it is ${number}.`"],
  [of({ type: "string" }), "`it is ${string}.`"],
  [of({ type: "boolean" }), "`it is ${boolean}.`"],
  [of({ enum: ["a", 1] }), '`it is ${"a" | 1}.`'],
  [of({ const: "`" }), '`it is ${"`"}.`'],
  [of({ enum: Array.from({ length: 101 }, (_, n) => n) }), "`it is ${string}.`"],
  [of(true), "`it is ${string}.`"],
  [text('`${a}` \\ "{n}" {b}\n', { n: true }), '`\\`\\${a}\\` \\\\ "${string}" {b}\\n`'],
  [text("${n}", { n: true }), "`$${string}`"],
])("the type of %j is %s", (given, type) => {
  expect(typeOfText(given)).toBe(type);
});

it.each<[schema: JsonSchema, sent: string, value: unknown]>([
  [{ type: "integer" }, "3", 3],
  [{ type: "integer" }, "-12", -12],
  [{ type: "integer" }, "03", undefined],
  [{ type: "integer" }, "3.5", undefined],
  [{ type: "integer" }, "three", undefined],
  [{ type: "number" }, "3.5", 3.5],
  [{ type: "number" }, "1e+21", 1e21],
  [{ type: "boolean" }, "true", true],
  [{ type: "boolean" }, "yes", undefined],
  [{ type: "string" }, "", ""],
  [{ type: "string", minLength: 1 }, "", undefined],
  [{ type: "string" }, "a.\nb", "a.\nb"],
  [{ enum: ["a+", 1] }, "a+", "a+"],
  [{ enum: ["a+", 1] }, "1", 1],
  [{ enum: ["a+", 1] }, "aa", undefined],
])("%j takes “%s” as %j", (schema, sent, value) => {
  expect(partValues(of(schema), `it is ${sent}.`)?.["n"]).toEqual(value);
  expect(new RegExp(patternOfText(of(schema)), "u").test(`it is ${sent}.`)).toBe(value !== undefined);
});

it("fills in values, else examples, and leaves other braces", () => {
  const given = text("{a} {b} {c}", { a: true, b: true });
  expect(filledText(given, { a: 1, c: 2 })).toBe("1 x {c}");
  expect(partValues(given, "it is not")).toBeUndefined();
});
