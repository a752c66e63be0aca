import type { ParamIndexMap, Router } from "hono/router";

/**
 * Hono's router for path templates, `/items/{id}` or `/items/{id}:archive`: it takes as long among a
 * thousand routes as among one. Plain text goes before a template, as OpenAPI has it. Hono decodes what
 * stands for a name, and here it is left as it came: of a list, each item is encoded for itself.
 */
export function pathRouter<Handler>(): Router<Handler> {
  const root = newNode<Handler>();
  return {
    name: "path-router",
    add: (method, template, handler) => {
      const indexes: ParamIndexMap = {};
      let node = root;
      for (const segment of template.split("/").slice(1)) node = childOf(node, segment, indexes);
      const found = node.handlers.get(method);
      if (found) found.push([handler, indexes]);
      else node.handlers.set(method, [[handler, indexes]]);
    },
    match: (method, path) => {
      const values: string[] = [];
      return [find(root, path, 1, method, values) ?? [], values];
    },
  };
}

type Found<Handler> = [Handler, ParamIndexMap][];

/** What a path may go on with after some segments. */
interface Node<Handler> {
  readonly texts: Map<string, Node<Handler>>;
  /** Segments of text and names. */
  readonly mixed: { readonly pattern: RegExp; readonly node: Node<Handler> }[];
  /** A segment that is one name's. */
  any?: Node<Handler>;
  /** By method, where the path ends here. */
  readonly handlers: Map<string, Found<Handler>>;
}

function newNode<Handler>(): Node<Handler> {
  return { texts: new Map(), mixed: [], handlers: new Map() };
}

const named = /\{([^{}]+)\}/;

/** The node after a template's segment, whose names get the next indexes. */
function childOf<Handler>(node: Node<Handler>, segment: string, indexes: ParamIndexMap): Node<Handler> {
  const pieces = segment.split(named);
  for (let index = 1; index < pieces.length; index += 2)
    indexes[pieces[index] ?? ""] = Object.keys(indexes).length;
  if (pieces.length === 1) return getOrSet(node.texts, segment);
  if (pieces.length === 3 && pieces[0] === "" && pieces[2] === "") {
    node.any ??= newNode();
    return node.any;
  }
  const source = pieces.map((piece, index) => (index % 2 === 1 ? "(.+?)" : escaped(piece))).join("");
  const known = node.mixed.find(({ pattern }) => pattern.source === `^${source}$`);
  if (known) return known.node;
  const child = newNode<Handler>();
  node.mixed.push({ pattern: new RegExp(`^${source}$`), node: child });
  return child;
}

function getOrSet<Handler>(nodes: Map<string, Node<Handler>>, segment: string): Node<Handler> {
  const node = nodes.get(segment) ?? newNode();
  nodes.set(segment, node);
  return node;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]|/]/g, "\\$&");
}

/** The handlers of the path from `start` on; puts the names' texts into `values`. */
function find<Handler>(
  node: Node<Handler>,
  path: string,
  start: number,
  method: string,
  values: string[],
): Found<Handler> | undefined {
  if (start > path.length) return node.handlers.get(method);
  const slash = path.indexOf("/", start);
  const end = slash === -1 ? path.length : slash;
  const segment = path.slice(start, end);

  const text = node.texts.get(segment);
  const found = text && find(text, path, end + 1, method, values);
  if (found || segment === "") return found;
  const { length } = values;
  for (const { pattern, node: child } of node.mixed) {
    const match = pattern.exec(segment);
    if (!match) continue;
    values.push(...match.slice(1).map(undecoded));
    const mixed = find(child, path, end + 1, method, values);
    if (mixed) return mixed;
    values.length = length;
  }
  if (!node.any) return undefined;
  values.push(undecoded(segment));
  const any = find(node.any, path, end + 1, method, values);
  if (!any) values.length = length;
  return any;
}

/** Text of which Hono makes this one. */
function undecoded(text: string): string {
  return text.includes("%") ? text.replaceAll("%", "%25") : text;
}
