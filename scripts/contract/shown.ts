import type { z } from "zod";
import { dottedPlace } from "../lib/dotted-place.ts";
import { bodiesOf } from "./body.ts";
import type { Laws } from "./laws.ts";
import type { Operation } from "./operation.ts";
import { definitionOf, travelling } from "./schemas/walk.ts";

/** The depth to which objects are searched in an answer. */
const deepest = 2;

/**
 * Where the first successful answer of an operation shows what its laws are about: property names, the
 * way from the answer to the object, or to the list of them. Of several places, it is the one that has
 * most of the fields that the resource's laws name. `undefined`: there is none.
 */
export function placeShown(
  operation: Operation,
  operations: readonly Operation[],
): readonly string[] | undefined {
  const { laws, pagination } = operation;
  const answer = successSchema(operation);
  if (!laws || !answer) return undefined;
  const isList = laws.effect === "list";
  if (isList && pagination) return placeNamed(answer, pagination.items);
  const fields = lawFields(operations.flatMap((one) => one.laws ?? []).filter(ofSame(laws)));
  let best: { readonly place: readonly string[]; readonly count: number } | undefined;
  for (const { place, schema } of places(answer, [])) {
    const held = isList ? shownItems(schema) : schema;
    const names = held && objectsOf(held).length > 0 ? new Set(shownFields(held)) : undefined;
    if (!names && !(isList && held)) continue;
    const count = fields.filter((field) => names?.has(field)).length;
    if (!best || count > best.count) best = { place, count };
  }
  return best?.place;
}

/** The schema of the first successful answer of JSON. */
export function successSchema({ responses }: Pick<Operation, "responses">): z.ZodType | undefined {
  return Object.entries(responses).flatMap(([status, response]) =>
    /^2/.test(status)
      ? bodiesOf(response).flatMap(({ kind, schema }) => (kind === "json" && schema ? [schema] : []))
      : [],
  )[0];
}

/** The place of a field of an answer, whose name is its own or has dots between those that it is within. */
export function placeNamed(answer: z.ZodType, name: string | undefined): readonly string[] {
  return name !== undefined && shownFields(answer).includes(name) ? [name] : dottedPlace(name);
}

/** The schema of the value, or of the items, at a place of an answer. */
export function schemaAt(schema: z.ZodType, place: readonly string[]): z.ZodType | undefined {
  return place.reduce<z.ZodType | undefined>((inner, name) => inner && fieldOf(inner, name), schema);
}

/** The schema of a list's items. */
export function shownItems(schema: z.ZodType): z.ZodType | undefined {
  return parts(schema).flatMap((part) => (definitionOf(part)["element"] as z.ZodType | undefined) ?? [])[0];
}

/** The names of an object's fields. */
export function shownFields(schema: z.ZodType): string[] {
  return objectsOf(schema).flatMap((object) => Object.keys(definitionOf(object).shape ?? {}));
}

function ofSame({ resource }: Laws): (laws: Laws) => boolean {
  return (laws) => laws.resource === resource;
}

function lawFields(laws: readonly Laws[]): string[] {
  return [
    ...new Set(
      laws.flatMap(({ identity = {}, sets = [], keeps = [], forward = [], unique = [] }) => [
        ...Object.values(identity),
        ...sets,
        ...keeps,
        ...forward,
        ...unique,
      ]),
    ),
  ];
}

/** The schema and those of its properties, the outer ones first. */
function places(
  schema: z.ZodType,
  place: readonly string[],
): { readonly place: readonly string[]; readonly schema: z.ZodType }[] {
  let level = [{ place, schema }];
  const found = [...level];
  for (let depth = 0; depth < deepest; depth++) {
    level = level.flatMap((outer) =>
      [...new Set(shownFields(outer.schema))].flatMap((name) => {
        const inner = fieldOf(outer.schema, name);
        return inner ? [{ place: [...outer.place, name], schema: inner }] : [];
      }),
    );
    found.push(...level);
  }
  return found;
}

/** The objects that a schema's value can be: itself, through wrappers, or the parts of a union or an intersection. */
function objectsOf(schema: z.ZodType): z.ZodType[] {
  return parts(schema).filter((part) => definitionOf(part).shape);
}

/** The schemas of a value without what wraps them. */
function parts(schema: z.ZodType, seen = new Set<z.ZodType>()): z.ZodType[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const definition = definitionOf(schema);
  const inner = [
    ...((definition["options"] as z.ZodType[] | undefined) ?? []),
    ...["innerType", "left", "right"].flatMap((key) => (definition[key] as z.ZodType | undefined) ?? []),
    ...(definition.type === "pipe" ? [travelling(definition)] : []),
    ...(definition.type === "lazy" ? [(definition["getter"] as () => z.ZodType)()] : []),
  ];
  return inner.length > 0 ? inner.flatMap((part) => parts(part, seen)) : [schema];
}

function fieldOf(schema: z.ZodType, name: string): z.ZodType | undefined {
  return objectsOf(schema).flatMap((object) => {
    const { shape } = definitionOf(object);
    return shape && Object.hasOwn(shape, name) ? (shape[name] ?? []) : [];
  })[0];
}
