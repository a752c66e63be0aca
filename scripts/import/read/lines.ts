import { isAlias, isCollection, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { pointerStep, pointerTokens } from "../../lib/json-pointer.ts";

/** The lines, from 1, on which values begin in a text of JSON or YAML, by their JSON Pointers. */
export function linesOfPointers(text: string, pointers: ReadonlySet<string>): ReadonlyMap<string, number> {
  if (pointers.size === 0) return new Map();
  return /^\s*\{\s*"/.test(text) ? jsonLines(text, pointers) : yamlLines(text, pointers);
}

interface Holder {
  readonly pointer: string;
  /** Of a list: the index of the item that comes. */
  index?: number;
  /** Of an object: the key whose value comes. */
  key?: string;
}

const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}[\],:\n]|[^\s{}[\],:"]+/g;

function jsonLines(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const way: Holder[] = [];
  let line = 1;
  for (const [token] of text.matchAll(tokens)) {
    const holder = way.at(-1);
    if (token === "\n") line++;
    else if (token === "}" || token === "]") way.pop();
    else if (token === ",") {
      if (holder?.index === undefined) delete holder?.key;
      else holder.index++;
    } else if (token === ":") continue;
    else if (holder && holder.index === undefined && holder.key === undefined)
      holder.key = String(JSON.parse(token));
    else {
      const step = holder?.index ?? holder?.key;
      const pointer = holder && step !== undefined ? holder.pointer + pointerStep(step) : "";
      if (wanted.has(pointer) && !found.has(pointer)) found.set(pointer, line);
      if (token === "{") way.push({ pointer });
      if (token === "[") way.push({ pointer, index: 0 });
    }
  }
  return found;
}

function yamlLines(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const found = new Map<string, number>();
  for (const pointer of wanted) {
    let node: unknown = document.contents;
    let at: number | undefined = 0;
    for (const step of pointerTokens(pointer)) {
      if (isAlias(node)) node = node.resolve(document);
      const own = pairOrItem(node, step);
      node = own?.value;
      at = own?.at;
      if (!own) break;
    }
    if (at !== undefined) found.set(pointer, lines.linePos(at).line);
  }
  return found;
}

/** The value at one step below a node, and where it, or its key, begins. */
function pairOrItem(
  node: unknown,
  step: string,
): { readonly value: unknown; readonly at?: number } | undefined {
  if (!isCollection(node)) return undefined;
  for (const [index, item] of node.items.entries()) {
    if (typeof item !== "object" || item === null || !("key" in item)) {
      if (String(index) === step) return { value: item, ...startOf(item as Node) };
      continue;
    }
    const { key, value } = item as { readonly key: unknown; readonly value: unknown };
    if (isScalar(key) && String(key.value) === step) return { value, ...startOf(key) };
  }
  return undefined;
}

function startOf(node: Node | null | undefined): { readonly at?: number } {
  const start = node?.range?.[0];
  return start === undefined ? {} : { at: start };
}
