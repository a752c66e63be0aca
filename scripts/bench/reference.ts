import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";

/** Milliseconds until the first text of a page stands on the screen: the middle one of some runs. */
export interface FirstRender {
  readonly reference: number;
  /** A page of one word, which is what the browser itself takes. */
  readonly empty: number;
}

const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

/** Measures the site in `folder` (made by `npm run docs`) in headless Chromium, on loopback. */
export async function benchReference(folder = "dist/docs", runs = 7): Promise<FirstRender> {
  const pages: Record<string, string> = {
    "/reference": await readFile(`${folder}/index.html`, "utf8"),
    "/empty": `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Empty</title>Empty`,
  };
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(pages[request.url ?? ""]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  try {
    const measure = (path: string) => middle(browser, `http://127.0.0.1:${port}${path}`, runs);
    return { reference: await measure("/reference"), empty: await measure("/empty") };
  } finally {
    await browser.close();
    server.close();
  }
}

async function middle(browser: Browser, url: string, runs: number): Promise<number> {
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { reference, empty } = await benchReference();
  process.stdout.write(
    `first render: ${Math.round(reference)} ms, ${(reference / empty).toFixed(1)} times an empty page (${Math.round(empty)} ms)\n`,
  );
}
