import { z } from "zod";
import { isObject } from "../../lib/json.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { componentName, namedOrigin } from "./named.ts";
import { definitionOf, isZodSchema, madeLater, walk } from "./walk.ts";
import { unwrap } from "./wrappers.ts";

/** Which fields of objects are left out. */
export interface Omission {
  /** Whether an object somewhere in a schema may lack a field: `anyField` of what is left out. */
  readonly concerns: (schema: z.ZodType) => boolean;
  readonly leavesOut: (field: z.ZodType) => boolean;
  /** An object that passes on what it does not know must not pass on the field. */
  readonly isSecret?: boolean;
}

/** Returns whether an object somewhere in a schema has such a field. Each schema is searched once: it is asked for each value. */
export function anyField(isSuch: (field: z.ZodType) => boolean): (schema: z.ZodType) => boolean {
  const known = new WeakMap<z.ZodType, boolean>();
  const search = (schema: z.ZodType): boolean => {
    for (const { schema: node } of walk({ schema, path: "" }))
      if (Object.values(definitionOf(node).shape ?? {}).some(isSuch)) return true;
    return false;
  };
  return (schema) => {
    const found = known.get(schema) ?? search(schema);
    known.set(schema, found);
    return found;
  };
}

/** Returns a schema without the fields: the same one if nothing is left out. */
export type WithoutFields = (schema: z.ZodType) => z.ZodType;

/**
 * Makes schemas without fields. A field that is left out is one that the schema does not know: its object drops, refuses
 * or takes it as it does with any other. `nameOf` returns the name of a named schema that differs.
 */
export function zodWithout(omission: Omission, nameOf = (name: string) => name): WithoutFields {
  const made = new Map<z.ZodType, z.ZodType>();
  const of: WithoutFields = (schema) => {
    const known = made.get(schema);
    if (known) return known;
    const copy = omission.concerns(schema) ? named(schema) : schema;
    made.set(schema, copy);
    return copy;
  };
  const named = (schema: z.ZodType): z.ZodType => {
    const { id: _id, ...words } = schema.meta() ?? {};
    const origin = namedOrigin(schema);
    if (origin) return of(origin).meta(words);
    const copy = copyOf(schema, omission, of);
    const name = componentName(schema);
    z.globalRegistry.add(copy, name === undefined ? words : { ...words, id: nameOf(name) });
    return copy;
  };
  return of;
}

function copyOf(schema: z.ZodType, omission: Omission, of: WithoutFields): z.ZodType {
  const definition = definitionOf(schema);
  // Made when it is asked for, because an object may contain itself.
  const inner = (made: () => unknown) => ({ get: made, enumerable: true, configurable: true });
  const changed: PropertyDescriptorMap = {};
  if (definition.shape) {
    let shape: Record<string, z.ZodType> | undefined;
    changed["shape"] = inner(() => (shape ??= shapeOf(schema, omission, of)));
  }
  if (definition.type === "lazy")
    changed["getter"] = { value: () => of(madeLater(schema)), enumerable: true };
  // Zod keeps in it what a `z.lazy` returned, for its copies, too.
  const { _cachedInner: _, ...own } = Object.getOwnPropertyDescriptors(definition) as PropertyDescriptorMap;
  for (const [key, part] of Object.entries(own)) {
    // Zod's checks look like its schemas.
    if (key in changed || key === "checks" || part.get) continue;
    if (isZodSchema(part.value)) changed[key] = { ...part, value: of(part.value) };
    else if (Array.isArray(part.value) && part.value.some(isZodSchema))
      changed[key] = { ...part, value: part.value.map((one) => (isZodSchema(one) ? of(one) : one)) };
  }
  const copied = Object.defineProperties({}, { ...own, ...changed });
  return z.core.clone(schema, copied as never);
}

function shapeOf(
  schema: z.ZodType,
  { leavesOut, isSecret }: Omission,
  of: WithoutFields,
): Record<string, z.ZodType> {
  const { shape = {}, catchall } = definitionOf(schema);
  const isOpen = isZodSchema(catchall) && definitionOf(catchall).type !== "never";
  const fields = Object.entries(shape).flatMap(([name, field]): [string, z.ZodType][] => {
    if (!leavesOut(field)) return [[name, of(field)]];
    return isSecret && isOpen ? [[name, z.never().optional()]] : [];
  });
  return Object.fromEntries(fields);
}

/** A value without the fields that its schema leaves out. */
export function valueWithout(schema: z.ZodType, value: unknown, omission: Omission): unknown {
  if (!omission.concerns(schema)) return value;
  const within = (step: string | number, inner: unknown) =>
    schemasAt(schema, step).reduce<unknown>((kept, one) => valueWithout(one, kept, omission), inner);
  if (Array.isArray(value)) return value.map((item, index) => within(index, item));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !isLeftOutAt(schema, name, omission));
  return Object.fromEntries(fields.map(([name, inner]) => [name, within(name, inner)]));
}

/** JSON Pointers to the fields of a value that its schema leaves out. */
export function leftOutOf(schema: z.ZodType, value: unknown, omission: Omission): string[] {
  if (!omission.concerns(schema)) return [];
  const below = (step: string | number, inner: unknown) => [
    ...new Set(schemasAt(schema, step).flatMap((one) => leftOutOf(one, inner, omission))),
  ];
  if (!isObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const isLeft = !Array.isArray(value) && isLeftOutAt(schema, name, omission);
    const inside = isLeft ? [""] : below(Array.isArray(value) ? Number(name) : name, inner);
    return inside.map((pointer) => pointerStep(name) + pointer);
  });
}

/** Whether a schema leaves a field out: a part of an intersection that does, or every alternative that knows the field. */
function isLeftOutAt(schema: z.ZodType, name: string, omission: Omission): boolean {
  const { base } = unwrap(schema);
  const { left, right, options } = definitionOf(base);
  const parts = [left, right].filter(isZodSchema);
  if (parts.length > 0) return parts.some((part) => isLeftOutAt(part, name, omission));
  if (options) {
    const known = (options as z.ZodType[]).filter((option) => schemasAt(option, name).length > 0);
    return known.length > 0 && known.every((option) => isLeftOutAt(option, name, omission));
  }
  const said = schemasAt(base, name);
  return said.length > 0 && said.every(omission.leavesOut);
}

/** What a schema and its alternatives say of a property or an item. */
export function schemasAt(schema: z.ZodType, step: string | number): z.ZodType[] {
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
