import { isUtf8 } from "node:buffer";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { shownPath } from "../lib/paths.ts";
import type { Problem } from "../lib/problem.ts";
import { contractProblem } from "./problems.ts";

/** A page of the docs that its author writes as MDX, beside the spec. */
export interface WrittenPage {
  /** The section's folder; empty: the spec's own. */
  readonly folder: string;
  /** File name, without extension. */
  readonly name: string;
  readonly text: string;
  /** Relative to the working directory. */
  readonly file: string;
}

/** The order of a folder's pages, as its author states it: Fumadocs' `meta.json`. */
export interface WrittenOrder {
  readonly folder: string;
  readonly text: string;
  readonly file: string;
}

/** What an author writes beside the operations. */
export interface WrittenPages {
  readonly pages: readonly WrittenPage[];
  readonly orders: readonly WrittenOrder[];
}

export const noPages: WrittenPages = { pages: [], orders: [] };

/** What was read: the pages, absolute paths of their files and folders, and pages in a folder that is not a section. */
export interface ReadPages extends WrittenPages {
  readonly inputs: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads `*.mdx` and `meta.json` in the spec's folder and in the folders of its sections. */
export async function readPages(specPath: string, sections: readonly string[]): Promise<ReadPages> {
  const root = dirname(specPath);
  const folders = (await readdir(root, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
    .map(({ name }) => name);
  const pages: WrittenPage[] = [];
  const orders: WrittenOrder[] = [];
  const problems: Problem[] = [];
  for (const folder of ["", ...folders]) {
    const names = (await readdir(join(root, folder))).sort();
    const fileOf = (name: string) => shownPath(join(root, folder, name));
    for (const name of names.filter((one) => one.endsWith(".mdx"))) {
      const file = fileOf(name);
      if (folder !== "" && !sections.includes(folder))
        problems.push(contractProblem("page-without-section", { folder }, { file }));
      else {
        const bytes = await readFile(file);
        const text = bytes.toString("utf8");
        if (isUtf8(bytes)) pages.push({ folder, name: name.slice(0, -4), text, file });
        else problems.push(contractProblem("page-encoding", {}, { file, line: lineOfOtherBytes(text) }));
      }
    }
    // A `meta.json` in a folder without pages belongs to something else.
    const isOurs = folder === "" ? pages.length > 0 : sections.includes(folder);
    if (isOurs && names.includes("meta.json")) {
      const file = fileOf("meta.json");
      orders.push({ folder, text: await readFile(file, "utf8"), file });
    }
  }
  const inputs = [...pages, ...orders].map(({ file }) => join(process.cwd(), file));
  return { pages, orders, inputs, problems };
}

/** The line of the first replacement character, which stands for bytes that are not UTF-8. */
function lineOfOtherBytes(text: string): number {
  return text.slice(0, text.indexOf("\uFFFD")).split("\n").length;
}
