import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { sourceOf } from "../../scripts/emit/source.ts";
import type { OpenApiDocument } from "../../scripts/model/document/types.ts";
import { proveTypes } from "../../scripts/prove/types.ts";

const kitchenSink = "test/fixtures/kitchen-sink/index.ts";

it.each(["test/fixtures/workshop/index.ts", kitchenSink])(
  "the types of %s are those of its document",
  async (path) => {
    const { contract, specPath } = await loadContract(path);
    expect(await proveTypes(sourceOf(contract, specPath))).toEqual([]);
  },
);

/** A change of the document that Zod does not know of, and what is said of it. */
const differences: readonly [path: string, value: unknown, pointer: string, words: RegExp][] = [
  [
    "components.schemas.Durable.properties.name.type",
    "integer",
    "operations/createItem/responses/201",
    /'name'/,
  ],
  ["components.schemas.NewDurable.required", ["kind"], "operations/createItem/body", /'?name'?/],
  ["paths./v2/items.get.parameters.0.schema.type", "string", "operations/listItems/query", /'limit'/],
];

it("names the operation and the place of a difference", async () => {
  const { contract, specPath } = await loadContract(kitchenSink);
  const source = sourceOf(contract, specPath);
  const document = structuredClone(source.document);
  for (const [path, value] of differences) set(document, path, value);
  const problems = await proveTypes({ ...source, document });
  for (const [, , pointer, words] of differences) {
    const found = problems.filter((problem) => problem.pointer === pointer);
    const [told] = found;
    expect(told?.message).toMatch(words);
    expect(told?.message).toMatch(/^The types of Zod and of the document differ at `[^`]+`: .*[^.]\.$/);
    expect(told?.message.split("`")[1]).toBe(pointer);
    expect(told?.fix).toBe(
      "Write the schema with a construct whose type the document can express, or report it as a fault of the emission.",
    );
  }
});

it("says that it can't compare, rather than that types differ, where the spec's imports are not found", async () => {
  const folder = await mkdtemp(join(tmpdir(), "no-packages-"));
  const { contract } = await loadContract("test/fixtures/workshop/index.ts");
  const [problem, ...others] = await proveTypes(sourceOf(contract, join(folder, "index.ts")));
  await rm(folder, { recursive: true });
  expect(problem).toEqual({
    code: "types-not-found",
    message:
      "The types of the spec and of the document can't be compared: Cannot find module 'zod' or its corresponding type declarations.",
    fix: "Install what the spec imports so that it is found from the spec's folder: in that folder or in one around it.",
  });
  expect(others.map(({ code }) => code)).toEqual(["types-not-found"]);
});

function set(document: OpenApiDocument, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const at = steps.reduce<Record<string, unknown>>((inner, step) => inner[step] as Record<string, unknown>, {
    ...document,
  } as Record<string, unknown>);
  expect(at).toHaveProperty([last]);
  at[last] = value;
}
