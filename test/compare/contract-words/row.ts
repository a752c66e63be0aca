import { z } from "zod";
import type { Api } from "../../../scripts/contract/api.ts";
import { json } from "../../../scripts/contract/index.ts";
import type { Operation } from "../../../scripts/contract/operation.ts";

/** The highest bump of a verdict's findings: `-` where there is none. */
export type Level = "-" | "patch" | "minor" | "major";

type Part<Whole> = Partial<Whole> | undefined;

/** A word, what becomes of it in one operation, and what that means on the wire and to code that uses the client. */
export type OperationRow = readonly [
  word: string,
  change: string,
  before: Part<Operation>,
  after: Part<Operation>,
  wire: Level,
  client: Level,
];

/** The same of the API. */
export type ApiRow = readonly [
  word: string,
  change: string,
  before: Part<Api>,
  after: Part<Api>,
  wire: Level,
  client: Level,
];

export const described = (schema: z.ZodType) => schema.meta({ description: "It." });
export const s = described(z.string());
export const i = described(z.int());

export const optional = (schema: z.ZodType) => schema.optional().meta({ description: "It." });
export const marked = (word: object) => optional(z.string()).meta({ description: "It.", ...word });

export const Thing = z.object({ name: s });
export const one = (schema: z.ZodType, example: unknown, more: object = {}) =>
  json(schema, { example, ...more } as never);
export const plain = one(Thing, { name: "a" });
export const takes = (body: unknown): Partial<Operation> => ({ body }) as Partial<Operation>;
