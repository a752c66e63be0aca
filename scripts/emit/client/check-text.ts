import { propertyName } from "../../lib/ecmascript-names.ts";
import type { SchemaObject } from "../../lib/json-schema.ts";

/** How the text of a check refers to anything besides the runtime. */
export interface CheckScope {
  /** The expression for a component's check. */
  readonly component: (schema: SchemaObject) => string;
  /** The expression for the check of a string that matches a pattern. */
  readonly pattern: (pattern: string, schema: SchemaObject) => string;
  /** Resolves a reference at the top of a schema. */
  readonly resolve: (schema: SchemaObject) => SchemaObject;
  /** Called with a keyword that no check exists for. */
  readonly unknown: (keyword: string) => void;
}

/** A call of a function in `runtime/check.ts`; without the mark, bundlers keep the calls of unused checks. */
export function checkCall(name: string, ...args: readonly string[]): string {
  return `/* @__PURE__ */ check.${name}(${args.join(", ")})`;
}

/** A call of a function in `runtime/keywords.ts`. */
export function keywordCall(name: string, ...args: readonly string[]): string {
  return `/* @__PURE__ */ keywords.${name}(${args.join(", ")})`;
}

/** Joins checks into one that all of them must pass. */
export function allOf(parts: readonly string[]): string {
  const [first, ...others] = parts;
  return first === undefined ? "check.anything" : others.length > 0 ? checkCall("allOf", ...parts) : first;
}

/** Checks by field, as an object literal. */
export function checkLiteral(entries: readonly (readonly [name: string, check: string])[]): string {
  if (entries.length === 0) return "{}";
  const lines = entries.map(([name, text]) => `${fieldName(name)}: ${text},`.replaceAll("\n", "\n  "));
  return `{\n  ${lines.join("\n  ")}\n}`;
}

/** A field's name in an object literal, where `__proto__` would be the prototype. */
function fieldName(name: string): string {
  return name === "__proto__" ? `["${name}"]` : propertyName(name);
}
