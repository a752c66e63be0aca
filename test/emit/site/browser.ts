import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where Debian puts it. */
const executablePath = "/usr/bin/chromium";
const screenshots = fileURLToPath(new URL("../../../dist/screenshots/", import.meta.url));

/** Whether Chromium is here; under `CI` a missing one fails, elsewhere it is skipped and said. */
export function hasChromium(): boolean {
  const found = existsSync(executablePath);
  if (!found && process.env["CI"]) throw new Error(`\`${executablePath}\` is missing: .ci/run installs it.`);
  if (!found) process.stderr.write(`skipped: \`${executablePath}\` is missing (apt-get install chromium)\n`);
  return found;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-quic",
      "--no-first-run",
      "--disable-component-update",
      "--disable-sync",
      // As with the network unplugged: nothing but loopback has an address.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

export interface View {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

export interface Visit {
  readonly page: Page;
  /** What the page asked for beside its own server, and what it or the browser complained of. */
  readonly complaints: readonly string[];
}

/** Opens a page of the site, and notes what it should not do. */
export async function visit(browser: Browser, url: string, { width, scheme }: View): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const complaints: string[] = [];
  const { origin } = new URL(url);
  page.on("request", (request) => {
    const target = request.url();
    if (!target.startsWith(`${origin}/`) && !/^(data|blob):/.test(target))
      complaints.push(`asks for ${target}`);
  });
  page.on("requestfailed", (request) => complaints.push(`could not load ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", ({ message }) => complaints.push(message));
  await page.goto(url);
  return { page, complaints };
}

/** Keeps what a person may want to look at, in a folder that git ignores. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
}
