import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadContract } from "../../scripts/contract/load.ts";
import { hasChromium, launch } from "../emit/site/browser.ts";
import { openingTime, searchTimes } from "../emit/site/opened.ts";
import { type ServedSite, serveContract } from "../emit/site/served.ts";
import { writeFiles } from "./client/folder.ts";
import { syntheticSpec } from "./generate/synthetic.ts";

/** Fewer have no results for what is searched. */
const sizes = [300, 1_000];
const rounds = 5;
/** Within the repository, where a spec finds Zod. */
const scratch = fileURLToPath(new URL("../../dist/", import.meta.url));
const vocabulary = fileURLToPath(new URL("../../scripts/contract/index.ts", import.meta.url));

/** Prints what the reference of synthetic contracts weighs, and how long it takes to open and to search in Chromium. */
export async function bench(print: (line: string) => void): Promise<void> {
  if (!hasChromium()) return;
  const browser = await launch();
  const sites: { readonly operations: number; readonly site: ServedSite }[] = [];
  try {
    for (const operations of sizes) sites.push({ operations, site: await served(operations) });
    const opened = new Map(sizes.map((operations) => [operations, [] as number[]]));
    for (let round = -1; round < rounds; round++)
      for (const { operations, site } of round % 2 === 0 ? sites : sites.toReversed()) {
        const time = await openingTime(browser, `${site.url}/docs/`, "Widget API");
        // The first round warms up the server.
        if (round >= 0) opened.get(operations)?.push(time);
      }
    print("operations   reference   all files   opens, median   search, median");
    for (const { operations, site } of sites) {
      const page = await browser.newPage();
      await page.goto(`${site.url}/docs/`);
      const searched = await searchTimes(page);
      await page.close();
      const bytes = [...site.files.values()].reduce((sum, text) => sum + text.length, 0);
      print(
        [
          String(operations).padStart(10),
          megabytes(site.files.get("index.html")?.length ?? 0).padStart(12),
          megabytes(bytes).padStart(12),
          milliseconds(opened.get(operations) ?? []).padStart(16),
          milliseconds(searched).padStart(17),
        ].join(""),
      );
    }
    print("wanted at 1,000: under 5 MB, 2,000 ms, 100 ms");
  } finally {
    await browser.close();
    for (const { site } of sites) await site.close();
  }
}

async function served(operations: number): Promise<ServedSite> {
  await mkdir(scratch, { recursive: true });
  const folder = await mkdtemp(join(scratch, "bench-site-"));
  try {
    await writeFiles(syntheticSpec(operations, vocabulary), folder);
    const { contract } = await loadContract(join(folder, "index.ts"));
    return await serveContract(contract);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function milliseconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(0)} ms`;
}
