import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import type { Api } from "../../scripts/contract/api.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { emitOpenApi } from "../../scripts/emit/openapi/emit.ts";
import { documentWithSamples } from "../../scripts/emit/samples/document.ts";
import { publishedLanguages, sourceOfApi } from "../emit/docs/sources.ts";
import agents from "../frozen/agents/index.ts";
import kitchenSink from "../frozen/kitchen-sink/index.ts";
import shapes from "../frozen/shapes/index.ts";
import texts from "../frozen/texts/index.ts";
import things from "../frozen/things/index.ts";
import workshop from "../frozen/workshop/index.ts";

/** By folder; the compiler holds their types to today's vocabulary. */
const contracts: Readonly<Record<string, Api>> = {
  agents,
  "kitchen-sink": kitchenSink,
  shapes,
  texts,
  things,
  workshop,
};

const folder = new URL("../frozen/", import.meta.url);

test("each frozen contract is tried", () => {
  const folders = readdirSync(folder).filter((name) => statSync(new URL(name, folder)).isDirectory());
  expect(Object.keys(contracts)).toEqual(folders.sort());
});

test.each(Object.entries(contracts))("%s: document and pages are what they were", async (name, api) => {
  const plain = sourceOfApi(api, publishedLanguages);
  const source = { ...plain, document: await documentWithSamples(plain) };
  const made = new Map([
    ["openapi.yaml", emitOpenApi(source).get("openapi.yaml")],
    ...(await emitDocs(source)),
  ]);
  const generated = new URL(`${name}/generated/`, folder);
  const files = readdirSync(generated, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => statSync(new URL(path, generated)).isFile());
  for (const path of files) expect(made.get(path), path).toBe(readFileSync(new URL(path, generated), "utf8"));
  expect([...made.keys()].sort()).toEqual(files.sort());
});
