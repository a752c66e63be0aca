import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { checkDecisions } from "../../../scripts/contract/check/decisions.ts";
import { loadContract } from "../../../scripts/contract/load.ts";
import { placeProblems } from "../../../scripts/contract/places/index.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { openCache } from "../../../scripts/prove/document/cache.ts";
import { unlistedTexts } from "../../../scripts/prove/document/texts.ts";
import { tinySpec, tinySpecWith } from "../../contract/tiny-spec.ts";
import { tinyApi } from "./tiny-contract.ts";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "texts-"));
});
afterAll(() => rm(directory, { recursive: true }));

const at = "operations/renameThing/errors";
const says = (text: string, who: string, given: string) =>
  `21 ${at}: \`renameThing\` answers 400 with “${text}”, but its errors do not list it: ${who} rejects ${given} with this text. → Add it: \`{ status: 400, given: ${given}, when: "…" }\`.`;

it.each<[name: string, source: string, wanted: readonly string[]]>([
  ["all are listed", tinySpec, []],
  [
    "a text of a shared schema",
    tinySpecWith('    { status: 400, given: { body: { name: "" } }, when: "No name." },\n', ""),
    [says("name is required", "`Thing`, at `body.name`,", '{"body":{"name":""}}')],
  ],
  [
    "listed as the handler's",
    tinySpecWith('given: { body: { name: "" } }', 'error: "name is required", by: "handler"'),
    [],
  ],
  [
    "listed at another status only",
    tinySpecWith('status: 400, given: { body: { name: "" } }', 'status: 409, error: "name is required"'),
    [says("name is required", "`Thing`, at `body.name`,", '{"body":{"name":""}}')],
  ],
  [
    "of each part of a request, further in, and of a type",
    tinySpecWith(
      'method: "PATCH",',
      'method: "PATCH", query: { size: z.int("size is a number").min(1, "size is too small") }, headers: { "X-A": z.string("X-A is needed") },',
    ).replace(
      "{ name: z.string()",
      '{ list: z.array(z.object({ deep: z.string().max(3, "deep is too long") }).meta({ id: "Deep" })).optional(), name: z.string()',
    ),
    [
      says("size is a number", "the schema at `query/size`", '{"query":{"size":null}}'),
      says("size is too small", "the schema at `query/size`", '{"query":{"size":0}}'),
      says("X-A is needed", "the schema at `headers/X-A`", '{"headers":{"X-A":null}}'),
      says(
        "deep is too long",
        "`Deep`, at `body.list[].deep`,",
        '{"body":{"name":"a","list":[{"deep":"aaaa"}]}}',
      ),
    ],
  ],
  [
    "not what no path can carry",
    tinySpecWith("{ id: z.string()", '{ id: z.string("id is text").min(1, "id is empty")'),
    [],
  ],
])("a text that an operation can answer with: %s", async (_, source, wanted) => {
  const path = join(directory, "spec.ts");
  await writeFile(path, source);
  const { contract } = await loadContract(path);
  const found = async () => {
    const cache = await openCache(join(directory, "proof.json"));
    const problems = unlistedTexts(modelOfContract(contract), emitDocument(contract), cache);
    await cache.save();
    return problems;
  };
  const problems = await placeProblems(await found(), path);
  // What is known from before hides none.
  expect(await placeProblems(await found(), path)).toEqual(problems);
  expect(
    problems.map(({ line, pointer, message, fix }) => `${line} ${pointer}: ${message} → ${fix}`),
  ).toEqual(wanted);
});

it.each<[name: string, readme: string | undefined, wanted: readonly string[]]>([
  ["each is a heading", "# Decisions\n\n## New fields\n\n### The 401 body ##\n", []],
  [
    "one is misspelt",
    "## New field\n\n## The 401 body\n\n```md\n## New fields\n```\n",
    [
      "`decisions/0` names the decision `new-fields`, which is not a heading of `README.md`; expected one of: `new-field`, `the-401-body`. → Write `new-field` if you mean that; otherwise write the decision under a heading of that name.",
    ],
  ],
  [
    "one is missing",
    "## The 401 body\n",
    [
      "`decisions/0` names the decision `new-fields`, which is not a heading of `README.md`; expected one of: `the-401-body`. → Write the decision into `README.md`, under a heading of that name.",
    ],
  ],
  [
    "there is no heading",
    "New fields\n",
    [
      "`decisions/0` names the decision `new-fields`, but `README.md` has no headings. → Write the decision into `README.md`, under a heading of that name.",
      "`operations/renameThing/open/0/decision` names the decision `the-401-body`, but `README.md` has no headings. → Write the decision into `README.md`, under a heading of that name.",
    ],
  ],
  [
    "there is no page",
    undefined,
    [
      "`decisions/0` names the decision `new-fields`, but there is no `README.md` that records it. → Write the decision into `README.md`, under a heading of that name.",
      "`operations/renameThing/open/0/decision` names the decision `the-401-body`, but there is no `README.md` that records it. → Write the decision into `README.md`, under a heading of that name.",
    ],
  ],
])("decisions that a spec names: %s", async (_, readme, wanted) => {
  const folder = join(directory, "decisions");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "spec.ts"),
    tinySpecWith("decisions: []", 'decisions: ["new-fields"]').replace(
      "  errors: [\n    {",
      '  open: [{ decision: "the-401-body" }],\n  errors: [\n    {',
    ),
  );
  if (readme === undefined) await rm(join(folder, "README.md"));
  else await writeFile(join(folder, "README.md"), readme);
  const { contract, specPath } = await loadContract(join(folder, "spec.ts"));
  const problems = await checkDecisions(contract, specPath);
  expect(
    problems.map(({ message, fix }) => `${message} → ${fix}`.replace(/`[^`]*README\.md`/g, "`README.md`")),
  ).toEqual(wanted);
  for (const { code } of problems) expect(code).toBe("unknown-decision");
});

const node: z.ZodType = z
  .object({
    name: z.string().max(3, "deep: the name is too long").optional(),
    get next() {
      return node.optional();
    },
  })
  .meta({ id: "Node" });

it.each<readonly [text: string, schema: z.ZodType]>([
  ["a is needed", z.object({ a: z.string("a is needed") })],
  ["a is needed in b", z.object({ b: z.object({ a: z.string("a is needed in b") }) })],
  ["a is too long", z.object({ a: z.string().max(3, "a is too long").nullable().optional() })],
  ["a has too few", z.object({ a: z.array(z.string()).min(1, "a has too few") })],
  ["an item is too long", z.object({ a: z.array(z.string().max(3, "an item is too long")) })],
  ["a value is too long", z.object({ a: z.record(z.string(), z.string().max(3, "a value is too long")) })],
  ["no other fields", z.strictObject({ a: z.string() }, "no other fields")],
  ["neither", z.object({ a: z.union([z.string().max(3), z.int()], "neither") })],
  ["a wrong kind", z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })], "a wrong kind")],
  ["deep: the name is too long", node],
  ["deep: the name is too long", z.object({ first: z.object({ second: node }), other: node })],
])("the text “%s” is asked for where it is: %#", (text, schema) => {
  const read = modelOfContract(resolveContract(tinyApi(schema, "request")));
  const problems = unlistedTexts(read, documentOf(read.written));
  expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(`“${text}”`));
});
