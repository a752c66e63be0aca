import { plainLine } from "../../lib/markdown/write.ts";
import type { Files } from "../../lib/output/files.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { emitDocs } from "../docs/emit.ts";
import { methodKey } from "../docs/schema.ts";
import { emitOpenApi, printJson } from "../openapi/print.ts";
import type { Emitter, Source } from "../source.ts";
import { emitConsole } from "./console.ts";
import { emitPages } from "./pages.ts";
import { type Download, referencePage } from "./reference.ts";
import { withSafeDescriptions } from "./safe-document.ts";

const downloads: readonly Download[] = [
  { title: "OpenAPI, JSON", url: "openapi.json" },
  { title: "OpenAPI, YAML", url: "openapi.yaml" },
  { title: "llms.txt", url: "llms.txt" },
];

/**
 * The static site: the reference as `index.html`, the console below `try/`, the pages as HTML and in
 * Markdown, `llms.txt`, and the document. Throws what `emitDocs` throws, and where Redocly CLI fails.
 */
export const emitSite: Emitter = async (source) => {
  const document = emitOpenApi(source);
  const { title } = source.contract.api;
  return new Map([
    ...document,
    ...below("try", await emitConsole(title)),
    ...(await markdownOf(source)),
    ...(await emitPages(source)),
    ["index.html", await referencePage(title, printJson(withPageLinks(source)), downloads)],
    ["README.md", readme(source.document)],
  ]);
};

/** The document for the reference: each operation's description ends with a link to its page. */
function withPageLinks({ document, contract }: Source): OpenApiDocument {
  const paths = { ...document.paths };
  for (const operation of contract.operations) {
    const { fullPath, section, page } = operation;
    const key = methodKey(operation);
    const item = paths[fullPath];
    const link = `[Read it as a page](${section.id}/${page}.html)`;
    const description = [item?.[key]?.description, link].filter(Boolean).join("\n\n");
    paths[fullPath] = { ...item, [key]: { ...item?.[key], description } };
  }
  // Plain text by OpenAPI, Markdown to Redoc.
  const info = { ...document.info, summary: plainLine(contract.api.summary) };
  return withSafeDescriptions({ ...document, info, paths });
}

/** What the site takes of the docs: not the MDX, which is another site's source. */
async function markdownOf(source: Source): Promise<Files> {
  const files = [...(await emitDocs(source))];
  return new Map(
    files
      .filter(([path]) => /\.(md|txt)$/.test(path))
      .map(([path, text]) => [path.replace(/^docs\//, ""), text]),
  );
}

function below(folder: string, files: Files): Files {
  return new Map([...files].map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Its first line tells this folder from one that was not generated. */
function readme({ info: { title, version } }: OpenApiDocument): string {
  return `<!-- Made by \`npm run docs\`. Do not edit. -->

# ${plainLine(title)} ${version}, the site

Any host of static files serves it; the console under \`try/\` needs \`npm start\`.
`;
}
