import { isObject } from "../../cases/index.ts";
import type { OpenApiDocument } from "../../openapi/emit.ts";

/** Words for people, and what no client holds: no difference in them changes one. */
const silent: ReadonlySet<string> = new Set([
  ...["summary", "description", "example", "externalDocs", "x-codeSamples", "tags"],
]);

/** The operations by which two documents differ, in themselves or in what they refer to, as `get /things`. */
export function changedOperations(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const [old, now] = [printsOf(before), printsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
}

/**
 * A document with some of its operations only. Components that these do not need keep their names: a
 * client exports those, too.
 */
export function partOf(document: OpenApiDocument, operations: ReadonlySet<string>): OpenApiDocument {
  const paths = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const kept = Object.entries(item).filter(([method]) => operations.has(`${method} ${path}`));
    return kept.length > 0 ? [[path, Object.fromEntries(kept)] as const] : [];
  });
  const needed = refsIn(document, paths);
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [
    name,
    needed.has(name) ? schema : {},
  ]);
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, schemas: Object.fromEntries(schemas) },
  };
}

/** Names of the schemas that something refers to, also through others. */
function refsIn(document: OpenApiDocument, value: unknown): Set<string> {
  const all = new Set(textAndRefs(value).refs);
  for (const name of all) for (const next of textAndRefs(schemaOf(document, name)).refs) all.add(next);
  return all;
}

/** Each operation and all that it refers to, as text. */
function printsOf(document: OpenApiDocument): ReadonlyMap<string, string> {
  const prints = new Map<string, string>();
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(item)) {
      const parts = [...refsIn(document, operation)]
        .sort()
        .map((name) => `${name} ${textAndRefs(schemaOf(document, name)).text}`);
      prints.set(`${method} ${path}`, [textAndRefs(operation).text, ...parts].join("\n"));
    }
  return prints;
}

function schemaOf(document: OpenApiDocument, name: string): unknown {
  const schemas = document.components?.schemas ?? {};
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

/** The name in `#/components/schemas/name`: other references are none of a document that was read. */
function nameOf(ref: string): string {
  return decodeURIComponent(ref.split("/").at(-1) ?? "")
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
}

interface Print {
  readonly text: string;
  readonly refs: readonly string[];
}

const known = new WeakMap<object, Print>();

/** A value with its members sorted and without words, and the schemas that it refers to. */
function textAndRefs(value: unknown): Print {
  if (typeof value !== "object" || value === null) return { text: JSON.stringify(value) ?? "", refs: [] };
  const done = known.get(value);
  if (done) return done;
  const refs: string[] = [];
  const text = JSON.stringify(value, (key, inside: unknown) => {
    if (key === "$ref" && typeof inside === "string") refs.push(nameOf(inside));
    if (silent.has(key) && typeof inside !== "object") return undefined;
    if (!isObject(inside)) return inside;
    return Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  const print = { text: text ?? "", refs };
  known.set(value, print);
  return print;
}
