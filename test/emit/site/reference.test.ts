import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { sources } from "../docs/sources.ts";
import { siteOf } from "./served.ts";

const files = await siteOf(sources.workshop);

describe("the site's files", () => {
  it("are these", () => {
    expect([...files.keys()].sort()).toEqual([
      "README.md",
      "gadgets/update-gadget.html",
      "gadgets/update-gadget.md",
      "index.html",
      "llms-full.txt",
      "llms.txt",
      "openapi.json",
      "openapi.yaml",
      "try/LICENSE",
      "try/NOTICE",
      "try/console.js",
      "try/index.html",
      "try/swagger-ui-bundle.js",
      "try/swagger-ui.css",
    ]);
  });

  it.each(["gadgets/update-gadget.md", "llms.txt", "llms-full.txt"])(
    "%s is the generated one",
    async (path) => {
      const generated = new URL(`../../fixtures/workshop/expected/docs/${path}`, import.meta.url);
      expect(files.get(path)).toBe(await readFile(generated, "utf8"));
    },
  );

  it.each(["openapi.json", "openapi.yaml"])("%s is the generated one", async (path) => {
    const generated = new URL(`../../fixtures/workshop/expected/${path}`, import.meta.url);
    expect(files.get(path)).toBe(await readFile(generated, "utf8"));
  });
});

describe("the policy", () => {
  it.each([
    [
      "index.html",
      "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; worker-src blob:; font-src data:; script-src HASH HASH",
    ],
    [
      "gadgets/update-gadget.html",
      "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'none'",
    ],
    [
      "try/index.html",
      "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'",
    ],
  ])("of %s allows nothing from elsewhere", (path, policy) => {
    const html = files.get(path) ?? "";
    const [, content] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html) ?? [];
    expect(content?.replaceAll(/'sha256-[\w+/]{43}='/g, "HASH")).toBe(policy);
  });

  it("is kept: no tag of the pages names another host", () => {
    for (const path of ["index.html", "gadgets/update-gadget.html", "try/index.html"]) {
      const html = (files.get(path) ?? "").replaceAll(/<script[^>]*>.*?<\/script>/gs, "");
      expect(html.match(/<(?!a\b)[^>]*(src|href)="(https?:)?\/\/[^"]*"/g)).toBeNull();
    }
  });
});
