import type { z } from "zod";

/** How a parameter is written, as far as it differs from OpenAPI's default of its location. */
export type ParameterForm =
  | {
      /**
       * In a path `simple` (default), `label` or `matrix`; in a query `form` (default), `spaceDelimited`,
       * `pipeDelimited` or `deepObject`; in a header field `simple`; in a cookie `form`.
       */
      readonly style?: ParameterStyleName;
      /** Each item of a list, and each field of an object, by itself. Default: `true` for `form` and `deepObject`. */
      readonly explode?: boolean;
      /** In a query: reserved characters in its values are not encoded. In a path: a server takes a `/` as it is, too. */
      readonly allowReserved?: boolean;
      /**
       * Values with the same text arrive as one: `null` as an absent parameter, and a string that looks like a number
       * or a boolean as that, if the schema accepts it. In a path such as `{base}...{head}`, a value ends at the first
       * occurrence of the text after it.
       */
      readonly lossy?: boolean;
      readonly mediaType?: never;
    }
  | {
      /** The value is one text of this media type, which is JSON: `application/json`. */
      readonly mediaType: string;
      readonly style?: never;
      readonly explode?: never;
      readonly allowReserved?: never;
      readonly lossy?: never;
    };

export type ParameterStyleName =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject";

const key = "parameterForm";

/**
 * Sets how a parameter is written on the wire: `param(z.array(z.string()), { style: "pipeDelimited" })`. Its type stays
 * that of the schema.
 */
export function param<Schema extends z.ZodType>(schema: Schema, form: ParameterForm): Schema {
  // A copy with its parent, as `.meta()` makes it: names and words of the schema stay.
  const copy = schema.clone() as Schema;
  // Not in a map of this module, because the spec has its own copy of the module.
  copy._zod.bag[key] = form;
  return copy;
}

/** The form that {@link param} set on a schema, or on one that it was made from: `param(…).optional()`. */
export function statedForm(schema: z.ZodType): ParameterForm | undefined {
  const { bag, parent, def } = schema._zod as unknown as {
    readonly bag: Readonly<Record<string, unknown>>;
    readonly parent?: z.ZodType;
    readonly def: { readonly innerType?: z.ZodType };
  };
  if (bag[key]) return bag[key] as ParameterForm;
  const within = parent ?? def.innerType;
  return within && statedForm(within);
}

/** The parts of an operation that hold parameters, in the order of their checks. */
export const parameterHolders = ["params", "query", "headers", "cookies"] as const;

export type ParameterHolder = (typeof parameterHolders)[number];

/** A form with everything that follows from OpenAPI filled in (OpenAPI 3.1, Parameter Object). */
export interface ResolvedForm {
  readonly style: ParameterStyleName;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly mediaType?: string;
}

/** The form of a parameter in a part; OpenAPI's default if nothing is stated. */
export function resolvedForm(part: ParameterHolder, stated: ParameterForm = {}): ResolvedForm {
  const usual = part === "query" || part === "cookies" ? "form" : "simple";
  const { style = usual, allowReserved = false, mediaType } = stated;
  if (mediaType !== undefined)
    return { style: usual, explode: usual === "form", allowReserved: false, mediaType };
  return { style, explode: stated.explode ?? (style === "form" || style === "deepObject"), allowReserved };
}
