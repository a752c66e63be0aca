import { plainLine } from "../../lib/markdown/write.ts";
import type { Files } from "../../lib/output/files.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ApiModel, InfoModel, OperationModel } from "../../model/model.ts";
import { emitDocs } from "../docs/emit.ts";
import { pagePath } from "../docs/sections.ts";
import { emitOpenApi } from "../openapi/emit.ts";
import { documentWithSamples } from "../samples/document.ts";
import type { Source } from "../source.ts";
import { emitConsole } from "./console.ts";
import { openingText } from "./opening.ts";
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
 * Markdown, `llms.txt`, and the document; `config` is the path of a team's own configuration of Redocly CLI. Throws what `emitDocs` throws, and if Redocly CLI fails.
 */
export async function emitSite(source: Source, config?: string): Promise<Files> {
  const document = emitOpenApi(source);
  const { info } = source.model;
  return new Map([
    ...document,
    ...below("try", await emitConsole(info.title)),
    ...(await markdownOf(source)),
    ...(await emitPages(source)),
    [
      "index.html",
      await referencePage(info.title, referenceDocument(source), downloads, {
        samples: source.samples,
        config,
      }),
    ],
    ["README.md", readme(info)],
  ]);
}

/** The document for the reference: it begins with how to call, and each operation's description ends with a link to its page. */
function referenceDocument(whole: Source): OpenApiDocument {
  const { model, written, ...source } = whole;
  const { info } = model;
  const description = openingText(whole);
  const linked = (api: ApiModel): ApiModel => {
    const withLink = (operation: OperationModel): OperationModel => {
      const link = `[Read it as a page](${pagePath(operation)}.html)`;
      const lead = [operation.page.lead, link].filter(Boolean).join("\n\n");
      return { ...operation, page: { ...operation.page, lead } };
    };
    const webhooks = api.webhooks?.map((webhook) => ({
      ...webhook,
      operations: webhook.operations.map(withLink),
    }));
    // OpenAPI has plain text here, which Redoc reads as Markdown; and the text is not repeated.
    const summary = info.summary === info.description ? "" : plainLine(info.summary);
    return {
      ...api,
      info: { ...info, summary, description },
      operations: api.operations.map(withLink),
      ...(webhooks ? { webhooks } : {}),
    };
  };
  return withSafeDescriptions(
    documentWithSamples({ ...source, model: linked(model), written: linked(written) }),
  );
}

/** The files of the docs that the site serves: not the MDX, which is another site's source. */
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

/** Its first line distinguishes this folder from one that is not generated. */
function readme({ title, version }: InfoModel): string {
  return `<!-- Made by \`npm run docs\`. Do not edit. -->

# ${plainLine(title)} ${version}, the site

Any host of static files serves it; the console under \`try/\` needs \`npm start\`.
`;
}
