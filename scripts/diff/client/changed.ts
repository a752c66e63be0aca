import type { OpenApiDocument } from "../../openapi/emit.ts";

/** Words for people, and what no client holds: no difference in them changes one. */
const silent: ReadonlySet<string> = new Set([
  ...["summary", "description", "example", "externalDocs", "x-codeSamples", "tags"],
]);

type Json = Readonly<Record<string, unknown>>;

/**
 * Two documents without the operations that are alike in both, with all that they refer to: a client
 * can't differ there. Most changes touch few of many operations.
 */
export function changedParts(
  before: OpenApiDocument,
  after: OpenApiDocument,
): readonly [before: OpenApiDocument, after: OpenApiDocument] {
  const old = printsOf(before);
  const now = printsOf(after);
  const differs = (key: string) => old.get(key) !== now.get(key);
  return [partOf(before, differs), partOf(after, differs)];
}

function partOf(document: OpenApiDocument, differs: (key: string) => boolean): OpenApiDocument {
  const paths = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const kept = Object.entries(item).filter(([method]) => differs(`${method} ${path}`));
    return kept.length > 0 ? [[path, Object.fromEntries(kept)]] : [];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

/** Each operation and all that it refers to, as text. */
function printsOf(document: OpenApiDocument): ReadonlyMap<string, string> {
  const components = new Map<string, { readonly text: string; readonly refs: readonly string[] }>();
  const componentOf = (ref: string) => {
    const known = components.get(ref);
    if (known) return known;
    const target = ref
      .slice(2)
      .split("/")
      .reduce<unknown>((value, step) => (value as Json | undefined)?.[step], document);
    const made = textAndRefs(target);
    components.set(ref, made);
    return made;
  };
  const prints = new Map<string, string>();
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(item)) {
      const { text, refs } = textAndRefs(operation);
      const all = new Set(refs);
      for (const ref of all) for (const next of componentOf(ref).refs) all.add(next);
      const parts = [...all].sort().map((ref) => `${ref} ${componentOf(ref).text}`);
      prints.set(`${method} ${path}`, [text, ...parts].join("\n"));
    }
  return prints;
}

function textAndRefs(value: unknown): { readonly text: string; readonly refs: readonly string[] } {
  const refs: string[] = [];
  const text = JSON.stringify(value, (key, inside: unknown) => {
    if (key === "$ref" && typeof inside === "string") refs.push(inside);
    return silent.has(key) && typeof inside !== "object" ? undefined : inside;
  });
  return { text: text ?? "", refs };
}
