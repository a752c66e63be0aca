import type { Fields } from "../../lib/fields.ts";

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/gs;

/**
 * The texts and numbers of the object at a place of a JSON text, as far as they can be read: the text may be of any
 * depth, malformed, or cut. What a creation answered names what must be deleted, however broken the answer is.
 */
export function scalarsAt(json: string, place: readonly string[]): Fields {
  const found: Record<string, unknown> = {};
  /** The names under which the containers stand that are open, the outermost first. */
  const open: string[] = [];
  let name = "";
  let last = "";
  const isHere = () =>
    open.length === place.length + 1 && place.every((one, index) => open[index + 1] === one);
  for (const [text] of json.matchAll(token)) {
    if (text === "{" || text === "[") {
      open.push(name);
      name = "";
    } else if (text === ":") name = String(scalarOf(last) ?? "");
    else if (text === "," || text === "}" || text === "]") {
      const value = scalarOf(last);
      if (name !== "" && value !== undefined && isHere() && !Object.hasOwn(found, name)) found[name] = value;
      name = "";
      if (text !== ",") open.pop();
    }
    last = text;
  }
  return found;
}

function scalarOf(text: string): string | number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" || typeof value === "number" ? value : undefined;
  } catch {
    return undefined;
  }
}
