import { escapeRegExp } from "../lib/regular-expression.ts";

/*
 * A path template of OpenAPI, read once: literals and parameters in turn. The router of the server has its
 * own tree of routes; all other questions about templates and paths are answered here.
 */

/** A piece of a template's segment. */
export type PathPiece = { readonly literal: string } | { readonly parameter: string };

/** The segments of a template, between its slashes. */
export function pathSegments(template: string): PathPiece[][] {
  return template.split("/").map((segment) =>
    segment
      .split(/\{([^}]*)\}/)
      .map((text, index) => (index % 2 === 0 ? { literal: text } : { parameter: text }))
      .filter((piece) => !("literal" in piece) || piece.literal !== ""),
  );
}

/** The values that a path has for a template's parameters, still encoded; `undefined` if the path does not match. */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = pathSegments(template);
  const segments = path.split("/");
  if (segments.length !== wanted.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, pieces] of wanted.entries()) {
    const found = segmentPattern(pieces).exec(segments[index] ?? "");
    if (!found) return undefined;
    const names = pieces.flatMap((piece) => ("parameter" in piece ? [piece.parameter] : []));
    for (const [at, name] of names.entries()) values[name] = found[at + 1] ?? "";
  }
  return values;
}

function segmentPattern(pieces: readonly PathPiece[]): RegExp {
  const source = pieces.map((piece) => ("parameter" in piece ? "(.+)" : escapeRegExp(piece.literal)));
  return new RegExp(`^${source.join("")}$`, "s");
}

/** A template with its parameters replaced by texts, which must already be encoded. */
export function pathWith(template: string, textOf: (parameter: string) => string): string {
  return pathSegments(template)
    .map((pieces) =>
      pieces.map((piece) => ("parameter" in piece ? textOf(piece.parameter) : piece.literal)).join(""),
    )
    .join("/");
}

/** The template up to and including a parameter; `undefined` if it has no parameter of that name. */
export function pathTo(template: string, parameter: string): string | undefined {
  const word = `{${parameter}}`;
  const start = template.indexOf(word);
  return start === -1 ? undefined : template.slice(0, start + word.length);
}

/** The path of the collection whose item a template names, and the item's parameter: `/a` and `id` for `/a/{id}`. */
export function collectionOf(
  template: string,
): { readonly collection: string; readonly parameter: string } | undefined {
  const [last] = pathSegments(template).slice(-1);
  const [piece, ...others] = last ?? [];
  if (!piece || others.length > 0 || !("parameter" in piece)) return undefined;
  return { collection: template.slice(0, template.lastIndexOf("/")), parameter: piece.parameter };
}
