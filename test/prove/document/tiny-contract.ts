import type { z } from "zod";
import { z as zod } from "zod";
import { checkApi } from "../../../scripts/contract/check/index.ts";
import { type Api, defineApi, json, type Operation } from "../../../scripts/contract/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { type Problem, ProblemError } from "../../../scripts/lib/problem.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import type { ProofCache } from "../../../scripts/prove/document/cache.ts";
import { proveDocument, type TargetCoverage } from "../../../scripts/prove/document/prove.ts";

/** Where the schema under test is used. */
export type Place = "request" | "response" | "query" | "path" | "header" | "response header";

const error = (status: number) => ({ status, error: `error ${status}`, when: "Always." });

/** An API with one operation that uses these schemas. */
export function tinyApi(schema: z.ZodType, place: Place, examples: readonly unknown[] = []): Api {
  const example = examples[0];
  const body = { ...json(schema, { example }), examples: {} };
  const done = json(zod.object({}).meta({ id: "Done" }), { example: {} });
  const operation: Operation = {
    operationId: "doThing",
    page: "do-thing",
    section: "things",
    title: "Do thing",
    description: "Do it.",
    method: "POST",
    path: place === "path" ? "/things/{value}" : "/things",
    responses: {
      200:
        place === "response"
          ? body
          : { ...done, ...(place === "response header" ? { headers: { value: schema } } : {}) },
    },
    errors: [],
    ...(place === "request" ? { body } : {}),
    ...(place === "query" ? { query: { value: schema } } : {}),
    ...(place === "path" ? { params: { value: schema } } : {}),
    ...(place === "header" ? { headers: { value: schema } } : {}),
  };
  return defineApi({
    title: "Tiny API",
    version: "1.0.0",
    summary: "Small.",
    description: "Small.",
    license: { name: "MIT", identifier: "MIT" },
    servers: [{ url: "https://tiny.example", description: "Production" }],
    basePath: "",
    securitySchemes: {},
    security: [],
    errors: {
      schema: zod.object({ error: zod.string() }).meta({ id: "Error" }),
      textField: "error",
      invalid: error(400),
      unauthorized: error(401),
      internal: error(500),
      notFound: error(404),
      methodNotAllowed: error(405),
      tooLarge: error(413),
    },
    sections: [{ id: "things", title: "Things", description: "Things." }],
    operations: [operation],
    decisions: [],
    packages: { client: "@tiny/api", contract: "@tiny/contract" },
  });
}

/** What generation says of an API: the document, where it is right, or the problems that stop it. */
export function outcomeOf(
  api: Api,
  runs = 100,
  cache?: ProofCache,
): { document?: OpenApiDocument; problems: readonly Problem[]; coverage?: readonly TargetCoverage[] } {
  // It is about the schema alone.
  const problems = checkApi(api).filter(({ code }) => code !== "example-missing");
  if (problems.length > 0) return { problems };
  try {
    const read = modelOfContract(resolveContract(api));
    const document = documentOf(read.written);
    const { problems, coverage } = proveDocument(read, document, { runs, seed: 1, ...(cache && { cache }) });
    return { document, problems, coverage };
  } catch (cause) {
    if (cause instanceof ProblemError) return { problems: cause.problems };
    throw cause;
  }
}
