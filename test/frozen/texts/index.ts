/** A contract whose error texts differ in one character, in two alphabets, and come from a schema and from a handler. */
import { z } from "zod";
import { defineApi, defineOperation, json } from "../../../scripts/contract/index.ts";

const error = (status: number) => ({ status, error: `error ${status}`, when: "Always.", anyText: true });

const Name = z
  .object({
    name: z
      .string()
      .min(1, "name is required")
      .max(5, "name is required!")
      .meta({ description: "What it is called." }),
  })
  .meta({ id: "Name", description: "A name." });

export default defineApi({
  title: "Texts",
  version: "1.0.0",
  summary: "Small.",
  description: "Small.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://texts.example", description: "Production" }],
  basePath: "",
  securitySchemes: {},
  security: [],
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
  sections: [{ id: "names", title: "Names", description: "Names." }],
  operations: [
    defineOperation({
      operationId: "takeName",
      page: "take-name",
      section: "names",
      title: "Take a name",
      description: "Takes a name.",
      method: "POST",
      path: "/names",
      body: json(Name, { example: { name: "a" } }),
      responses: { 200: json(Name, { example: { name: "a" } }) },
      errors: [
        { status: 400, given: { body: { name: "" } }, when: "No name." },
        { status: 400, given: { body: { name: "too long" } }, when: "A long name." },
        { id: "taken", status: 409, error: "名前が必要です", when: "Somebody has it." },
        { status: 409, error: "名前が必要です。", when: "Somebody had it." },
      ],
    }),
  ],
  decisions: [],
  packages: { client: "@texts/api", contract: "@texts/contract" },
});
