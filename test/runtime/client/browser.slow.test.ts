import { access, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packClient } from "../../../scripts/pack/client.ts";
import { createScratch, type Scratch } from "../../emit/client/scratch.ts";
import { gadget, input, path } from "./rename.ts";
import { answer, type Handler, serve } from "./server.ts";

const generated = fileURLToPath(new URL("../../fixtures/workshop/expected/client", import.meta.url));

const program = `
import { createClient, openapiFetch, updateGadget } from "@workshop/api";

export async function results(baseUrl) {
  const client = createClient({ apiKey: "nr_1", baseUrl, retries: 1, timeout: 10_000 });
  const call = async (client) => {
    const { status, attempts, data, reason, response } = await updateGadget(client, ${JSON.stringify(input)});
    return { status, attempts, data, reason, url: response?.url };
  };
  const first = await call(client);
  const redirected = await call(client);
  openapiFetch(client);
  return [first, redirected, await call(client), await call(createClient({ apiKey: "nr_1", baseUrl: "http://127.0.0.1:9" }))];
}
`;

const page = `
import { results } from "./program.js";
window.results = results;
window.inWorker = (baseUrl) => new Promise((resolve) => {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => resolve(data);
  worker.postMessage(baseUrl);
});
`;

const worker = `
import { results } from "./program.js";
onmessage = async ({ data }) => postMessage(await results(data));
`;

/** Where Debian, its derivatives and a developer's own machine have a Chromium. */
const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

async function launch(): Promise<Browser> {
  for (const executablePath of places.filter((place) => place !== undefined))
    if (
      await access(executablePath).then(
        () => true,
        () => false,
      )
    )
      return chromium.launch({
        executablePath,
        args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      });
  throw new Error("no Chromium: `apt-get install chromium`, or name one in CHROMIUM");
}

let consumer: Scratch;
let browser: Browser;
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "dist-"));
  consumer = await createScratch((await packClient(generated, out)).path);
  await consumer.write({
    "index.html": '<link rel="icon" href="data:,"><script type="module" src="./page.js"></script>',
    "page.js": page,
    "program.js": program,
    "worker.js": worker,
  });
  await build({ root: consumer.folder, logLevel: "error", worker: { format: "es" } });
  browser = await launch();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await consumer.remove();
  await rm(out, { recursive: true, force: true });
});

/** The built page, from a port of its own: the API is another origin. */
async function pageUrl(): Promise<string> {
  const { baseUrl } = await serve(async (response, { url }) => {
    const file = url === "/" ? "index.html" : url.slice(1);
    const type = file.endsWith(".html") ? "text/html" : "text/javascript";
    response.setHeader("content-type", type).end(await readFile(join(consumer.folder, "dist", file)));
  });
  return baseUrl;
}

describe.each([
  ["a page", "results"],
  ["a worker", "inWorker"],
])("built with Vite, in %s of Chromium", (_where, entry) => {
  it("gives the results that Node gives", async () => {
    const cors = { "access-control-allow-origin": "*", "access-control-expose-headers": "*" };
    const answers = [
      answer(503, "", cors),
      answer(200, gadget, cors),
      answer(307, "", { ...cors, location: "/elsewhere" }),
      answer(307, "", { ...cors, location: "/elsewhere" }),
      answer(200, gadget, cors),
    ];
    const seen: string[] = [];
    const { baseUrl } = await serve((response, request) => {
      if (request.method === "OPTIONS") {
        const allow = {
          "access-control-allow-headers": "authorization, content-type",
          "access-control-allow-methods": "PATCH",
        };
        return response.writeHead(204, { ...cors, ...allow }).end();
      }
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      return (answers[seen.length - 1] as Handler)(response, request);
    });
    const tab = await browser.newPage();
    await tab.goto(await pageUrl());
    const script = `window.${entry}(${JSON.stringify(baseUrl)})`;
    const redirect = { status: "network-error", attempts: 2, reason: "a redirect" };
    expect(await tab.evaluate(script)).toEqual([
      { status: 200, attempts: 2, data: gadget, url: baseUrl + path },
      redirect,
      { status: 200, attempts: 1, data: gadget, url: baseUrl + path },
      { status: "network-error", attempts: 3, reason: "Failed to fetch" },
    ]);
    expect(seen).toEqual(Array(5).fill(`PATCH ${path} Bearer nr_1`));
  });
});
