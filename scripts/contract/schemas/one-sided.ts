import type { z } from "zod";
import type { Direction } from "./roots.ts";
import {
  anyField,
  leftOutOf,
  type Omission,
  valueWithout,
  type WithoutFields,
  zodWithout,
} from "./without-fields.ts";
import { unwrap } from "./wrappers.ts";

/** The word of `.meta()` that leaves a field out of a direction (OpenAPI 3.1, "Schema Object"). */
export const leftOutBy = { request: "readOnly", response: "writeOnly" } as const satisfies Readonly<
  Record<Direction, string>
>;

/** Whether a field, or what it refers to, says that only one side sends it. */
export function isLeftOut(field: z.ZodType, direction: Direction): boolean {
  const { base, words } = unwrap(field);
  return { ...base.meta(), ...words }[leftOutBy[direction] as string] === true;
}

/** Whether an object somewhere in a schema has a field that only one side sends. */
export const isOneSided = anyField((field) => isLeftOut(field, "request") || isLeftOut(field, "response"));

const omissions: Readonly<Record<Direction, Omission>> = {
  request: { concerns: isOneSided, leavesOut: (field) => isLeftOut(field, "request") },
  response: { concerns: isOneSided, leavesOut: (field) => isLeftOut(field, "response"), isSecret: true },
};

/** Makes schemas of one direction. `nameOf` returns the name of a named schema in the direction. */
export function zodOfDirection(direction: Direction, nameOf?: (name: string) => string): WithoutFields {
  return zodWithout(omissions[direction], nameOf);
}

/** A value as it travels in a direction: without the fields that its schema leaves out there. */
export function valueOfDirection(schema: z.ZodType, value: unknown, direction: Direction): unknown {
  return valueWithout(schema, value, omissions[direction]);
}

/** JSON Pointers to the fields of a value that its schema leaves out in a direction. */
export function leftOutIn(schema: z.ZodType, value: unknown, direction: Direction): string[] {
  return leftOutOf(schema, value, omissions[direction]);
}
