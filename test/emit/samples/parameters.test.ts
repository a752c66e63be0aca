import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Operation } from "../../../scripts/contract/operation.ts";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import type { SampleOptions } from "../../../scripts/emit/samples/options.ts";
import { sourceOfApi } from "../docs/sources.ts";
import { apiWith } from "../one-operation.ts";

/** The command with curl for an operation, or the message of why there is none. */
function curlOf(operation: Partial<Operation>, options?: SampleOptions): string | undefined {
  const source = sourceOfApi(apiWith({ method: "GET", ...operation }));
  const [one] = source.model.operations;
  try {
    return one && samplesOf(one, source, options).find(({ lang }) => lang === "bash")?.source;
  } catch (error) {
    return String(error);
  }
}

describe("a required parameter without an example has a value of its type", () => {
  it.each<[what: string, schema: z.ZodType, wanted: string]>([
    ["a number", z.number(), "p=1"],
    ["a whole number", z.int(), "p=1"],
    ["a number from a least one on", z.int().min(7), "p=7"],
    ["a boolean", z.boolean(), "p=true"],
    ["a text", z.string(), "p=P"],
    ["one of several", z.enum(["x", "y"]), "p=x"],
    ["a constant", z.literal("c"), "p=c"],
    ["a list", z.array(z.literal("c")).min(2), "p=c&p=c"],
    ["an example before all else", z.int().meta({ examples: [9] }), "p=9"],
  ])("%s", (_what, schema, wanted) => {
    expect(curlOf({ query: { p: schema } })).toContain(`/things?${wanted}"`);
  });
});

const half = "\ud800";

describe("what the page gives beside the contract", () => {
  const query = { q: z.string().optional() };
  const headers = { "X-Note": z.string().optional() };
  it.each<[what: string, options: SampleOptions, wanted: string]>([
    ["a value of a parameter", { query: { q: "a b" } }, '/things?q=a%20b"'],
    ["a further parameter", { query: { more: 1 } }, '/things?more=1"'],
    ["an empty list", { query: { q: [] } }, "/things \\"],
    ["a field", { headers: { "X-Note": "n" } }, '-H "X-Note: n"'],
    ["a further field", { headers: { "X-More": "m" } }, '-H "X-More: m"'],
    ["an empty field", { headers: { "X-Note": "" } }, '-H "X-Note;"'],
    ["a value that no URL carries", { query: { q: half } }, "`q`"],
    ["a value that no field carries", { headers: { "X-Note": "a\nb" } }, "`X-Note`"],
    ["a name that no field has", { headers: { "X Note": "a" } }, "`X Note`"],
    ["another server", { serverUrl: "https://b.example/" }, "curl -X GET https://b.example/"],
  ])("%s", (_what, options, wanted) => {
    expect(curlOf({ query, headers }, options)).toContain(wanted);
  });
});
