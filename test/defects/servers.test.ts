import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { kinds } from "../../scripts/verify/report.ts";
import type { Answer } from "./http.ts";
import { clean, defects, lenient, type Subject } from "./index.ts";

const start = Date.parse("2026-05-14T16:00:00.000Z");

/** Answers to the probes, in order; the clock moves on with each use. */
async function answersOf({ handler, probes }: Subject): Promise<string[]> {
  let ticks = 0;
  const server = handler(() => new Date(start + 1001 * ticks++));
  const answers: string[] = [];
  for (const requests of probes)
    answers.push(...(await Promise.all(requests.map(async (request) => textOf(await server(request))))));
  return answers;
}

function textOf(answer: Answer | undefined): string {
  const { status = 0, headers = {}, body = "" } = answer ?? {};
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [status, ...fields, Buffer.from(body).toString("latin1")].join("\n");
}

const strict = new Map(
  await Promise.all(clean.map(async (one) => [one.spec, await answersOf(one)] as const)),
);

it.each([...defects, ...lenient])("$spec: $name differs in an answer", async (subject) => {
  const answers = await answersOf(subject);
  expect(answers).toHaveLength(strict.get(subject.spec)?.length ?? 0);
  expect(answers).not.toEqual(strict.get(subject.spec));
});

it("the answers of the published page are given to the byte", async () => {
  const page = await readFile("test/fixtures/seed/update-llm.md", "utf8");
  const [, success = ""] = /200 OK[\s\S]*?```json\n([\s\S]*?)```/.exec(page) ?? [];
  const errors = [...page.matchAll(/^\| `(\d+)` \| `(.*?)`/gm)].map(([, status, body]) => [status, body]);
  const said = strict.get("spec/index.ts") ?? [];
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
