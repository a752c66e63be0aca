import { z } from "zod";
import { checkApi } from "../../../scripts/contract/check/index.ts";
import { type Api, defineApi, json } from "../../../scripts/contract/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { createChecks } from "../../../scripts/emit/client/checks.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import * as check from "../../../scripts/runtime/client/check.ts";
import { checkerOf } from "../../../scripts/runtime/server/check.ts";
import { judgeOf } from "../../../scripts/schema-cases/index.ts";

type Test = (value: unknown) => boolean;

/** All that judges the body of a request that is written with one Zod schema. */
export interface Generated {
  readonly zod: Test;
  readonly document: Test;
  readonly client: Test;
  readonly server: Test;
}

/** What is generated from a schema, read as Zod's; or why nothing is. */
export function generatedFrom(schema: JsonSchema): Generated | string {
  let zod: z.ZodType;
  try {
    zod = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    zod.safeParse(null);
  } catch {
    return "Zod can't read them";
  }
  const api = apiOf(zod);
  // It is about the schema alone.
  if (checkApi(api).some(({ code }) => code !== "example-missing")) return "refused as part of a contract";
  try {
    const contract = resolveContract(api);
    const read = modelOfContract(contract);
    const { model } = read;
    const document = documentOf(model);
    if (proveDocument(read, document, { runs: 0, seed: 1 }).problems.length > 0)
      return "refused by the proof";
    const body = model.operations[0]?.requestBody?.content[0].schema;
    if (body === undefined) return "without a body";
    const client = clientCheck(body, model);
    if (!client) return "with a keyword that the client refuses to be made of";
    const server = checkerOf("wrong");
    return {
      zod: (value) => zod.safeParse(value).success,
      document: judgeOf(model)(body),
      client: (value) => client(value, true) === undefined,
      server: (value) => server(zod, value).ok,
    };
  } catch (error) {
    return `refused: ${(error instanceof Error ? error.message : String(error)).split(/[\n`:]/)[0]}`;
  }
}

/** The text of a check, run as the generated package would; nothing where it can't be made. */
function clientCheck(schema: JsonSchema, api: ApiModel): check.Check | undefined {
  const made = createChecks(api);
  const expression = made.use(schema, "").replaceAll("checks.", "");
  if (made.problems.length > 0) return undefined;
  const declarations = made
    .declarations()
    .map((text) => text.replace(/^export const (\w+): check\.Check/, "const $1"));
  return new Function("check", `${declarations.join("\n")}\nreturn ${expression};`)(check) as check.Check;
}

function apiOf(schema: z.ZodType): Api {
  const error = (status: number) => ({ status, error: `error ${status}`, when: "Always." });
  return defineApi({
    ...{ title: "Suite", version: "1.0.0", summary: "Small.", description: "Small." },
    license: { name: "MIT", identifier: "MIT" },
    servers: [{ url: "https://suite.example", description: "Production" }],
    ...{ basePath: "", securitySchemes: {}, security: [], decisions: [] },
    errors: {
      schema: z.object({ error: z.string() }).meta({ id: "Error" }),
      textField: "error",
      ...{ invalid: error(400), unauthorized: error(401), internal: error(500) },
      ...{ notFound: error(404), methodNotAllowed: error(405), tooLarge: error(413) },
    },
    sections: [{ id: "things", title: "Things", description: "Things." }],
    operations: [
      {
        ...{ operationId: "doThing", page: "do-thing", section: "things" },
        ...{ title: "Do thing", description: "Do it.", method: "POST", path: "/things" },
        body: { ...json(schema, { example: undefined }), examples: {} },
        responses: { 200: json(z.object({}).meta({ id: "Done" }), { example: {} }) },
        errors: [],
      },
    ],
    packages: { client: "@suite/api", contract: "@suite/contract" },
  });
}
