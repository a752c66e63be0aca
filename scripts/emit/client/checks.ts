import { componentNameOf } from "../../lib/component-reference.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import type { Problem } from "../../lib/problem.ts";
import { camelCase } from "../../lib/words.ts";
import { dereferenced, type SchemaRoot } from "../../model/component.ts";
import { emitProblem } from "../problems.ts";
import { uniqueIn } from "../typescript/identifiers.ts";
import { checkCall } from "./check-text.ts";
import { checkOf } from "./schema-check.ts";

/** The checks of an API: those that several operations may share are declared once, in one module. */
export interface Checks {
  /** Returns the check of a schema, as an expression in a module that imports `check` and `checks`. */
  readonly use: (schema: JsonSchema, pointer: string) => string;
  /** Returns the declarations that the expressions so far refer to, each before its first use. */
  readonly declarations: () => readonly string[];
  readonly problems: readonly Problem[];
}

/** Makes checks of an API's schemas. Every pattern and every component is declared once. */
export function createChecks(api: SchemaRoot): Checks {
  const problems: Problem[] = [];
  const taken = new Set(["check", "keywords"]);
  const patterns = new Map<string, string>();
  const components = new Map<string, { readonly identifier: string; done: boolean }>();
  const patternTexts: string[] = [];
  const componentTexts: string[] = [];

  function scopeOf(prefix: string, pointer: string) {
    return {
      component: (schema: SchemaObject) => {
        const name = componentNameOf(schema["$ref"]) ?? "";
        const { identifier, done } = components.get(name) ?? declare(name);
        // Inside the module, a schema that refers to itself is not declared yet.
        return done || prefix ? prefix + identifier : checkCall("later", `() => ${identifier}`);
      },
      pattern: (pattern: string, schema: SchemaObject) =>
        prefix + (patterns.get(pattern) ?? declarePattern(pattern, schema)),
      resolve: (schema: SchemaObject) => dereferenced(api, schema),
      unknown: (keyword: string) =>
        problems.push(emitProblem("keyword-without-check", { keyword }, { pointer })),
    };
  }

  function declare(name: string) {
    const component = { identifier: uniqueIn(taken, name), done: false };
    components.set(name, component);
    const text = checkOf(api.components.schemas[name] ?? true, scopeOf("", `components/schemas/${name}`));
    componentTexts.push(`export const ${component.identifier}: check.Check = ${text};`);
    component.done = true;
    return component;
  }

  function declarePattern(pattern: string, { format, title }: SchemaObject): string {
    const said = typeof format === "string" ? format : undefined;
    const identifier = uniqueIn(
      taken,
      camelCase(said ?? (typeof title === "string" ? title : "")) || "pattern",
    );
    patterns.set(pattern, identifier);
    const words = said ? [JSON.stringify(`${/^[aeio]/.test(said) ? "an" : "a"} ${said}`)] : [];
    const text = checkCall("matches", String(new RegExp(pattern, "u")), ...words);
    patternTexts.push(`export const ${identifier}: check.Check = ${text};`);
    return identifier;
  }

  return {
    use: (schema, pointer) => checkOf(schema, scopeOf("checks.", pointer)),
    declarations: () => [...patternTexts, ...componentTexts],
    problems,
  };
}
