import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../../scripts/emit/samples/languages.ts";
import kitchenSink from "../../fixtures/kitchen-sink/index.ts";
import workshop from "../../fixtures/workshop/index.ts";
import { sources } from "../docs/sources.ts";
import { hasChromium, launch, picture, type View, visit } from "./browser.ts";
import { clipped, focused, overflow, violations } from "./checks.ts";
import { hostileApi } from "./hostile.ts";
import { type ServedSite, serveSite, siteOf } from "./served.ts";

const views: readonly View[] = [390, 1440].flatMap((width) => [
  { width, scheme: "light" as const },
  { width, scheme: "dark" as const },
]);
const wide: View = { width: 1440, scheme: "light" };
const operation = "/docs/#/gadgets/updategadget";

interface DocumentedOperation {
  readonly "x-codeSamples": readonly { readonly label: string; readonly source: string }[];
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content: {
          readonly "application/json": {
            readonly examples: Readonly<
              Record<string, { readonly summary: string; readonly value: { readonly error: string } }>
            >;
          };
        };
      }
    >
  >;
}

it("comes out the same again", async () => {
  expect(await siteOf(sources.workshop)).toEqual(await siteOf(sources.workshop));
});

describe.runIf(hasChromium())("in Chromium", () => {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(workshop), launch()]);
  });
  // A page that is left open goes on working.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens the reference at the operation, and waits until it answers to clicks. */
  async function reference(view: View): Promise<{ page: Page; complaints: readonly string[] }> {
    const visited = await visit(browser, site.url + operation, view);
    await visited.page.getByRole("button", { name: "bash" }).waitFor();
    return visited;
  }

  /** The operation as the document that the site offers has it. */
  function patch(): DocumentedOperation {
    return JSON.parse(site.files.get("openapi.json") ?? "").paths["/api/public/v1/gadgets/{id}"].patch;
  }

  /** The operation's own errors, whose texts stand on its page. */
  function errorTexts(): string[] {
    const { operations } = sources.workshop.model;
    return operations.flatMap(({ errors }) => errors.flatMap(({ shared, text }) => (shared ? [] : [text])));
  }

  it("shows the operation, its fields, its errors and an example of each", async () => {
    const { page, complaints } = await reference(wide);
    const text = (await page.locator("body").allInnerTexts()).join().replaceAll(/\s+/g, " ");
    for (const part of [
      "Update gadget",
      "/api/public/v1/gadgets/{id}",
      "The underlying provider credential is not changed by this endpoint",
      "id string",
      "The gadget to rename.",
      "name string, non-empty",
      "New display name for the gadget.",
      "created_at string",
      "When the gadget was created, in UTC.",
      '"name": "Small drill"',
    ])
      expect(text).toContain(part);
    const examplesOf = Object.entries(patch().responses).filter(([status]) => Number(status) >= 400);
    expect(examplesOf.map(([status]) => status)).toEqual(["400", "401", "404", "500"]);
    for (const [status, { content }] of examplesOf) {
      await page.getByRole("button", { name: status, exact: true }).last().click();
      const examples = Object.values(content["application/json"].examples);
      for (const { summary, value } of examples) {
        if (examples.length > 1) {
          await page.getByRole("button", { name: "Example", exact: true }).click();
          await page.getByRole("menuitem", { name: summary, exact: true }).click();
        }
        await page.locator("pre", { hasText: value.error }).waitFor();
      }
    }
    expect(complaints).toEqual([]);
  });

  it("shows the samples in all languages, which read well", async () => {
    const { page, complaints } = await reference(wide);
    const lines = (code: string) =>
      code
        .split("\n")
        .map((line) => line.trimEnd())
        .filter(Boolean);
    let chosen = languages[0]?.label ?? "";
    for (const { label, source } of patch()["x-codeSamples"]) {
      if (label !== chosen) {
        await page.getByRole("button", { name: chosen, exact: true }).click();
        await page.getByRole("menuitem", { name: label }).click();
        await page.getByRole("button", { name: label, exact: true }).waitFor();
      }
      chosen = label;
      const [shown = ""] = await page.locator("pre").allInnerTexts();
      expect(lines(shown)).toEqual(lines(source));
      expect(await violations(page), label).toEqual([]);
    }
    expect(chosen).toBe(languages.at(-1)?.label);
    expect(complaints).toEqual([]);
  });

  it.each(views)("reads well at $width pixels, in $scheme", async (view) => {
    const { page, complaints } = await reference(view);
    const ink = await page.evaluate(() => {
      const heading = document.querySelector("h2");
      return heading ? getComputedStyle(heading).color : "";
    });
    const [red = 0] = (/\d+/.exec(ink) ?? []).map(Number);
    expect(red < 128 ? "light" : "dark").toBe(view.scheme);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await clipped(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await picture(page, `reference-${view.width}-${view.scheme}`);
    expect(complaints).toEqual([]);
  });

  it("leads to the operation's page, and back", async () => {
    const { page, complaints } = await reference(wide);
    await page.getByRole("link", { name: "Read it as a page" }).click();
    await page.waitForURL("**/docs/gadgets/update-gadget.html");
    await page.getByRole("link", { name: "Workshop API" }).click();
    await page.getByRole("heading", { name: "Workshop API" }).waitFor();
    expect(complaints).toEqual([]);
  });

  it("finds what is searched for, by keyboard alone", async () => {
    const { page, complaints } = await visit(browser, `${site.url}/docs/`, wide);
    await page.getByText("Ctrl+K").waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("rename");
    const found = page.getByRole("link", { name: "Update gadget" }).last();
    await page.getByText("The gadget to rename.").waitFor();
    await found.waitFor();
    await picture(page, "search");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Update gadget" }).waitFor();
    expect(new URL(page.url()).hash).toContain("#/gadgets/updategadget");
    const names = new Set<string>();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      names.add(await focused(page));
    }
    expect([...names]).toEqual(
      expect.arrayContaining(["bash", "Copy", "200", "400", "401", "404", "500", "Gadgets", "OpenAPI, JSON"]),
    );
    expect(complaints).toEqual([]);
  });

  it.each(views)("the console renames the seeded gadget, at $width pixels, in $scheme", async (view) => {
    const { page, complaints } = await visit(browser, `${site.url}/try/`, view);
    const name = `Renamed at ${view.width}, ${view.scheme}`;
    await page.getByRole("textbox", { name: "Request body" }).fill(JSON.stringify({ name }));
    const answer = page.waitForResponse((response) => response.request().method() === "PATCH");
    await page.getByRole("button", { name: "Execute" }).click();
    const response = await answer;
    expect(response.status()).toBe(200);
    expect(await response.json()).toMatchObject({ id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H", name });
    await page.locator(".live-responses-table", { hasText: name }).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await picture(page, `console-${view.width}-${view.scheme}`);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each(views)("has pages that read well at $width pixels, in $scheme", async (view) => {
    const { page, complaints } = await visit(browser, `${site.url}/docs/gadgets/update-gadget.html`, view);
    for (const [index, { label, source }] of patch()["x-codeSamples"].entries()) {
      // By keyboard: Tab reaches the languages, an arrow key chooses the next one.
      if (index === 0) await page.getByRole("radio", { name: label }).focus();
      else await page.keyboard.press("ArrowRight");
      expect(await page.getByRole("radio", { name: label, exact: true }).isChecked()).toBe(true);
      const shown = await page.locator(".tabs pre:visible").allInnerTexts();
      expect(shown.map((code) => code.trimEnd())).toEqual([source]);
    }
    for (const text of errorTexts()) await page.getByRole("cell", { name: text }).waitFor();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await clipped(page)).toEqual([]);
    await picture(page, `page-${view.width}-${view.scheme}`);
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("runs nothing that a text of the contract holds", async () => {
    const hostile = await serveSite(hostileApi);
    try {
      for (const path of ["#/s/hostile", "s/hostile.html"]) {
        const { page, complaints } = await visit(browser, `${hostile.url}/docs/${path}`, wide);
        await page.getByText("/api/public/v1/hostile").first().waitFor();
        for (const link of await page.locator('a[href^="javascript:"]').all()) await link.click();
        expect(await page.title()).not.toBe("run");
        const refused = /Content Security Policy|x:y/;
        expect(complaints.filter((complaint) => !refused.test(complaint))).toEqual([]);
      }
    } finally {
      await hostile.close();
    }
  });

  it("shows every operation of the kitchen sink without a complaint", async () => {
    const sink = await serveSite(kitchenSink);
    try {
      const { page, complaints } = await visit(browser, `${sink.url}/docs/`, wide);
      for (const { section, operationId, title } of sources["kitchen sink"].model.operations) {
        const slug = section.title.toLowerCase().replaceAll(" ", "-");
        await page.goto(`${sink.url}/docs/#/${slug}/${operationId.toLowerCase()}`);
        await page.getByRole("heading", { name: title }).first().waitFor();
        await page.getByRole("button", { name: "bash" }).first().waitFor();
      }
      for (const path of [...sink.files.keys()].filter((file) => /^(?!try).*\/.*\.html$/.test(file))) {
        await page.goto(`${sink.url}/docs/${path}`);
        expect(await overflow(page), path).toBeLessThanOrEqual(0);
        expect(await violations(page), path).toEqual([]);
      }
      expect(complaints).toEqual([]);
    } finally {
      await sink.close();
    }
  });
});
