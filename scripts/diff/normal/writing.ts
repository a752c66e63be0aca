import type { JsonSchema } from "../../cases/index.ts";
import type { Json } from "../document.ts";
import { type Kind, kindsOf } from "./kinds.ts";

/** How a parameter is written where it does not say so itself, by its place. */
const styles: Readonly<Record<string, string>> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/**
 * How values of a parameter or part are written, by their shape: `explode` means nothing for one that
 * is neither a list nor an object, and `style` next to nothing for it in a query.
 */
export function writingOf(
  root: object,
  object: Json,
  schema: JsonSchema,
  location: string,
): ReadonlyMap<Kind, string> {
  const style = typeof object["style"] === "string" ? object["style"] : (styles[location] ?? "simple");
  const explode = typeof object["explode"] === "boolean" ? object["explode"] : style === "form";
  return new Map(
    [...kindsOf(root, schema)].map((kind) => [
      kind,
      kind === "scalar" ? scalar(style, location) : `${style} ${explode}`,
    ]),
  );
}

function scalar(style: string, location: string): string {
  return location === "path" ? style : "plain";
}
