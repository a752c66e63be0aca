import { componentNameOf } from "../../lib/component-reference.ts";
import { isObject } from "../../lib/json.ts";
import { isSchema, type JsonSchema } from "../../lib/json-schema.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { sameness } from "../schemas/same.ts";

/** Words for people, and what no client holds: no difference in them changes one. */
const silent: ReadonlySet<string> = new Set([
  ...["summary", "description", "example", "externalDocs", "x-codeSamples", "tags"],
]);

/**
 * The operations by which two documents differ, in themselves or in what they refer to, as `get /things`.
 * Schemas that say the same in other places, or under other names, make the same types.
 */
export function changedOperations(before: OpenApiDocument, after: OpenApiDocument): string[] {
  const [old, now] = [printsOf(before), printsOf(after)];
  const { same } = sameness();
  const isAlike = (key: string) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (!was || !is || was.text !== is.text) return false;
    return was.schemas.every((schema, index) =>
      same({ root: before, schema }, { root: after, schema: is.schemas[index] ?? true }),
    );
  };
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => !isAlike(key));
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
  const all = new Set(printed(value).refs);
  for (const name of all) for (const next of printed(schemaOf(document, name)).refs) all.add(next);
  return all;
}

interface Print {
  readonly text: string;
  readonly schemas: readonly JsonSchema[];
}

/** Each operation as text, and the schemas that stand in it. */
function printsOf(document: OpenApiDocument): ReadonlyMap<string, Print> {
  return new Map(
    Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => [`${method} ${path}`, printOf(document, operation)] as const,
      ),
    ),
  );
}

function printOf(document: OpenApiDocument, operation: unknown): Print {
  const schemas: JsonSchema[] = [];
  const known = new Set<string>();
  const text = JSON.stringify(operation, (key, inside: unknown) => {
    if (key === "examples") return JSON.stringify(inside);
    if (key === "schema" && isSchema(inside)) {
      schemas.push(inside);
      for (const one of knownIn(document, inside)) known.add(one);
      return "";
    }
    return silent.has(key) && typeof inside !== "object" ? undefined : sorted(inside);
  });
  return { text: [text, ...[...known].sort()].join("\n"), schemas };
}

/** The values that open enums know: they are in the types, and no schema refuses others. */
function knownIn(document: OpenApiDocument, schema: JsonSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: unknown) => {
    for (const known of printed(value).known) found.add(known);
  };
  add(schema);
  for (const name of refsIn(document, schema)) add(schemaOf(document, name));
  return found;
}

/** With its members in the order of their names, where order means nothing. */
function sorted(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function schemaOf(document: OpenApiDocument, name: string): unknown {
  const schemas = document.components?.schemas ?? {};
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}

/** What a value refers to, and the open enums in it. */
interface Printed {
  readonly refs: readonly string[];
  readonly known: readonly string[];
}

const printeds = new WeakMap<object, Printed>();

function printed(value: unknown): Printed {
  if (typeof value !== "object" || value === null) return { refs: [], known: [] };
  const done = printeds.get(value);
  if (done) return done;
  const [refs, known] = [new Set<string>(), new Set<string>()];
  printeds.set(value, { refs: [], known: [] });
  for (const [key, inside] of Object.entries(value)) {
    if (key === "$ref" && typeof inside === "string") refs.add(componentNameOf(inside) ?? inside);
    if (key === "x-extensible-enum") known.add(JSON.stringify(inside));
    const below = printed(inside);
    for (const ref of below.refs) refs.add(ref);
    for (const one of below.known) known.add(one);
  }
  const made = { refs: [...refs], known: [...known] };
  printeds.set(value, made);
  return made;
}
