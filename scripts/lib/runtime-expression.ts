/** A parsed runtime expression (OpenAPI 3.1, "Runtime Expressions"): it names a part of a request or response. */
export type RuntimeExpression =
  | { readonly source: "url" | "method" | "statusCode" }
  | {
      readonly source: "request" | "response";
      readonly part: "path" | "query" | "header";
      readonly name: string;
    }
  | {
      readonly source: "request" | "response";
      readonly part: "body";
      /** A JSON Pointer; empty: the whole body. */
      readonly pointer: string;
    };

/** Parses `$request.body#/url`; `undefined` if the text is not an expression. */
export function readExpression(text: string): RuntimeExpression | undefined {
  if (text === "$url" || text === "$method" || text === "$statusCode")
    return { source: text.slice(1) as "url" };
  const [, source, part, name] = /^\$(request|response)\.(path|query|header)\.(.+)$/s.exec(text) ?? [];
  if (source !== undefined && part !== undefined && name !== undefined) {
    if (part === "header" && !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return undefined;
    return { source: source as "request", part: part as "path", name };
  }
  const [, holder, pointer = ""] =
    /^\$(request|response)\.body(?:#((?:\/(?:[^/~]|~[01])*)*))?$/s.exec(text) ?? [];
  return holder === undefined ? undefined : { source: holder as "request", part: "body", pointer };
}

/** The expressions of a value: the whole text, or those in braces within it; `{$url}?id={$request.query.id}` has two. */
export function expressionsIn(text: string): string[] {
  if (text.startsWith("$")) return [text];
  return [...text.matchAll(/\{(\$[^{}]*)\}/g)].map(([, expression = ""]) => expression);
}
