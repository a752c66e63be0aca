import type { z } from "zod";
import { asFields, type Fields, fieldAt, withFieldAt } from "../lib/fields.ts";
import { lowestStatus } from "../lib/status.ts";
import type { OperationModel, ResponseModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";

/** The place of a resource's object in a successful answer, and the answer's schema. */
export interface View {
  readonly response: ResponseModel;
  readonly schema: z.ZodType;
  /** The path from the answer to the (first) object: property names and, in a list, 0. */
  readonly place: readonly (string | number)[];
  /** Returns the answer with an object, or a list of objects, at the place. */
  readonly with: (shown: unknown) => unknown;
  /** Returns the answer with this object at the place; in a list, as the only one. */
  readonly put: (object: Fields) => unknown;
  /** The objects that the contract's examples of the answer show. */
  readonly examples: readonly Fields[];
}

/** How the operation's successful answers show objects of its resource, the lowest status first. */
export function viewsOf({ shows: place, laws, responses }: OperationModel, zod: ZodSchemas): View[] {
  if (!place) return [];
  const isList = laws?.effect === "list";
  return responses.flatMap((response) => {
    const body = response.content.find(({ kind }) => kind === "json");
    const schema = body && zod.of(body);
    if (lowestStatus(response.status) >= 300 || !body || !schema) return [];
    const answers = Object.values(body.examples).map(({ value }) => value);
    const base = answers.find((value) => fieldAt(value, place) !== undefined);
    const whole = (shown: unknown) => withFieldAt(base, place, shown);
    return [
      {
        response,
        schema,
        place: isList ? [...place, 0] : place,
        with: whole,
        put: (object) => whole(isList ? [object] : object),
        examples: answers.flatMap((value) => objectsIn(fieldAt(value, place))),
      },
    ];
  });
}

function objectsIn(value: unknown): Fields[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.map(asFields).filter((one) => one !== undefined);
}
