/** A small contract of which a server of thirty lines keeps every word. */
import { z } from "zod";
import { defineApi, defineOperation, json, noContent } from "../../../scripts/contract/index.ts";

const error = (status: number) => ({ status, error: `error ${status}`, when: "Always.", anyText: true });
const text = (description: string) => z.string().min(1).max(100).meta({ description });

const Thing = z
  .object({
    id: z.string().meta({ description: "Its name." }),
    label: text("What it is called."),
    size: z.number().meta({ description: "How large it is." }),
    open: z.boolean().meta({ description: "Whether it is open." }),
  })
  .meta({ id: "Thing", description: "A thing." });
const Change = z
  .object({
    label: text("What it is called."),
    size: z.number().meta({ description: "How large it is." }),
    open: z.boolean().meta({ description: "Whether it is open." }),
  })
  .meta({ id: "Change", description: "A change." });
const example = { id: "th_0b6e2f0e3f4c4c399f0e", label: "a", size: 1, open: true };
const thingId = z
  .string()
  .regex(/^th_[0-9a-f]{20}$/)
  .meta({ description: "The name of a thing." });
const gone = [{ status: 404, error: "no such thing", when: "There is none." }];

const words = (operationId: string) => ({
  operationId,
  page: operationId.toLowerCase(),
  section: "things",
  title: `Do ${operationId}`,
  description: `Does ${operationId}.`,
});

export default defineApi({
  title: "Things",
  version: "1.0.0",
  summary: "Small.",
  description: "Small.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://things.example", description: "Production" }],
  basePath: "",
  securitySchemes: { key: { type: "bearer", description: "A key.", environment: "THINGS_KEY" } },
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
  sections: [{ id: "things", title: "Things", description: "Things." }],
  operations: [
    defineOperation({
      ...words("changeThing"),
      method: "PUT",
      path: "/things/{id}",
      params: { id: thingId },
      body: json(Change, { example: { label: "a", size: 1, open: true } }),
      responses: { 200: json(Thing, { example }) },
      errors: gone,
      laws: { resource: "thing", effect: "update", identity: { id: "id" }, sets: ["label", "size", "open"] },
    }),
    defineOperation({
      ...words("makeThing"),
      method: "POST",
      path: "/things",
      body: json(Change, { example: { label: "a", size: 1, open: true } }),
      responses: { 201: json(Thing, { example }) },
      errors: [],
    }),
    defineOperation({
      ...words("dropThing"),
      method: "DELETE",
      path: "/things/{id}",
      params: { id: thingId },
      responses: { 204: noContent() },
      errors: gone,
    }),
    defineOperation({
      ...words("readNote"),
      method: "GET",
      path: "/notes/{note_id}",
      params: {
        note_id: z
          .string()
          .min(20)
          .meta({ description: "The name of a note.", examples: ["note-that-is-there-01"] }),
      },
      responses: { 200: json(Thing, { example }) },
      errors: gone,
    }),
    defineOperation({
      ...words("pinNote"),
      method: "POST",
      path: "/boards/{board_id}/pins",
      params: { board_id: z.string().min(20).meta({ description: "The name of a board." }) },
      body: json(Change, { example: { label: "a", size: 1, open: true } }),
      responses: { 201: json(Thing, { example }) },
      errors: gone,
    }),
  ],
  decisions: [],
  packages: { client: "@things/api", contract: "@things/contract" },
});
