import { expect, it } from "vitest";
import { reportOf } from "../../scripts/compare/report.ts";
import { diffReportContent } from "../../scripts/compare/report-content.ts";
import { reportForms } from "../../scripts/lib/report/forms.ts";
import { colorsFor } from "../../scripts/lib/terminal.ts";
import { changesOf } from "./documents.ts";

type Json = Readonly<Record<string, unknown>>;

const names = ["a", "b", "c", "d", "e"];

/** Operations that answer with the same schema, in three ways; `own` is a field that only the first has. */
function documentOf(shared: Json, own: Json = { type: "string" }) {
  const ref = { $ref: "#/components/schemas/Item" };
  const shapes = [
    ref,
    { type: "array", items: ref },
    { type: "object", properties: { item: ref }, required: ["item"] },
  ];
  const schemaOf = (index: number) =>
    index === 0
      ? { type: "object", required: ["own", "item"], properties: { own, item: ref } }
      : (shapes[index % 3] ?? ref);
  return {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: Object.fromEntries(
      names.map((name, index) => [
        `/${name}`,
        {
          get: {
            operationId: name,
            responses: {
              200: { description: "d", content: { "application/json": { schema: schemaOf(index) } } },
            },
          },
        },
      ]),
    ),
    components: {
      schemas: {
        Item: {
          type: "object",
          required: ["price", "name"],
          properties: { price: { type: "number" }, name: { type: "string" } },
          ...shared,
        },
      },
    },
  };
}

const all = names.map((name) => `GET /${name}`);

it.each<
  [
    what: string,
    shared: Json,
    own: Json,
    wanted: readonly (readonly [rule: string, operations: readonly string[] | undefined])[],
  ]
>([
  ["nothing", {}, { type: "string" }, []],
  [
    "a field of the shared schema",
    { properties: { price: { type: "string" }, name: { type: "string" } } },
    { type: "string" },
    [["response-type-widened", all]],
  ],
  [
    "a field that may be missing in it, and one field of one operation",
    { required: ["price"] },
    { type: "integer" },
    [
      ["response-type-widened", undefined],
      ["response-property-optional", all],
    ],
  ],
])("one change of a shared schema is told once: %s", async (_, shared, own, wanted) => {
  const found = await changesOf(documentOf({}), documentOf(shared, own), "2026-01-01", ["wire"]);
  const breaks = found.filter(({ bump }) => bump === "major");
  expect(breaks.map(({ rule, operations }) => [rule, operations])).toEqual(wanted);
  const report = reportOf({ name: "old" }, { name: "new" }, found, []);
  const text = reportForms.pretty(
    diffReportContent(report),
    colorsFor({ isTTY: false } as NodeJS.WriteStream),
  );
  if (wanted.length > 0) expect(text).toContain("GET /a, GET /b and 3 more");
});

it("one change of a shared schema is told once in the client, too", async () => {
  const found = await changesOf(documentOf({}), documentOf({ required: ["price"] }), "2026-01-01", [
    "client",
  ]);
  expect(found.map(({ rule, operations }) => [rule, operations])).toEqual([["client-result-narrowed", all]]);
});
