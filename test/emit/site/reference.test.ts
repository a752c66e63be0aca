import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openingText } from "../../../scripts/emit/site/opening.ts";
import credentials from "../../fixtures/credentials/index.ts";
import { sourceOfApi, sources } from "../docs/sources.ts";
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
      "pages.css",
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

describe("the reference", () => {
  const html = files.get("index.html") ?? "";

  it("has the document packed, and searches at once", async () => {
    expect(html).not.toContain('"openapi":"3.1');
    const [, packed = ""] = /atob\("([\w+/=]+)"\)/.exec(html) ?? [];
    const document = JSON.parse(gunzipSync(Buffer.from(packed, "base64")).toString());
    expect(Object.keys(document.paths)).toEqual(["/api/public/v1/gadgets/{id}"]);
    expect(html.match(/setTimeout\(\(\)=>\w+\(\w+\),\d\d+\)/g)).toEqual([expect.stringMatching(/,30\)$/)]);
  });

  it("begins with what the API is, how to authenticate, and a first call", () => {
    expect(openingText(sources.workshop)).toMatchInlineSnapshot(`
      "The public API of Workshop. Every request carries an API key, which belongs to one organization and sees only that organization's objects.

      ## Authentication

      - \`apiKey\`: In \`Authorization: Bearer\`. A public API key, \`Authorization: Bearer nr_…\`. Samples find it in \`WORKSHOP_API_KEY\`.

      ## A first call

      [Update gadget](gadgets/update-gadget.html):

      \`\`\`bash
      curl -X PATCH https://api.workshop.example/api/public/v1/gadgets/GADGET_ID \\
        -H "Authorization: Bearer $WORKSHOP_API_KEY" \\
        -H "Content-Type: application/json" \\
        -d '{
          "name": "Small drill"
        }'
      \`\`\`
      "
    `);
    expect(openingText(sourceOfApi(credentials))).toMatchInlineSnapshot(`
      "Films of a cinema, and the tickets that it sells.

      ## Authentication

      - \`key\`: In the header field \`X-Api-Key\`. The key of an application. Samples find it in \`CINEMA_KEY\`.
      - \`tenant\`: In the header field \`X-Tenant\`. The cinema that an application acts for. Samples find it in \`CINEMA_TENANT\`.
      - \`session\`: In the cookie \`sid\`, which a program in a browser can't set. The session of a visitor of the website. Samples find it in \`CINEMA_SESSION\`.
      - \`signature\`: In the query as \`sig\`. The signature of a link. Samples find it in \`CINEMA_SIGNATURE\`.
      - \`login\`: User and password as \`Authorization: Basic\`. Name and password of a cashier. Samples find it in \`CINEMA_LOGIN\`.
      - \`account\`: An access token (OAuth 2.0) as \`Authorization: Bearer\`. An access token of a cinema's account. Tokens come from \`https://login.cinema.example/token\`. Samples find it in \`CINEMA_TOKEN\`.
      - \`staff\`: An access token (OpenID Connect) as \`Authorization: Bearer\`. An access token of a member of the staff. Tokens come from \`https://login.cinema.example/.well-known/openid-configuration\`. Samples find it in \`CINEMA_STAFF_TOKEN\`.
      - \`proof\`: In \`Authorization: DPoP\`. A token that is bound to a key of the caller. Samples find it in \`CINEMA_PROOF\`.
      - \`certificate\`: The certificate of the connection (mutual TLS). The certificate of an application, which the connection shows.

      ## A first call

      [List films](films/list-films.html):

      \`\`\`bash
      curl -X GET https://api.cinema.example/v1/films \\
        -H "X-Api-Key: $CINEMA_KEY"
      \`\`\`
      "
    `);
  });

  it("leaves out what the description has itself", () => {
    const { model } = sources.workshop;
    const description = "It is ours.\n\n# Authentication\n\nAsk us.\n\n### A first call\n\nNone.";
    const own = { ...sources.workshop, model: { ...model, info: { ...model.info, description } } };
    expect(openingText(own).trim()).toBe(description);
  });

  it.each(["| a | b |\n| - | - |\n| 1 | 2 |", "~~old~~", "A[^1].\n\n[^1]: Note.", "- [x] done"])(
    "keeps the Markdown of a credential's description: %j",
    (description) => {
      const { model } = sources.workshop;
      const schemes = Object.entries(model.components.securitySchemes);
      const securitySchemes = Object.fromEntries(
        schemes.map(([name, scheme]) => [name, { ...scheme, description: `The key.\n\n${description}` }]),
      );
      const own = { ...model, components: { ...model.components, securitySchemes } };
      const text = openingText({ ...sources.workshop, model: own }).replace(/^ {2}/gm, "");
      expect(text.replaceAll(/ {2,}/g, " ")).toContain(description.split("\n").at(-1) ?? "");
    },
  );

  it("says that no credential is needed where none is", () => {
    const { model } = sources.workshop;
    const operations = model.operations.map((operation) => ({ ...operation, security: [] }));
    const text = openingText({ ...sources.workshop, model: { ...model, operations } });
    expect(text).toContain("## Authentication\n\nNo credential is needed.\n\n## A first call");
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
      "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'self'; script-src 'none'",
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
