import { type JsonSchema, judgeOf, reasonsFor, type Violation } from "../../cases/index.ts";
import type { Json } from "../document.ts";
import type { Payload } from "../normal/surface.ts";
import { readingsOf } from "./readings.ts";

/** A schema and the document in which its references resolve. */
export interface Placed {
  readonly root: object;
  readonly schema: JsonSchema;
}

/** Who reads values, by a schema and by how they are written. */
export interface Reader {
  accepts(value: unknown): boolean;
  /** What is wrong with a value that is not accepted. */
  reasons(value: unknown): readonly Violation[];
}

export function readerOf({ root, schema }: Placed, written: Payload["written"]): Reader {
  const judges = judgeOf(root);
  const judge = judges(schema);
  const why = (value: unknown) => reasonsFor(judges, value, judge.violations(value));
  if (written === "json") return { accepts: judge, reasons: why };
  return {
    accepts: (value) => readingsOf(value).some(judge),
    reasons: (value) => {
      const all = readingsOf(value).map(why);
      // The reading of the right type knows the real reason.
      return all.find((reasons) => !reasons.some(({ keyword }) => keyword === "type")) ?? all[0] ?? [];
    },
  };
}

/**
 * A schema object as a client must read it that ignores what it does not know: unknown properties
 * are welcome, and a value that fits two alternatives is no harm.
 */
export function tolerant(schema: Json): Json {
  const { additionalProperties, unevaluatedProperties, ...rest } = tolerantOfOverlap(schema);
  return {
    ...rest,
    ...(additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties }),
    ...(unevaluatedProperties === undefined || unevaluatedProperties === false
      ? {}
      : { unevaluatedProperties }),
  };
}

/** As {@link tolerant}, for responses that never gain a field. */
export function tolerantOfOverlap(schema: Json): Json {
  const { oneOf, ...rest } = schema;
  return {
    ...rest,
    ...(oneOf === undefined
      ? {}
      : "anyOf" in rest
        ? { allOf: [...all(rest["allOf"]), { anyOf: oneOf }] }
        : { anyOf: oneOf }),
  };
}

function all(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
