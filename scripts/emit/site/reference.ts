import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printJson } from "../../lib/print-json.ts";
import { ProblemError } from "../../lib/problem.ts";
import { lastLine, withoutDot } from "../../lib/quoted-text.ts";
import { redocly, redoclyConfig, referenceOptions } from "../../lib/redocly.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { emitProblem } from "../problems.ts";
import { chosenLanguages, type SampleChoice } from "../samples/languages.ts";
import { htmlPage } from "./frame.ts";
import { withPackedDocument } from "./packed-document.ts";

/** Splits the output of Redocly CLI into head and body. */
const template = fileURLToPath(new URL("./redoc.hbs", import.meta.url));
const stylesheet = new URL("./styles/reference.css", import.meta.url);

/** A file to download: its title, and its path in the site. */
export interface Download {
  readonly title: string;
  readonly url: string;
}

/**
 * The reference as one HTML page that needs nothing else. `config` is the path of a team's own configuration of Redocly CLI,
 * which is merged over ours. Throws a `ProblemError` if Redocly CLI can't make it.
 *
 * It is Redoc's. Beside it, Scalar's standalone build was looked at with the same 300 operations: it is half as large again,
 * folds the fields of responses away, cuts long lines of samples off, and leads to its vendor's services. Both have navigation
 * by section, search and links that stay; what Redoc lacks, the opening and a page for each schema, its options give it.
 */
export async function referencePage(
  title: string,
  document: OpenApiDocument,
  downloads: readonly Download[],
  {
    samples,
    config,
  }: { readonly samples?: SampleChoice | undefined; readonly config?: string | undefined } = {},
): Promise<string> {
  // The languages whose samples Redoc shows, in this order.
  const languages = chosenLanguages(samples).map(({ lang, label }) => ({ lang, label }));
  const [head = "", body = ""] = offline(
    await buildDocs(
      printJson(document),
      {
        downloadUrls: downloads,
        codeSamples: { languages },
        schemaDefinitionsTagName: schemasTitle(document),
      },
      config,
    ),
  ).split("<!-- body -->\n");
  return htmlPage({
    title,
    head,
    body: withPackedDocument(withPromptSearch(withHashLinks(body))),
    style: await readFile(stylesheet, "utf8"),
    // The search runs in a worker that Redoc makes from a blob.
    policy: { "worker-src": ["blob:"], "font-src": ["data:"] },
  });
}

/** Removes Redoc's logo, the one picture from another host; the stylesheet shows a name instead. */
function offline(html: string): string {
  return html.replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w./-]+\.svg/g, "data:,");
}

/** Redoc searches half a second after the last key, although an answer takes it a twentieth. */
function withPromptSearch(html: string): string {
  return html.replace(/(setTimeout\(\(\)=>\w+\(\w+\)),500\)/, "$1,30)");
}

/** Redoc's routes in the browser are behind `#`; its prerendered links lead to the host's root. */
function withHashLinks(body: string): string {
  const program = body.indexOf('<script type="module">');
  return body.slice(0, program).replaceAll(' href="/', ' href="#/') + body.slice(program);
}

/** The title of the section with a page for each schema: one that no other section has. */
function schemasTitle({ tags = [], components }: OpenApiDocument): string | undefined {
  if (Object.keys(components?.schemas ?? {}).length === 0) return undefined;
  const taken = new Set(tags.map(({ name }) => name.toLowerCase()));
  return ["Schemas", "Components", "All schemas"].find((title) => !taken.has(title.toLowerCase()));
}

async function buildDocs(document: string, options: object, config?: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "reference-"));
  try {
    const input = join(directory, "openapi.json");
    const output = join(directory, "index.html");
    await writeFile(input, document);
    const { exitCode, stdout, stderr } = await redocly([
      "build-docs",
      input,
      "--output",
      output,
      "--inlineBundle",
      "--template",
      template,
      // Always, so that one in the working directory has no effect that no one asked for.
      "--config",
      await redoclyConfig(config, directory),
      "--openapi",
      JSON.stringify({ ...(await referenceOptions(config)), ...options }),
    ]);
    if (exitCode !== 0) throw failed(stderr || stdout);
    return await readFile(output, "utf8");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function failed(said: string): ProblemError {
  return new ProblemError([emitProblem("reference-failed", { output: withoutDot(lastLine(said)) })]);
}
