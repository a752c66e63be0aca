import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { writeFiles } from "../../bench/client/folder.ts";
import { syntheticSpec } from "../../bench/generate/synthetic.ts";
import { hasChromium, launch, picture, type View, visit } from "./browser.ts";
import { clipped, overflow, violations } from "./checks.ts";
import { searchTimes } from "./opened.ts";
import { type ServedSite, serveContract } from "./served.ts";

const vocabulary = fileURLToPath(new URL("../../../scripts/contract/index.ts", import.meta.url));
/** Within the repository, where a spec finds Zod. */
const scratch = fileURLToPath(new URL("../../../dist/", import.meta.url));
const views: readonly View[] = [390, 1280].flatMap((width) => [
  { width, scheme: "light" as const },
  { width, scheme: "dark" as const },
]);
const wide: View = { width: 1280, scheme: "light" };

describe.runIf(hasChromium())("the site of 300 operations", () => {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    await mkdir(scratch, { recursive: true });
    const folder = await mkdtemp(join(scratch, "large-site-"));
    try {
      await writeFiles(syntheticSpec(300, vocabulary), folder);
      const { contract } = await loadContract(join(folder, "index.ts"));
      // One after the other: while the site is made, nobody listens to Chromium.
      site = await serveContract(contract);
      browser = await launch();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  // A page that is left open goes on working.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const open = (path: string, view: View = wide) => visit(browser, `${site.url}/docs/${path}`, view);

  it("is small: samples are packed, and a page lists its own section only", () => {
    const sizes = (pattern: RegExp) =>
      [...site.files].filter(([path]) => pattern.test(path)).map(([, text]) => text.length);
    expect(Math.max(...sizes(/^index\.html$/))).toBeLessThan(3_000_000);
    expect(Math.max(...sizes(/^section-\d+\/.*\.html$/))).toBeLessThan(16_000);
  });

  it.each(views)(
    "begins with what the API is and how to call it, at $width pixels, in $scheme",
    async (view) => {
      const { page, complaints } = await open("", view);
      await page.getByRole("heading", { name: "Widget API" }).waitFor();
      for (const name of ["Authentication", "A first call"])
        await page.getByRole("heading", { name }).waitFor();
      const sample = page.locator("pre", { hasText: "curl -X GET" }).first();
      const box = await sample.boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(900);
      expect(await sample.textContent()).toContain("$WIDGET_TOKEN");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await clipped(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await picture(page, `large-${view.width}-${view.scheme}`);
      expect(complaints).toEqual([]);
    },
  );

  it("is walked by section", async () => {
    const { page, complaints } = await open("");
    await page.getByText("Ctrl+K").waitFor({ timeout: 30_000 });
    await page.getByText("Section 13", { exact: true }).first().click();
    await page.getByText("Get widget 33", { exact: true }).first().click();
    await page.getByRole("heading", { name: "Get widget 33" }).waitFor();
    expect(new URL(page.url()).hash).toBe("#/section-13/getwidget33");
    expect(complaints).toEqual([]);
  });

  it.each(views)("keeps a link to an operation, at $width pixels, in $scheme", async (view) => {
    const { page, complaints } = await open("#/section-13/getwidget33", view);
    for (let visits = 0; visits < 2; visits += 1) {
      const heading = page.getByRole("heading", { name: "Get widget 33" });
      await heading.waitFor();
      await page.getByText("/v1/widgets-33/{id}").first().waitFor();
      await expect.poll(async () => (await heading.boundingBox())?.y ?? -1).toBeGreaterThanOrEqual(0);
      await expect.poll(async () => (await heading.boundingBox())?.y ?? Infinity).toBeLessThan(300);
      expect(new URL(page.url()).hash).toBe("#/section-13/getwidget33");
      await page.reload();
    }
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });

  it("has a page for each schema", async () => {
    const { page, complaints } = await open("#/schemas/money");
    const heading = page.getByRole("heading", { name: "Money" });
    await heading.waitFor();
    await expect.poll(async () => (await heading.boundingBox())?.y ?? Infinity).toBeLessThan(300);
    await page.getByText("In the smallest unit.").first().waitFor();
    // The button that chooses one of several alternatives has another name than its text: Redoc gives it no option for that.
    const wrong = (await violations(page)).filter((text) => !/aria-label="Variant"/.test(text));
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("answers a search in less than a tenth of a second", async () => {
    const { page, complaints } = await open("");
    const times = await searchTimes(page);
    // The best of several: what else the machine does is not the page's.
    expect(Math.min(...times)).toBeLessThan(100);
    expect(complaints).toEqual([]);
  });

  it.each(views)("has pages with the list of their section, at $width pixels, in $scheme", async (view) => {
    const { page, complaints } = await open("section-13/get-widget-33.html", view);
    const nav = page.getByRole("navigation", { name: "Pages" });
    expect(await nav.getByRole("link").count()).toBe(19 + 15);
    await nav.getByRole("link", { name: "Section 2", exact: true }).click();
    await page.waitForURL("**/docs/section-2/create-widget-2.html");
    await page.goBack();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await clipped(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await picture(page, `large-page-${view.width}-${view.scheme}`);
    expect(complaints).toEqual([]);
  });
});
