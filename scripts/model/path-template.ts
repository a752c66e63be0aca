/*
 * A path template of OpenAPI, read once: literals and parameters in turn. Which path matches which template is
 * for the router of the servers to say; all other questions about templates are answered here.
 */

/*
 * A template may end with a query that each request has (`/answers?beta=true`), and with a fragment that tells
 * operations apart that are one request (`/files/{id}#share`): it never travels.
 */

/** A template without its query and fragment. */
export function templatePath(template: string): string {
  return template.replace(/[?#].*$/s, "");
}

/** The query of a template, as it travels; empty if it has none. */
export function templateQuery(template: string): string {
  return /^[^?#]*\?([^#]*)/.exec(template)?.[1] ?? "";
}

/** A piece of a template's segment. */
export type PathPiece = { readonly literal: string } | { readonly parameter: string };

/** The segments of a template, between its slashes. */
export function pathSegments(template: string): PathPiece[][] {
  return templatePath(template)
    .split("/")
    .map((segment) =>
      segment
        .split(/\{([^}]*)\}/)
        .map((text, index) => (index % 2 === 0 ? { literal: text } : { parameter: text }))
        .filter((piece) => !("literal" in piece) || piece.literal !== ""),
    );
}

/** The path of a template with its parameters replaced by texts, which must already be encoded. */
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
  const path = templatePath(template);
  return { collection: path.slice(0, path.lastIndexOf("/")), parameter: piece.parameter };
}

// Coverage: a match always has the groups of its pattern; the types do not say so.
