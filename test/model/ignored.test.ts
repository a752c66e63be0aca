import { describe, expect, it } from "vitest";
import { reportOf } from "../../scripts/compare/report.ts";
import { diffReportContent } from "../../scripts/compare/report-content.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

const parameter = { name: "q", in: "query", schema: { type: "string" } };
const document = (operation: Json, more: Json = {}): Json => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: { "/a": { get: { responses: { 200: { description: "d" } }, ...operation } } },
  ...more,
});
const withSchema = (schema: Json) => document({ parameters: [{ ...parameter, schema }] });
const component = (section: string, name: string, value: Json, operation: Json = {}) =>
  document(operation, { components: { [section]: { [name]: value } } });

describe("what a document has and the model has no place for is named", () => {
  it.each<[what: string, document: Json, wanted: readonly string[] | undefined]>([
    ["nothing", document({}), undefined],
    ["an extension of the document, which is kept", { ...document({}), "x-a": 1 }, undefined],
    ["an extension of an operation, which is kept", document({ "x-a": 1 }), undefined],
    [
      "an extension of a parameter, which is kept",
      document({ parameters: [{ ...parameter, "x-a": 1 }] }),
      undefined,
    ],
    [
      "extensions of header fields",
      document({
        responses: { 200: { description: "d", headers: { A: { "x-a": 1 }, B: { "x-a": 1, "x-b": 1 } } } },
      }),
      ["`x-a` of a header (2 times)", "`x-b` of a header"],
    ],
    [
      "an extension of a response, and among responses",
      document({ responses: { "x-a": 1, 200: { description: "d", "x-b": 1 } } }),
      ["`x-a` of `responses`", "`x-b` of a response"],
    ],
    ["an extension among paths", document({}, { paths: { "x-a": 1 } }), ["`x-a` of `paths`"]],
    ["an extension of a schema, which is kept", withSchema({ type: "string", "x-a": 1 }), undefined],
    ["rules of a schema, which are read", withSchema({ type: "string", "x-rules": ["Short."] }), undefined],
    [
      "a detail of XML",
      withSchema({ type: "string", xml: { name: "n", prefix: "p" } }),
      ["`xml.prefix` of a schema"],
    ],
    [
      "a parameter that nothing refers to",
      component("parameters", "a/b", parameter),
      ["`components/parameters/a~1b`, which nothing refers to"],
    ],
    [
      "a parameter that an operation refers to",
      component("parameters", "a/b", parameter, { parameters: [{ $ref: "#/components/parameters/a~1b" }] }),
      undefined,
    ],
    [
      "a parameter whose schema something refers to",
      component("parameters", "Q", parameter, {
        parameters: [{ ...parameter, schema: { $ref: "#/components/parameters/Q/schema" } }],
      }),
      undefined,
    ],
    ["a schema that nothing refers to, which is kept", component("schemas", "S", {}), undefined],
    ["a security scheme, which is kept", component("securitySchemes", "k", { type: "http" }), undefined],
  ])("%s", (_, given, wanted) => {
    expect(modelOfDocument(given).ignored).toEqual(wanted);
  });
});

it("a comparison tells what it passes over in either document, once", () => {
  const model = modelOfDocument(document({ responses: { 200: { description: "d", "x-a": 1 } } }));
  const report = reportOf({ name: "old", model }, { name: "new", model }, [], []);
  expect(report.ignored).toEqual(["`x-a` of a response"]);
  expect(diffReportContent(report).notes).toEqual([{ label: "not compared", text: "`x-a` of a response" }]);
  const plain = reportOf({ name: "old" }, { name: "new" }, [], []);
  expect("ignored" in plain).toBe(false);
  expect(diffReportContent(plain).notes).toEqual([]);
});
