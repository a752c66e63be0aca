import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isClosed } from "../../scripts/contract/closed.ts";
import { readSpec } from "../../scripts/contract/load.ts";
import { tinySpec } from "./tiny-spec.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "closed-"));
  await writeFile(join(folder, "words.json"), '{ "title": "process.env" }');
});
afterAll(() => rm(folder, { recursive: true }));

/** What stands above a spec, and whether its modules alone decide what it says. */
const rows: readonly (readonly [string, boolean])[] = [
  ["", true],
  ["// What process.env and Date.now() are for.", true],
  ['export const text = "fetch, process and Date.now()";', true],
  ['export const headers = { Date: "when", process: "a process", fetch: 1 }.Date;', true],
  ['export const name = ["a", "b"].map((one) => one.toUpperCase()).join();', true],
  ['export { default as words } from "./words.json";', true],
  ['import * as z from "zod"; export const text = z.string();', true],
  ["export const mode = process.env.MODE;", false],
  ["const { env } = process; export const mode = env.MODE;", false],
  ["export const mode = globalThis.process.env.MODE;", false],
  ['export const mode = globalThis["process"].env.MODE;', false],
  ["export const at = Date.now();", false],
  ["export const at = new Date().toISOString();", false],
  ["export const chance = Math.random();", false],
  ['export const chance = Math["random"]();', false],
  ["const { random } = Math; export const chance = random();", false],
  ["export const here = import.meta.url;", false],
  ['export const later = import("./words.json");', false],
  ["export const later = await 7;", false],
  ['export const code = eval("7");', false],
  ['export const code = (() => {}).constructor("return process")();', false],
  ['export const shown = (7.5).toLocaleString("de");', false],
  ["export const clock = performance.now();", false],
  ['import { readFileSync } from "node:fs"; export const text = readFileSync("words.json", "utf8");', false],
  ['import { count } from "fast-check"; export const library = count;', false],
  ['import * as fs from "fs"; export const library = fs;', false],
];

it.each(rows)("%s", async (line, wanted) => {
  await writeFile(join(folder, "spec.ts"), `${line}\n${tinySpec}`);
  expect(await isClosed(await readSpec(join(folder, "spec.ts")))).toBe(wanted);
});
