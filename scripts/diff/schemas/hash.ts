import { createHash } from "node:crypto";
import { annotations, isObject, isSchema, type JsonSchema, resolveRef } from "../../cases/index.ts";
import type { Placed } from "./judges.ts";

const words: ReadonlySet<string> = new Set(annotations);

interface Text {
  readonly own: string;
  readonly refs: readonly string[];
}

/** Texts of schema objects, which never change. */
const texts = new WeakMap<object, Text>();

/** The same for schemas that say the same in the same words, with all that they refer to. */
export function hashOf(placed: Placed): string {
  const hash = createHash("sha256");
  for (const text of textsIn(placed)) hash.update(text);
  return hash.digest("base64");
}

/** Whether a schema, or one that it refers to, has one of these keywords. */
export function mentions(placed: Placed, keywords: readonly string[]): boolean {
  for (const text of textsIn(placed))
    if (keywords.some((keyword) => text.includes(`"${keyword}"`))) return true;
  return false;
}

/** The texts of a schema and of all that it refers to, each after its reference. */
function* textsIn({ root, schema }: Placed): Generator<string> {
  const seen = new Set<string>();
  const open: JsonSchema[] = [schema];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { own, refs } = textOf(one);
    yield own;
    for (const ref of refs) {
      if (seen.has(ref)) continue;
      seen.add(ref);
      yield ref;
      open.push(resolveRef(root, ref) ?? true);
    }
  }
}

function textOf(schema: JsonSchema): Text {
  if (typeof schema === "boolean") return { own: String(schema), refs: [] };
  const known = texts.get(schema);
  if (known) return known;
  const refs: string[] = [];
  const own = JSON.stringify(plain(schema, refs));
  texts.set(schema, { own, refs });
  return { own, refs };
}

/** The schema with its keywords sorted and its words left out; members of `properties` keep their names. */
function plain(schema: unknown, refs: string[]): unknown {
  if (Array.isArray(schema)) return schema.map((item) => plain(item, refs));
  if (!isObject(schema)) return schema;
  if (typeof schema["$ref"] === "string") refs.push(schema["$ref"]);
  return Object.keys(schema)
    .filter((keyword) => !words.has(keyword) && !keyword.startsWith("x-"))
    .sort()
    .map((keyword) => [keyword, inKeyword(keyword, schema[keyword], refs)]);
}

const named: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);

function inKeyword(keyword: string, value: unknown, refs: string[]): unknown {
  if (named.has(keyword) && isObject(value))
    return Object.keys(value)
      .sort()
      .map((name) => [name, plain(value[name], refs)]);
  return isSchema(value) || Array.isArray(value) ? plain(value, refs) : value;
}
