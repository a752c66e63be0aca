import { isDeepStrictEqual } from "node:util";
import { type Fields, ownField, withField } from "../lib/fields.ts";
import type { StoredResource } from "./resources.ts";
import type { View } from "./views.ts";

/** The most fields that are filled in. */
const most = 200;

/**
 * The object with the missing fields that some answer of its resource requires, taken from the most similar
 * examples, and the names of these fields. `undefined` if the answers' schemas still refuse the object.
 */
export function completedObject(
  resource: StoredResource,
  given: Fields,
): { readonly object: Fields; readonly filled: readonly string[] } | undefined {
  let object = given;
  const filled: string[] = [];
  const sources = [...resource.examples].sort((a, b) => likeness(b, given) - likeness(a, given));
  for (const view of resource.forms)
    for (let count = 0; ; count++) {
      const missing = refusalOf(view, object);
      if (!missing) break;
      const { field } = missing;
      const source = sources.find((one) => field !== undefined && Object.hasOwn(one, field));
      if (field === undefined || !source || filled.includes(field) || count > most) return undefined;
      object = withField(object, field, source[field]);
      filled.push(field);
    }
  return { object, filled };
}

/** The first issue that an answer's schema has with an object. */
export interface SchemaRefusal {
  /** The object's field that it is about; absent if it is about the whole object. */
  readonly field?: string;
  /** The path to it inside the object. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Why an answer can't show the object; `undefined` if it can. */
export function refusalOf({ schema, place, put }: View, object: Fields): SchemaRefusal | undefined {
  const issue = schema.safeParse(put(object)).error?.issues[0];
  if (!issue) return undefined;
  const path = issue.path.slice(place.length);
  const [field] = path;
  return { ...(typeof field === "string" ? { field } : {}), path, message: issue.message };
}

function likeness(example: Fields, object: Fields): number {
  return Object.keys(object).filter((name) => isDeepStrictEqual(ownField(example, name), object[name]))
    .length;
}
