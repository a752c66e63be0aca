import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as table from "../scripts/contract/check/vocabulary.ts";
import { loadContract } from "../scripts/contract/load.ts";
import { serverPromises } from "../scripts/contract/promises.ts";
import { publicContract } from "../scripts/contract/public.ts";
import { ProblemError } from "../scripts/lib/problem.ts";
import { documentOf } from "../scripts/model/document/write.ts";
import { modelOfContract } from "../scripts/model/from-contract.ts";
import { modelOfDocument } from "../scripts/model/from-document.ts";

const text = await readFile("docs/vocabulary.md", "utf8");
/** Each example, with the block that says what comes of it. */
const examples = [...text.matchAll(/```ts\n(.*?)```.*?```(json|text)\n(.*?)```/gs)].map(
  ([, code = "", form = "", wanted = ""], index) => ({ name: `example-${index}.ts`, code, form, wanted }),
);

const imports = `import { z } from "zod";
import { defineApi, defineOperation, defineWebhook, filePart, form, json, jsonSchema, multipart, noContent, not, openEnum, openUnion, param, stream, text } from ${JSON.stringify(resolve("scripts/contract/index.ts"))};
import rest from ${JSON.stringify(resolve("test/fixtures/things/index.ts"))};
`;

let directory = "";
beforeAll(async () => {
  // Inside the repository, so that packages are found.
  directory = await mkdtemp(resolve(".tmp-vocabulary-"));
  for (const { name, code } of examples) await writeFile(join(directory, name), imports + code);
});
afterAll(() => rm(directory, { recursive: true }));

/** The document of a spec, or what is wrong with the spec. */
async function outcome(path: string): Promise<object | string> {
  try {
    const { contract } = await loadContract(path);
    return documentOf(modelOfContract(publicContract(contract)).written);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ message }) => message).join("\n");
  }
}

it("the examples of docs/vocabulary.md compile", async () => {
  const config = join(directory, "tsconfig.json");
  const compilerOptions = { noUnusedLocals: false };
  const project = { extends: resolve("tsconfig.json"), compilerOptions, include: ["*.ts"] };
  await writeFile(config, JSON.stringify(project));
  const compiled = await promisify(execFile)(process.execPath, [
    ...["node_modules/typescript-7/bin/tsc", "-p", config],
  ]).catch(({ stdout }) => ({ stdout }));
  expect(compiled.stdout).toBe("");
});

describe("an example of docs/vocabulary.md makes what stands below it", () => {
  it("there is an example of each", () => {
    expect([...new Set(examples.map(({ form }) => form))].sort()).toEqual(["json", "text"]);
  });

  it.each(examples)("$name: $form", async ({ name, form, wanted }) => {
    const made = await outcome(join(directory, name));
    if (form === "json") expect(made).toMatchObject(JSON.parse(wanted));
    else expect(made).toContain(wanted.trim());
  });
});

it("every word of the vocabulary stands in the docs, as code", async () => {
  const docs = text + (await readFile("docs/pages.md", "utf8"));
  const words = Object.values(table).flatMap((part) => ("shape" in part ? Object.keys(part.shape) : []));
  expect(words.length).toBeGreaterThan(100);
  expect([...new Set(words)].filter((word) => !new RegExp(`\`[^\`\\n]*\\b${word}\\b`).test(docs))).toEqual(
    [],
  );
});

it("every promise is explained in the words of its table", () => {
  for (const [word, sentence] of Object.entries(serverPromises))
    expect(text).toContain(`| \`${word}\` | ${sentence} |`);
});

it("promises are read back from a document, and unknown ones are left out", async () => {
  const { name = "" } = examples.find(({ code }) => code.includes("promises: [")) ?? {};
  const document = (await outcome(join(directory, name))) as { "x-promises": string[] };
  expect(modelOfDocument({ ...document }).promises).toEqual(document["x-promises"]);
  const other = { ...document, "x-promises": ["utf-8-checked", "no-such-promise"] };
  expect(modelOfDocument(other).promises).toEqual(["utf-8-checked"]);
  expect(modelOfDocument({ ...document, "x-promises": true }).promises).toEqual([]);
});
