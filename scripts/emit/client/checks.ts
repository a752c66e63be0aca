import type { Problem } from "../../lib/problem.ts";
import { camelCase } from "../../lib/words.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { uniqueIn } from "../typescript/identifiers.ts";
import { made } from "./check-text.ts";
import { componentOf, resolve, type Schema } from "./document.ts";
import { checkOf } from "./schema-check.ts";

/** The checks of a document: those that several operations may use stand once, in one module. */
export interface Checks {
  /** The check of a schema, as an expression of a module that imports `check` and `checks`. */
  readonly use: (schema: Schema, pointer: string) => string;
  /** The declarations that the expressions given so far refer to, in an order that runs. */
  readonly declarations: () => readonly string[];
  readonly problems: readonly Problem[];
}

/** Makes checks of a document's schemas. Every pattern and every component is declared once. */
export function createChecks(document: OpenApiDocument): Checks {
  const problems: Problem[] = [];
  const taken = new Set(["check"]);
  const patterns = new Map<string, string>();
  const components = new Map<string, { readonly identifier: string; done: boolean }>();
  const patternTexts: string[] = [];
  const componentTexts: string[] = [];

  function scopeOf(prefix: string, pointer: string) {
    return {
      component: (schema: Schema) => {
        const name = componentOf(schema) ?? "";
        const { identifier, done } = components.get(name) ?? declare(name);
        // Inside the module, a schema that refers to itself is not declared yet.
        return done || prefix ? prefix + identifier : made("later", `() => ${identifier}`);
      },
      pattern: (pattern: string, schema: Schema) =>
        prefix + (patterns.get(pattern) ?? declarePattern(pattern, schema)),
      resolve: (schema: Schema) => resolve(document, schema),
      unknown: (keyword: string) =>
        problems.push({
          code: "keyword-without-check",
          message: `The client can't check the keyword \`${keyword}\`.`,
          pointer,
          fix: "Say the rule with other Zod methods, or as a `rule`.",
        }),
    };
  }

  function declare(name: string) {
    const component = { identifier: uniqueIn(taken, name), done: false };
    components.set(name, component);
    const schema = document.components?.schemas?.[name] as Schema;
    const text = checkOf(schema, scopeOf("", `components/schemas/${name}`));
    componentTexts.push(`export const ${component.identifier}: check.Check = ${text};`);
    component.done = true;
    return component;
  }

  function declarePattern(pattern: string, { format, title }: Schema): string {
    const said = typeof format === "string" ? format : undefined;
    const identifier = uniqueIn(
      taken,
      camelCase(said ?? (typeof title === "string" ? title : "")) || "pattern",
    );
    patterns.set(pattern, identifier);
    const words = said ? [JSON.stringify(`${/^[aeio]/.test(said) ? "an" : "a"} ${said}`)] : [];
    const text = made("matches", String(new RegExp(pattern, "u")), ...words);
    patternTexts.push(`export const ${identifier}: check.Check = ${text};`);
    return identifier;
  }

  return {
    use: (schema, pointer) => checkOf(schema, scopeOf("checks.", pointer)),
    declarations: () => [...patternTexts, ...componentTexts],
    problems,
  };
}
