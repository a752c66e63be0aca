import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { emitSite } from "../../scripts/emit/site/emit.ts";
import { hasChromium, launch, visit } from "../emit/site/browser.ts";
import { everywhere } from "./compare.ts";
import { type Texts, withSource } from "./generated.ts";
import { hostileTexts } from "./texts.ts";

const types: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript", css: "text/css" };

/** Serves the site of the API with these texts, and the settings that its console asks for. */
async function serve(texts: Texts): Promise<{ readonly url: string; readonly server: Server }> {
  const files = new Map(await withSource(texts, async (source) => emitSite(source)));
  files.set("try/settings.json", "{}");
  const server = createServer(({ url = "" }, response) => {
    const text = files.get(url.slice(1).replace(/\?.*/, ""));
    const type = types[url.split(".").at(-1) ?? ""] ?? "text/plain";
    response
      .writeHead(text === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` })
      .end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

const pages = ["index.html", "things/make-thing.html", "try/index.html"] as const;

/** What a page has that acts, and where its links lead. */
async function acting(browser: Browser, url: string): Promise<unknown> {
  const { page, complaints } = await visit(browser, url, { width: 1440, scheme: "light" });
  await page.locator(":is(h1, h2)").first().waitFor();
  await page.waitForLoadState("networkidle");
  const elements = await page.evaluate(() => ({
    scripts: document.scripts.length,
    active: [...document.querySelectorAll("meta[http-equiv], form, iframe, frame, object, embed, base")].map(
      ({ tagName }) => tagName,
    ),
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
    // An address in prose is a link; one to what is no page is none.
    links: [...document.querySelectorAll("a[href], area[href], link[href]")]
      .map((element) => element.getAttribute("href") ?? "")
      .filter((url) => URL.canParse(url, location.href))
      .map((url) => new URL(url, location.href).protocol)
      .filter((protocol) => !["http:", "https:", "mailto:"].includes(protocol)),
  }));
  const left = page.url() !== url;
  const ran = (await page.title()) === "run";
  await page.context().close();
  // The console is shown descriptions as they are, and cleans them itself; the policy is behind it.
  const told = complaints.filter((text) => !url.includes("/try/") || /^asks for http/.test(text));
  return { ...elements, left, ran, complaints: told };
}

describe.runIf(hasChromium())("in Chromium", () => {
  let browser: Browser;
  const harmless = new Map<string, unknown>();
  beforeAll(async () => {
    browser = await launch();
    const { url, server } = await serve({});
    for (const path of pages) harmless.set(path, await acting(browser, url + path));
    server.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(() => browser.close());

  it.each([
    ["all together", hostileTexts.join("\n\n")],
    ["all on one line", hostileTexts.join(" ")],
    ...hostileTexts.filter((text) => /<|\]\(|\]:/.test(text)).map((text) => [JSON.stringify(text), text]),
  ])("pages stay, and run nothing, of hostile texts: %s", async (_, text = "") => {
    const { url, server } = await serve(everywhere(text));
    for (const path of pages)
      expect([path, await acting(browser, url + path)]).toEqual([path, harmless.get(path)]);
    server.close();
  });
});
