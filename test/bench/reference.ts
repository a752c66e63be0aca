import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { ProblemError } from "../../scripts/lib/problem.ts";

const folder = "dist/docs";
const runs = 7;
/** Milliseconds until a reader should see the first text, on a machine with nothing else to do. */
const limit = 2000;
const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

/**
 * How soon the reference's first text stands on the screen, in headless Chromium and from loopback;
 * beside it a page of one word, which is what the browser itself takes.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  if (!existsSync(`${folder}/index.html`)) throw notMade();
  const pages: Readonly<Record<string, string>> = {
    "/empty": `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Empty</title>Empty`,
    "/reference": await readFile(`${folder}/index.html`, "utf8"),
  };
  const server = await serve(pages);
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  try {
    const { port } = server.address() as AddressInfo;
    const [empty, reference] = [
      await firstRender(browser, `http://127.0.0.1:${port}/empty`),
      await firstRender(browser, `http://127.0.0.1:${port}/reference`),
    ];
    print("first render   ms   times an empty page");
    print(`empty     ${empty.toFixed(0).padStart(7)}`);
    print(`reference ${reference.toFixed(0).padStart(7)}   ${(reference / empty).toFixed(1)}`);
    print(`limit     ${limit.toFixed(0).padStart(7)}   ${reference < limit ? "kept" : "not kept"}`);
  } finally {
    await browser.close();
    server.close();
  }
}

function serve(pages: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pages[request.url ?? ""]);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Milliseconds: the middle one of some runs. */
async function firstRender(browser: Browser, url: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await browser.newPage();
    await page.goto(url);
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) =>
            new PerformanceObserver((list) => {
              const paint = list.getEntriesByName("first-contentful-paint")[0];
              if (paint) resolve(paint.startTime);
            }).observe({ type: "paint", buffered: true }),
          ),
      ),
    );
    await page.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function notMade(): ProblemError {
  return new ProblemError([
    {
      code: "reference-missing",
      message: `There is no reference in \`${folder}\`.`,
      fix: "Make it with `npm run docs`.",
    },
  ]);
}
