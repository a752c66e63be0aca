import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { kinds } from "../../scripts/verify/report.ts";
import { answersOf } from "./answers.ts";
import { clean, defects, lenient } from "./index.ts";

const strict = new Map(
  await Promise.all(clean.map(async (one) => [one.spec, await answersOf(one)] as const)),
);

it.each([...defects, ...lenient])("$spec: $name differs in an answer", async (subject) => {
  const answers = await answersOf(subject);
  expect(answers).toHaveLength(strict.get(subject.spec)?.length ?? 0);
  expect(answers).not.toEqual(strict.get(subject.spec));
});

it("the answers of the published page are given to the byte", async () => {
  const page = await readFile("test/fixtures/workshop/expected/docs/gadgets/update-gadget.md", "utf8");
  const [, success = ""] = /200 OK[\s\S]*?```json\n([\s\S]*?)```/.exec(page) ?? [];
  const errors = [...page.matchAll(/^\| `(\d+)` \| `(.*?)`/gm)].map(([, status, body]) => [status, body]);
  const said = strict.get("test/fixtures/workshop/index.ts") ?? [];
  const json = "content-type: application/json";
  for (const [status, body] of [["200", JSON.stringify(JSON.parse(success))], ...errors])
    expect(said).toContain([status, json, body].join("\n"));
  expect(errors).toHaveLength(3);
});

it.each(clean)("$spec: every documented error is said, and every success", async ({ spec }) => {
  const { contract } = await loadContract(spec);
  const said = strict.get(spec) ?? [];
  for (const { errors, responses } of contract.operations) {
    for (const { status, body } of errors)
      expect(said).toContain(`${status}\ncontent-type: application/json\n${JSON.stringify(body)}`);
    for (const { status } of responses)
      expect(said.some((text) => text.startsWith(`${status}\n`))).toBe(true);
  }
});

it("there are defects of every kind, each with a name of its own", () => {
  const names = defects.map(({ spec, name }) => `${spec} ${name}`);
  expect(new Set(names).size).toBe(names.length);
  expect([...new Set(defects.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
});
