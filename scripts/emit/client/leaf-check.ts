import type { SchemaObject } from "../../lib/json-schema.ts";
import { allOf, type CheckScope, checkCall } from "./check-text.ts";

/** The check of a string, a number, a boolean or null; `any`: only the listed values count. */
export function leafCheck(type: string, schema: SchemaObject, scope: CheckScope): string {
  const listed = "const" in schema ? [schema["const"]] : schema["enum"];
  if (Array.isArray(listed)) return checkCall("among", ...listed.map((value) => JSON.stringify(value)));
  if (type === "string") return stringCheck(schema, scope);
  if (type === "number" || type === "integer") return numberCheck(type, schema);
  return type === "null" ? checkCall("among", "null") : "check.boolean";
}

function stringCheck(schema: SchemaObject, scope: CheckScope): string {
  const { pattern, format, minLength, maxLength } = schema;
  const parts: string[] = [];
  if (typeof pattern === "string") parts.push(scope.pattern(pattern, schema));
  else if (format === "binary") parts.push("check.blob");
  else if (format === "uri") parts.push("check.uri");
  if (minLength !== undefined || maxLength !== undefined)
    parts.push(checkCall("length", ...bounds(minLength ?? 0, maxLength, ["", "Infinity"])));
  return parts.length > 0 ? allOf(parts) : "check.string";
}

/** The runtime's default bounds: for numbers, and for integers. */
const defaults = {
  number: ["-Infinity", "Infinity"],
  integer: [String(Number.MIN_SAFE_INTEGER), String(Number.MAX_SAFE_INTEGER)],
} as const;

function numberCheck(type: "number" | "integer", schema: SchemaObject): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const parts: string[] = [];
  const between = exclusiveMinimum !== undefined || exclusiveMaximum !== undefined;
  const within = minimum !== undefined || maximum !== undefined;
  if (within || type === "integer" || !between)
    parts.push(checkCall(type, ...bounds(minimum ?? "-Infinity", maximum, defaults[type])));
  if (between)
    parts.push(
      checkCall("between", ...bounds(exclusiveMinimum ?? "-Infinity", exclusiveMaximum, defaults.number)),
    );
  if (multipleOf !== undefined) parts.push(checkCall("multipleOf", String(multipleOf)));
  return allOf(parts);
}

/** Two bounds as arguments, without those at the end that are the defaults. */
function bounds(least: unknown, most: unknown, [low, high]: readonly [string, string]): string[] {
  const [first, second] = [String(least), String(most ?? "Infinity")];
  return second !== high ? [first, second] : first !== low ? [first] : [];
}
