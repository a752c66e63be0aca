import type { z } from "zod";
import { namedOrigin } from "./named.ts";

/** A node of a Zod schema and where it is: `items.color`, `[]` for elements, `|0` for a union's option. */
export interface ZodNode {
  readonly schema: z.ZodType;
  readonly path: string;
}

/** The parts of a Zod definition that this project reads; Zod types each kind separately. */
interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly [key: string]: unknown;
}

/** Definition keys that hold schemas, and how each is written in a path. */
const single: readonly (readonly [key: string, step: string])[] = [
  ["element", "[]"],
  ["innerType", ""],
  ["left", "&0"],
  ["right", "&1"],
  ["keyType", "{key}"],
  ["valueType", "{}"],
  ["catchall", "{}"],
  ["rest", "[rest]"],
];
const several: readonly (readonly [key: string, step: (index: number) => string])[] = [
  ["options", (index) => `|${index}`],
  ["items", (index) => `[${index}]`],
];

export function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/**
 * The schemas directly inside a schema. A lazy schema's getter is called; inside a named schema that
 * is used with other words is the named one.
 */
export function childrenOf({ schema, path }: ZodNode): ZodNode[] {
  const origin = namedOrigin(schema);
  if (origin) return [{ schema: origin, path }];
  const definition = definitionOf(schema);
  const children: ZodNode[] = [];
  for (const [name, field] of Object.entries(definition.shape ?? {}))
    if (isZodSchema(field)) children.push({ schema: field, path: path ? `${path}.${name}` : name });
  for (const [key, step] of single)
    if (isZodSchema(definition[key]) && !isRefusal(key, definition[key]))
      children.push({ schema: definition[key], path: path + step });
  for (const [key, step] of several)
    if (Array.isArray(definition[key]))
      definition[key].forEach((item, index) => {
        if (isZodSchema(item)) children.push({ schema: item, path: path + step(index) });
      });
  if (definition.type === "pipe") children.push({ schema: travelling(definition), path });
  if (definition.type === "lazy") {
    const made = madeLater(schema);
    if (isZodSchema(made)) children.push({ schema: made, path });
  }
  return children;
}

/** The fields of an object; none of any other schema. */
export function fieldNodes({ schema, path }: ZodNode): ZodNode[] {
  return Object.entries(definitionOf(schema).shape ?? {}).map(([name, field]) => ({
    schema: field,
    path: `${path}.${name}`,
  }));
}

/** The schemas inside that are neither fields nor the same value in a wrapper. */
export function elementNodes(node: ZodNode): ZodNode[] {
  const fields = new Set(Object.values(definitionOf(node.schema).shape ?? {}));
  return childrenOf(node).filter(({ schema, path }) => path !== node.path && !fields.has(schema));
}

/** The schema that Zod keeps of a lazy schema, whose getter may return a new one each time. */
export function madeLater(schema: z.ZodType): z.ZodType {
  return (schema as z.ZodLazy<z.ZodType>)._zod.innerType;
}

/** A strict object's catchall refuses everything; it describes no value. */
function isRefusal(key: string, schema: z.ZodType): boolean {
  return key === "catchall" && definitionOf(schema).type === "never";
}

/** The side of a pipe that describes what travels: its input, unless that is only a function. */
export function travelling({ in: input, out }: Definition): z.ZodType {
  return definitionOf(input as z.ZodType).type === "transform" ? (out as z.ZodType) : (input as z.ZodType);
}

/** Every reachable schema, parents first, each once, even if it refers to itself. */
export function* walk(root: ZodNode, seen: Set<z.ZodType> = new Set()): Generator<ZodNode> {
  if (seen.has(root.schema)) return;
  seen.add(root.schema);
  yield root;
  for (const child of childrenOf(root)) yield* walk(child, seen);
}

/** Whether a value is a schema of Zod's. */
export function isZodSchema(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "_zod" in value;
}
