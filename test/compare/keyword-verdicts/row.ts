import type { Named, Schema } from "../body.ts";

/**
 * A schema, what it becomes, and what each way means to requests (`>`) and to answers (`<`): the rule, the
 * bump, where in the value it is, and the value that shows it.
 */
export type Row = readonly [
  what: string,
  old: Schema,
  now: Schema,
  forth: readonly string[],
  back: readonly string[],
];

export const s = { type: "string" };
export const i = { type: "integer" };
export const o = (properties: Named, more: object = {}) => ({ type: "object", properties, ...more });
export const tag = (kind: string, more: Named = {}) =>
  o({ kind: { const: kind }, ...more }, { required: ["kind"] });
