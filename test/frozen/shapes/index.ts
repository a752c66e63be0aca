/** Bodies that are no objects of required fields, and parameters of every form that a text can have. */
import { z } from "zod";
import { binary, defineApi, defineOperation, json } from "../../../scripts/contract/index.ts";

const error = (status: number) => ({ status, error: `error ${status}`, when: "Always.", anyText: true });
const Done = z
  .object({ ok: z.boolean().meta({ description: "Done." }) })
  .meta({ id: "Done", description: "Done." });
const responses = { 200: json(Done, { example: { ok: true } }) };
const words = (operationId: string) => ({
  operationId,
  page: operationId.toLowerCase(),
  section: "shapes",
  title: `Do ${operationId}`,
  description: `Does ${operationId}.`,
  errors: [],
  responses,
});
const word = z.string().meta({ description: "Word." });
const Mood = z.object({ word }).meta({ id: "Mood", description: "A mood." });
const Filter = z
  .object({ town: word.optional(), since: z.number().optional().meta({ description: "Year." }) })
  .meta({ id: "Filter", description: "A filter." });
const Amount = z.number().meta({ id: "Amount", description: "An amount." });
const Line = z.string().meta({ id: "Line", description: "A line." });
const Flag = z.boolean().meta({ id: "Flag", description: "A flag." });
const Words = z.array(word).meta({ id: "Words", description: "Words." });

/** Every body by the last segment of its path. */
export const bodies = {
  mood: Mood.nullable(),
  filter: Filter,
  amount: Amount,
  line: Line,
  flag: Flag,
  words: Words,
};

export default defineApi({
  title: "Shapes",
  version: "1.0.0",
  summary: "Small.",
  description: "Small.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://shapes.example", description: "Production" }],
  basePath: "",
  securitySchemes: { key: { type: "bearer", description: "A key.", environment: "SHAPES_KEY" } },
  security: ["key"],
  errors: {
    schema: z
      .object({ error: z.string().meta({ description: "What went wrong." }) })
      .meta({ id: "Error", description: "An error." }),
    textField: "error",
    invalid: error(400),
    unauthorized: error(401),
    internal: error(500),
    notFound: error(404),
    methodNotAllowed: error(405),
    tooLarge: error(413),
  },
  sections: [{ id: "shapes", title: "Shapes", description: "Shapes." }],
  operations: [
    defineOperation({
      ...words("setMood"),
      method: "POST",
      path: "/mood",
      body: json(bodies.mood, { example: null }),
    }),
    defineOperation({
      ...words("find"),
      method: "POST",
      path: "/filter",
      body: json(bodies.filter, { example: {} }),
    }),
    defineOperation({
      ...words("pay"),
      method: "POST",
      path: "/amount",
      body: json(bodies.amount, { example: 12 }),
    }),
    defineOperation({
      ...words("say"),
      method: "POST",
      path: "/line",
      body: json(bodies.line, { example: "a" }),
    }),
    defineOperation({
      ...words("raise"),
      method: "POST",
      path: "/flag",
      body: json(bodies.flag, { example: true }),
    }),
    defineOperation({
      ...words("list"),
      method: "POST",
      path: "/words",
      body: json(bodies.words, { example: ["a"] }),
    }),
    defineOperation({ ...words("note"), method: "POST", path: "/note", body: binary("text/plain") }),
    defineOperation({
      ...words("form"),
      method: "POST",
      path: "/form",
      body: binary("application/x-www-form-urlencoded"),
    }),
    defineOperation({
      ...words("look"),
      method: "GET",
      path: "/look",
      query: {
        numbers: z.array(z.number()).min(1).max(3).optional().meta({ description: "Numbers." }),
        flag: z.boolean().optional().meta({ description: "A flag." }),
        size: z.enum(["s", "m"]).optional().meta({ description: "A size." }),
        page: z.int().min(1).max(9).optional().meta({ description: "A page." }),
      },
    }),
  ],
  decisions: [],
  packages: { client: "@shapes/api", contract: "@shapes/contract" },
});
