import type { z } from "zod";
import { casesOf, isObject, step } from "../../cases/index.ts";
import type { Contract } from "../../contract/contract.ts";
import { jsonSchemaOf } from "../../contract/schemas/json-schema.ts";
import { rootsOf } from "../../contract/schemas/roots.ts";
import { definitionOf, walk, type ZodNode } from "../../contract/schemas/walk.ts";
import type { Problem } from "../../problem.ts";

/**
 * The place at which what Zod gives is not what it took; `undefined` where there is none. A field
 * that it filled in is a default, and one that it left out is unknown to it.
 */
export function changedAt(taken: unknown, given: unknown): string | undefined {
  if (Array.isArray(taken) && Array.isArray(given)) {
    if (given.length < taken.length) return "";
    return first(taken.keys(), (index) => changedAt(taken[index], given[index]));
  }
  if (isObject(taken) && isObject(given) && !(taken instanceof Blob))
    return first(Object.keys(given), (name) =>
      Object.hasOwn(taken, name) ? changedAt(taken[name], given[name]) : undefined,
    );
  return taken === given ? undefined : "";
}

/** The place of a field that one output of the same value has and another lacks. */
function lostAt(full: unknown, less: unknown): string | undefined {
  if (Array.isArray(full) && Array.isArray(less))
    return first(full.keys(), (index) => lostAt(full[index], less[index]));
  if (!isObject(full) || !isObject(less)) return undefined;
  return first(Object.keys(full), (name) =>
    Object.hasOwn(less, name) ? lostAt(full[name], less[name]) : "",
  );
}

function first<Key extends string | number>(
  keys: Iterable<Key>,
  find: (key: Key) => string | undefined,
): string | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return step(key) + found;
  }
  return undefined;
}

/** Values of an option that are tried. */
const tries = 60;

/** Unions that leave out a documented field: an earlier option takes the value, and does not know it. */
export function strippingUnions(contract: Contract): Problem[] {
  const seen = new Set<z.ZodType>();
  return rootsOf(contract)
    .flatMap(({ schema, pointer }) => [...walk({ schema, path: pointer }, seen)])
    .flatMap(strips);
}

function strips({ schema, path }: ZodNode): Problem[] {
  const { type, inclusive, discriminator, ...definition } = definitionOf(schema);
  if (type !== "union" || inclusive === false || discriminator !== undefined) return [];
  const options = definition["options"] as readonly z.ZodType[];
  for (const [index, option] of options.entries()) {
    if (index === 0) continue;
    const form = jsonSchemaOf(option);
    for (const { value, valid } of casesOf(form, { limit: tries })) {
      if (!valid) continue;
      const own = option.safeParse(value);
      const whole = schema.safeParse(value);
      const place = own.success && whole.success ? lostAt(own.data, whole.data) : undefined;
      if (place === undefined) continue;
      const earlier = options.findIndex((other) => other.safeParse(value).success);
      return [
        {
          code: "union-leaves-out-field",
          message: `The union at \`${path}\` leaves \`${place}\` of its option ${index + 1} out: option ${earlier + 1} takes the value first, and does not know the field.`,
          pointer: path,
          fix: "List the option with more fields first, or tell the options apart: `z.discriminatedUnion()`, or a field with a `z.literal()` in each.",
        },
      ];
    }
  }
  return [];
}
