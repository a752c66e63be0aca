import { fileURLToPath } from "node:url";

const vocabulary = fileURLToPath(new URL("../../scripts/contract/index.ts", import.meta.url));

/** The source of a small spec without a fault, for tests that plant one. */
export const tinySpec = `import { defineApi, defineOperation, json } from ${JSON.stringify(vocabulary)};
import { z } from "zod";

const error = (status: number) => ({ status, error: \`error \${status}\`, when: "Always." });
const Thing = z
  .object({ name: z.string().min(1, "name is required").meta({ description: "Its name." }) })
  .meta({ id: "Thing", description: "A thing." });
const unused = undefined;

const renameThing = defineOperation({
  operationId: "renameThing",
  page: "rename-thing",
  section: "things",
  title: "Rename thing",
  description: "Rename a thing.",
  method: "PATCH",
  path: "/things/{id}",
  params: { id: z.string().meta({ description: "The thing." }) },
  body: json(Thing, { example: { name: "a" } }),
  responses: { 200: json(Thing, { example: { name: "a" } }) },
  errors: [
    { status: 400, given: { body: { name: "" } }, when: "No name." },
    { status: 404, error: "not found", when: "No such thing." },
  ],
});
const others: (typeof renameThing)[] = [];

export default defineApi({
  title: "Tiny API",
  version: "1.2.3",
  summary: "Small.",
  description: "Small.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://tiny.example", description: "Production" }],
  basePath: "",
  securitySchemes: { key: { type: "bearer", description: "A key.", environment: "TINY_KEY" } },
  security: ["key"],
  errors: {
    schema: z.object({ error: z.string().meta({ description: "What went wrong." }) }).meta({ id: "Error", description: "An error." }),
    textField: "error",
    invalid: error(400),
    unauthorized: error(401),
    internal: error(500),
    notFound: error(404),
    methodNotAllowed: error(405),
    tooLarge: error(413),
  },
  sections: [{ id: "things", title: "Things", description: "Things." }],
  operations: [renameThing, ...others],
  decisions: [],
  packages: { client: "@tiny/api", contract: "@tiny/contract" },
});
`;

/** The tiny spec with one piece of its text replaced; throws if the piece is not there. */
export function tinySpecWith(from: string, to: string): string {
  if (!tinySpec.includes(from)) throw new Error(`The tiny spec does not contain: ${from}`);
  return tinySpec.replace(from, () => to);
}
