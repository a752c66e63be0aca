import type { z } from "zod";
import type { Api } from "../api.ts";
import { nodesOf } from "../check/schemas.ts";
import { componentName } from "../schemas/named.ts";
import { childrenOf } from "../schemas/walk.ts";
import type { Record } from "./record.ts";
import type { SourcePlace } from "./tables.ts";

/** A value on the way, the rest of the pointer, and the most precise place so far. */
interface Stop {
  readonly value: unknown;
  readonly rest: string;
  readonly place: SourcePlace | undefined;
}

/** The source of a place inside the spec: the most precise node on the way there. */
export function placeWritten(api: unknown, pointer: string, record: Record): SourcePlace | undefined {
  let stop: Stop = start(api, pointer, record);
  // Each step consumes part of the pointer; the bound guards against one that does not.
  for (let step = 0; stop.rest !== "" && step < 1000; step++) {
    const next = isSchema(stop.value) ? schemaStep(stop, stop.value, record) : objectStep(stop, record);
    if (!next) break;
    stop = { ...next, place: next.place ?? stop.place };
  }
  return stop.place;
}

function start(api: unknown, pointer: string, record: Record): Stop {
  const [, named] = /^components\/(.*)$/s.exec(pointer) ?? [];
  const nodes = named === undefined ? [] : nodesOf(api as Api);
  const found = longest(nodes, named ?? "", ({ schema }) => [componentName(schema)]);
  if (found) return { value: found.item.schema, rest: found.rest, place: record.placeOf(found.item.schema) };
  return { value: api, rest: pointer, place: undefined };
}

function objectStep({ value, rest }: Stop, record: Record): Stop | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  // A body stands for its schema.
  if (/^[.[|&{]/.test(rest) && "schema" in value && isSchema(value.schema))
    return { value: value.schema, rest, place: record.placeOf(value.schema) };
  const left = rest.replace(/^\//, "");
  if (Array.isArray(value)) {
    const found = longest([...value.entries()], left, ([index, item]) => [idOf(item)?.id, String(index)]);
    if (!found) return undefined;
    const [index, item] = found.item;
    const named = idOf(item);
    const place = named && record.keyPlace(item, named.key);
    return {
      value: item,
      rest: found.rest,
      place: place ?? closest(record.placeOf(item), record.keyPlace(value, String(index))),
    };
  }
  const holder = value as Readonly<globalThis.Record<string, unknown>>;
  const found = longest(Object.keys(holder), left, (key) => [key]);
  if (found) {
    const key = found.item;
    // `json(Thing, { example })` makes `examples` of it.
    const written =
      record.keyPlace(holder, key) ?? (key === "examples" ? record.keyPlace(holder, "example") : undefined);
    const made = record.placeOf(holder[key]);
    // A schema where `json()` is wanted: the mistake is the use.
    const place = isBodyKey(key) && isSchema(holder[key]) ? (written ?? made) : closest(made, written);
    return { value: holder[key], rest: found.rest, place };
  }
  // What an example's pointer names is in its value.
  if ("value" in holder && typeof holder["value"] === "object")
    return { value: holder["value"], rest, place: record.placeOf(holder["value"]) };
  const [token = ""] = /^[^/]+/.exec(left) ?? [];
  return { value: undefined, rest: "", place: record.keyPlace(holder, token) };
}

function schemaStep({ rest }: Stop, schema: z.ZodType, record: Record): Stop | undefined {
  if (rest.startsWith("/")) return { value: schema.meta() ?? {}, rest, place: undefined };
  const seen = new Set<z.ZodType>();
  const visit = (around: z.ZodType): Stop | undefined => {
    if (seen.has(around)) return undefined;
    seen.add(around);
    const children = childrenOf({ schema: around, path: "~" }).map((child) => ({
      ...child,
      step: child.path.slice(1),
    }));
    const found = longest(
      children.filter(({ step }) => step !== ""),
      rest,
      ({ step }) => [step],
    );
    if (found) {
      const { schema: inner, step } = found.item;
      const field = step.startsWith(".") ? record.fieldPlace(around, step.slice(1)) : undefined;
      return { value: inner, rest: found.rest, place: closest(record.placeOf(inner), field) };
    }
    for (const { schema: inner, step } of children) {
      const stop = step === "" ? visit(inner) : undefined;
      if (stop) return stop;
    }
    return undefined;
  };
  return visit(schema);
}

function isBodyKey(key: string): boolean {
  return key === "body" || /^\d{3}$/.test(key);
}

/** The place of a key if its value is made on the same line, else the place where the value is made: the one to edit. */
function closest(made: SourcePlace | undefined, key: SourcePlace | undefined): SourcePlace | undefined {
  return made && key && made.file === key.file && made.line === key.line ? key : (made ?? key);
}

/** The item with the longest name that the text starts with, and the rest of the text. */
function longest<Item>(
  items: readonly Item[],
  text: string,
  namesOf: (item: Item) => readonly (string | undefined)[],
): { readonly item: Item; readonly rest: string } | undefined {
  let best: { item: Item; rest: string } | undefined;
  for (const item of items)
    for (const name of namesOf(item)) {
      if (name === undefined || !text.startsWith(name)) continue;
      const rest = text.slice(name.length);
      if (!/^(?:$|[/.[|&{])/.test(rest)) continue;
      if (!best || rest.length < best.rest.length) best = { item, rest };
    }
  return best;
}

/** The key of a list's elements that identifies them. */
function idOf(item: unknown): { readonly key: string; readonly id: string } | undefined {
  for (const key of ["operationId", "id"]) {
    const id =
      typeof item === "object" && item !== null
        ? (item as globalThis.Record<string, unknown>)[key]
        : undefined;
    if (typeof id === "string") return { key, id };
  }
  return undefined;
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === "object" && value !== null && "_zod" in value;
}
