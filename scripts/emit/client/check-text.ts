import type { SchemaObject } from "../../lib/json-schema.ts";
import { propertyName } from "../../lib/words.ts";

/** What the text of a check refers to beside the runtime. */
export interface CheckScope {
  /** The expression for a component's check. */
  readonly component: (schema: SchemaObject) => string;
  /** The expression for the check of a string that matches a pattern. */
  readonly pattern: (pattern: string, schema: SchemaObject) => string;
  /** The schema without a reference at its top. */
  readonly resolve: (schema: SchemaObject) => SchemaObject;
  /** Told of a keyword that no check can be made of. */
  readonly unknown: (keyword: string) => void;
}

/** A call of a function of `runtime/check.ts`; without the mark, bundlers keep the calls of unused checks. */
export function checkCall(name: string, ...args: readonly string[]): string {
  return `/* @__PURE__ */ check.${name}(${args.join(", ")})`;
}

/** Several expressions as one: all of them hold. */
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
