import { describe, expect, it } from "vitest";
import { z } from "zod";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { valueAt } from "../../../scripts/lib/json-pointer.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { proveDocument } from "../../../scripts/prove/document/prove.ts";
import { tinyApi } from "./tiny-contract.ts";

describe("of a schema of more than 100,000 characters", () => {
  const section = z.object({
    name: z.string().max(30).optional(),
    kind: z.enum(Array.from({ length: 50 }, (_, index) => `one-of-many-kinds-${index}`)),
  });
  const fields = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`section${index}`, section.optional()]),
  );
  const read = modelOfContract(resolveContract(tinyApi(z.object(fields), "request")));
  const whole = documentOf(read.written);
  const schema = "/paths/~1things/post/requestBody/content/application~1json/schema/properties";

  it("everything is proved", () => {
    expect(JSON.stringify(whole).length).toBeGreaterThan(100_000);
    expect(proveDocument(read, whole, { runs: 5, seed: 1 }).problems).toEqual([]);
  });

  it.each([1, 60, 99])("a loss at place %i of the same schema is found", (place) => {
    const document: OpenApiDocument = structuredClone(whole);
    const name = valueAt(document, `${schema}/section${place}/properties/name`) as Record<string, unknown>;
    delete name["maxLength"];
    const { problems } = proveDocument(read, document, { runs: 5, seed: 1 });
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ["document-not-proved", `operations/doThing/body.section${place}.name`],
    ]);
  });
});
