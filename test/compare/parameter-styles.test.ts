import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { clientChanges, wireChanges } from "./documents.ts";

const { contract } = await loadContract("test/fixtures/parameters/index.ts");
const document = JSON.stringify(documentOf(modelOfContract(contract).model));

/** The document with the parameter of a name changed. */
function changed(name: string, change: (parameter: Record<string, unknown>) => object): object {
  const other = JSON.parse(document);
  for (const item of Object.values<Record<string, { parameters?: Record<string, unknown>[] }>>(other.paths))
    for (const operation of Object.values(item))
      operation.parameters = operation.parameters?.map((parameter) =>
        parameter["name"] === name ? (change(parameter) as Record<string, unknown>) : parameter,
      ) as Record<string, unknown>[];
  return other;
}

/** What a style is to servers, and to the callers of the client, who pass the same values as before. */
it.each([
  ["subjects", { style: "spaceDelimited" }, ["parameter-serialization major"]],
  ["subjects", { style: undefined, explode: true }, ["parameter-serialization major"]],
  ["titles", { explode: true }, ["parameter-serialization major"]],
  ["filter", { style: "form" }, ["parameter-serialization major"]],
  ["point", { style: "matrix" }, ["parameter-serialization major"]],
  ["corner", { explode: false }, ["parameter-serialization major"]],
  ["X-Area", { explode: false }, ["parameter-serialization major"]],
  ["near", { allowReserved: false }, ["parameter-reserved-refused major"]],
  ["shelf", { allowReserved: true }, ["parameter-reserved-allowed minor"]],
  ["path", { "x-allow-reserved": undefined }, ["parameter-reserved-refused major"]],
  ["shelf", { style: "form", explode: false }, []],
])("%s with %j", async (name, change, wanted) => {
  const other = changed(name, (parameter) => ({ ...parameter, ...change }));
  const found = await wireChanges(JSON.parse(document), other);
  const rules = [...new Set(found.map(({ rule, bump }) => `${rule} ${bump}`))];
  // One fixture has two operations with a parameter `path`.
  expect(rules).toEqual(wanted);
});

it("the client hides another style, and another media type", async () => {
  const old = JSON.parse(document);
  const asList = changed("titles", ({ explode: _explode, ...parameter }) => parameter);
  expect(await clientChanges(old, asList)).toEqual([]);
  const asJson = changed("subjects", ({ schema, style: _style, ...parameter }) => ({
    ...parameter,
    content: { "application/json": { schema } },
  }));
  expect(await clientChanges(old, asJson)).toEqual([]);
  expect((await wireChanges(old, asJson)).map(({ rule }) => rule)).toEqual(["parameter-serialization"]);
});
