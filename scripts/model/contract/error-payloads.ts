import { z } from "zod";
import type { ErrorForm } from "../../contract/error-form.ts";
import type { PayloadModel } from "../model.ts";
import type { EmittedSchemas } from "../zod/json-schemas.ts";
import type { Judged } from "../zod-schemas.ts";

/** The bodies of a contract's errors. */
export interface ErrorPayloads {
  /** The body of a form; the same object for the same form. */
  readonly of: (form: ErrorForm) => PayloadModel | undefined;
  /** The bodies of one status: one for each media type, with a schema that accepts all of that type. */
  readonly joined: (payloads: readonly PayloadModel[]) => PayloadModel[];
}

/** Makes the bodies of errors, and keeps the Zod schema of each. */
export function errorPayloads(
  { errorBodies }: EmittedSchemas,
  keep: (part: Judged, schema: z.ZodType) => void,
): ErrorPayloads {
  const made = new Map<ErrorForm, PayloadModel>();
  const zod = new Map<PayloadModel, z.ZodType>();

  const kept = (payload: PayloadModel, schema: z.ZodType | undefined): PayloadModel => {
    if (!schema) return payload;
    zod.set(payload, schema);
    keep(payload, schema);
    return payload;
  };
  const of: ErrorPayloads["of"] = (form) => {
    const { body } = form;
    if (!body) return undefined;
    const { kind, mediaType, schema } = body;
    const emitted = schema && errorBodies.get(body);
    const payload =
      made.get(form) ??
      kept(
        { mediaType, kind, ...(emitted === undefined ? {} : { schema: emitted }), examples: {}, files: [] },
        schema,
      );
    made.set(form, payload);
    return payload;
  };
  const joined: ErrorPayloads["joined"] = (payloads) =>
    [...new Set(payloads.map(({ mediaType }) => mediaType))].flatMap((mediaType) => {
      const all = distinct(payloads.filter((payload) => payload.mediaType === mediaType));
      if (all.length === 1) return all;
      const schemas = all.map((payload) => zod.get(payload) ?? z.unknown());
      const anyOf = all.map(({ schema = true }) => schema);
      return [kept({ ...(all[0] as PayloadModel), schema: { anyOf } }, z.union(schemas))];
    });
  return { of, joined };
}

/** The payloads without duplicates, by their schemas. */
function distinct(payloads: readonly PayloadModel[]): PayloadModel[] {
  return [...new Map(payloads.map((payload) => [JSON.stringify(payload.schema), payload])).values()];
}
