import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { transform } from "esbuild";
import type { Files } from "../../lib/output/files.ts";
import { shippedSource } from "../../lib/shipped-source.ts";
import { htmlPage } from "./frame.ts";

const require = createRequire(import.meta.url);
const program = shippedSource("emit/site/browser/console.ts");
const stylesheet = new URL("./styles/console.css", import.meta.url);

/** The files of Swagger UI to copy, with the texts of its licenses. */
const copied = ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE", "NOTICE"] as const;

/**
 * The console's files: Swagger UI, and the program that starts it with the server that serves the
 * page and the key from its `settings.json`. `title` is the API's.
 */
export async function emitConsole(title: string): Promise<Files> {
  const page = htmlPage({
    title: `${title} console`,
    head: `<link rel="stylesheet" href="swagger-ui.css">`,
    body: [
      `<main id="console"></main>`,
      `<script src="swagger-ui-bundle.js"></script>`,
      `<script type="module" src="console.js"></script>`,
    ].join("\n"),
    style: await readFile(stylesheet, "utf8"),
    policy: {
      "script-src": ["'self'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "connect-src": ["'self'"],
    },
  });
  const { code } = await transform(await readFile(program, "utf8"), { loader: "ts", target: "es2022" });
  const files = new Map([
    ["index.html", page],
    ["console.js", code],
  ]);
  const folder = dirname(require.resolve("swagger-ui-dist/package.json"));
  for (const name of copied) files.set(name, await readFile(join(folder, name), "utf8"));
  return files;
}
