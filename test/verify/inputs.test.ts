import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Api } from "../../scripts/contract/index.ts";
import { filePart, form, multipart, text } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { type ProbedInput, probedInputs } from "../../scripts/verify/inputs.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { type Place, tinyApi } from "../prove/document/tiny-contract.ts";

/** The inputs of the only operation of an API. */
function inputsOf(api: Api): ProbedInput[] {
  const { model, zod } = modelOfContract(resolveContract(api));
  return subjectsOf(model, zod).flatMap((subject) => [...probedInputs(subject, 1, () => {})]);
}

const withBody = (body: NonNullable<Api["operations"][number]["body"]>): Api => {
  const api = tinyApi(z.object({}), "response", [{}]);
  return { ...api, operations: api.operations.map((operation) => ({ ...operation, body })) };
};

describe("a parameter", () => {
  it.each<[place: Place, schema: z.ZodType]>([
    ["query", z.int().min(1).max(9)],
    ["query", z.union([z.int(), z.boolean(), z.enum(["1", "true"])])],
    ["query", z.array(z.int()).max(3)],
    ["path", z.int().min(1)],
    ["header", z.boolean()],
    ["header", z.array(z.string())],
  ])("of the %s is sent once with each text: %#", (place, schema) => {
    const inputs = inputsOf(tinyApi(schema, place));
    const texts = inputs.map(({ sent: { params, query, headers } }) => {
      const { value } = { ...params, ...query, ...headers };
      // As the places of the query repeat a name, and the others have a comma between items.
      return Array.isArray(value) && place === "query" ? JSON.stringify(value.map(String)) : String(value);
    });
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((one, index) => texts.indexOf(one) !== index)).toEqual([]);
    expect(new Set(inputs.map(({ valid }) => valid))).toEqual(
      new Set([true, ...(inputs.every(({ valid }) => valid) ? [] : [false])]),
    );
  });
});

describe("a body", () => {
  it("of a text is sent as texts alone, each of which can be written in UTF-8", () => {
    const body = text("text/plain", { schema: z.string().min(2).max(4), example: "abc" });
    const inputs = inputsOf(withBody(body));
    expect(new Set(inputs.map(({ valid }) => valid))).toEqual(new Set([true, false]));
    for (const { sent } of inputs) {
      expect(typeof sent.body).toBe("string");
      expect(sent.body).not.toMatch(/\p{Surrogate}/u);
    }
  });

  const size = z.int().min(1).max(5).meta({ description: "How large it is." });
  const name = z.string().min(1).meta({ description: "Its name." });
  it("of a form is sent with fields that a form has, and judged as they are read", () => {
    const inputs = inputsOf(withBody(form(z.object({ size, name }), { example: { size: 2, name: "a" } })));
    for (const { sent, probed, valid } of inputs) {
      const fields = Object.values(sent.body as object);
      expect(fields.filter((value) => value === null || typeof value === "object")).toEqual([]);
      const { size: read } = probed.body as { readonly size?: unknown };
      expect(valid).toBe(z.object({ size, name }).safeParse(probed.body).success);
      if (valid) expect(typeof read).toBe("number");
    }
    expect(new Set(inputs.map(({ valid }) => valid))).toEqual(new Set([true, false]));
  });

  it("with a file is sent with one, or without the field", () => {
    const photo = filePart("image/png").meta({ description: "A photo." });
    const body = multipart(z.object({ name, photo }), { example: { name: "a" } });
    const inputs = inputsOf(withBody(body));
    const photos = inputs.map(({ sent }) => (sent.body as { readonly photo?: unknown }).photo);
    expect(photos.filter((photo) => photo !== undefined && (photo as object) !== Object(photo))).toEqual([]);
    expect(photos).toContainEqual(expect.objectContaining({ mediaType: "image/png" }));
  });
});
