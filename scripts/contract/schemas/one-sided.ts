import { z } from "zod";
import { isObject } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { componentName } from "./named.ts";
import type { Direction } from "./roots.ts";
import { definitionOf, isZodSchema, madeLater, walk } from "./walk.ts";
import { unwrap } from "./wrappers.ts";

/** The word of `.meta()` that leaves a field out of a direction (OpenAPI 3.1, "Schema Object"). */
export const leftOutBy = { request: "readOnly", response: "writeOnly" } as const satisfies Readonly<
  Record<Direction, string>
>;

/** Whether a field, or what it refers to, says that only one side sends it. */
export function isLeftOut(field: z.ZodType, direction: Direction): boolean {
  const { base, words } = unwrap(field);
  return { ...base.meta(), ...words }[leftOutBy[direction] as string] === true;
}

const oneSided = new WeakMap<z.ZodType, boolean>();

/** Whether an object somewhere in a schema has a field that only one side sends. */
export function isOneSided(schema: z.ZodType): boolean {
  // Each schema within is asked, too, and for each value.
  const found = oneSided.get(schema) ?? hasLeftOut(schema);
  oneSided.set(schema, found);
  return found;
}

function hasLeftOut(schema: z.ZodType): boolean {
  for (const { schema: node } of walk({ schema, path: "" }))
    for (const field of Object.values(definitionOf(node).shape ?? {}))
      if (isLeftOut(field, "request") || isLeftOut(field, "response")) return true;
  return false;
}

/** Returns the schema of what travels in a direction: the same one if nothing is left out. */
export type OfDirection = (schema: z.ZodType) => z.ZodType;

/**
 * Makes schemas of one direction. A field that is left out is a field that the schema does not know: its
 * object drops, refuses or takes it as it does with any other. `nameOf` returns the name of a named schema in the direction.
 */
export function zodOfDirection(direction: Direction, nameOf = (name: string) => name): OfDirection {
  const made = new Map<z.ZodType, z.ZodType>();
  const of: OfDirection = (schema) => {
    const known = made.get(schema);
    if (known) return known;
    const copy = isOneSided(schema) ? copyOf(schema, direction, of) : schema;
    made.set(schema, copy);
    if (copy === schema) return schema;
    const { id: _id, ...words } = schema.meta() ?? {};
    const name = componentName(schema);
    z.globalRegistry.add(copy, name === undefined ? words : { ...words, id: nameOf(name) });
    return copy;
  };
  return of;
}

function copyOf(schema: z.ZodType, direction: Direction, of: OfDirection): z.ZodType {
  const definition = definitionOf(schema);
  // Made when it is asked for, because an object may contain itself.
  const inner = (made: () => unknown) => ({ get: made, enumerable: true, configurable: true });
  const changed: PropertyDescriptorMap = {};
  if (definition.shape) {
    let shape: Record<string, z.ZodType> | undefined;
    changed["shape"] = inner(() => (shape ??= shapeOf(schema, direction, of)));
  }
  if (definition.type === "lazy")
    changed["getter"] = { value: () => of(madeLater(schema)), enumerable: true };
  for (const [key, part] of Object.entries(Object.getOwnPropertyDescriptors(definition))) {
    // Zod's checks look like its schemas.
    if (key in changed || key === "checks" || part.get) continue;
    if (isZodSchema(part.value)) changed[key] = { ...part, value: of(part.value) };
    else if (Array.isArray(part.value) && part.value.some(isZodSchema))
      changed[key] = { ...part, value: part.value.map((one) => (isZodSchema(one) ? of(one) : one)) };
  }
  const copied = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(definition), ...changed });
  return z.core.clone(schema, copied as never);
}

function shapeOf(schema: z.ZodType, direction: Direction, of: OfDirection): Record<string, z.ZodType> {
  const { shape = {}, catchall } = definitionOf(schema);
  const isOpen = isZodSchema(catchall) && definitionOf(catchall).type !== "never";
  const fields = Object.entries(shape).flatMap(([name, field]): [string, z.ZodType][] => {
    if (!isLeftOut(field, direction)) return [[name, of(field)]];
    // An object that hands over what it does not know must not hand over a secret.
    return direction === "response" && isOpen ? [[name, z.never().optional()]] : [];
  });
  return Object.fromEntries(fields);
}

/** A value as it travels in a direction: without the fields that its schema leaves out there. */
export function valueOfDirection(schema: z.ZodType, value: unknown, direction: Direction): unknown {
  if (!isOneSided(schema)) return value;
  const within = (step: string | number, inner: unknown) =>
    schemasAt(schema, step).reduce<unknown>((kept, one) => valueOfDirection(one, kept, direction), inner);
  if (Array.isArray(value)) return value.map((item, index) => within(index, item));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !isLeftOutAt(schema, name, direction));
  return Object.fromEntries(fields.map(([name, inner]) => [name, within(name, inner)]));
}

/** JSON Pointers to the fields of a value that its schema leaves out in a direction. */
export function leftOutIn(schema: z.ZodType, value: unknown, direction: Direction): string[] {
  if (!isOneSided(schema)) return [];
  const below = (step: string | number, inner: unknown) => [
    ...new Set(schemasAt(schema, step).flatMap((one) => leftOutIn(one, inner, direction))),
  ];
  if (!isObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const isLeft = !Array.isArray(value) && isLeftOutAt(schema, name, direction);
    const inside = isLeft ? [""] : below(Array.isArray(value) ? Number(name) : name, inner);
    return inside.map((pointer) => pointerStep(name) + pointer);
  });
}

/** Whether every alternative of a schema that knows a field leaves it out. */
function isLeftOutAt(schema: z.ZodType, name: string, direction: Direction): boolean {
  const said = schemasAt(schema, name);
  return said.length > 0 && said.every((field) => isLeftOut(field, direction));
}

/** What a schema and its alternatives say of a property or an item. */
function schemasAt(schema: z.ZodType, step: string | number): z.ZodType[] {
  const definition = definitionOf(unwrap(schema).base);
  const {
    shape = {},
    options = [],
    items = [],
    left,
    right,
    element,
    rest,
    valueType,
    catchall,
  } = definition;
  const parts = [...(options as z.ZodType[]), left, right].filter(isZodSchema);
  const own =
    typeof step === "number"
      ? (element ?? (items as z.ZodType[])[step] ?? rest)
      : Object.hasOwn(shape, step)
        ? shape[step]
        : (valueType ?? catchall);
  return [...(isZodSchema(own) ? [own] : []), ...parts.flatMap((part) => schemasAt(part, step))];
}
