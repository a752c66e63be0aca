import type { PhrasingContent, RootContent } from "mdast";
import { readPhrase, readProse } from "../../../lib/markdown/prose.ts";
import { type Problem, ProblemError } from "../../../lib/problem.ts";
import type { ApiModel, OperationModel, ResponseModel } from "../../../model/model.ts";
import { pagePath } from "../sections.ts";
import { cellJson, headerPart } from "./answers.ts";
import { deprecationParts, openingParts, placedParts, previewParts } from "./callouts.ts";
import { payloadExamples } from "./examples.ts";
import { externalDocsParts } from "./external-docs.ts";
import { code, heading, inlineCode, paragraph, table, textNode } from "./markdown-nodes.ts";
import type { DocsPage } from "./page.ts";
import { inputParts, schemaPart } from "./request.ts";
import { unknownNames } from "./unknown-names.ts";

/** The page of a webhook: what the server sends, and what a receiver answers. `name` is its key in the document. */
export function webhookPage(name: string, operation: OperationModel, api: ApiModel): DocsPage {
  const { page, title, description, method } = operation;
  const problems: Problem[] = [];
  const children = [
    ...openingParts(operation, api, problems),
    paragraph(
      textNode("The server sends this request, the webhook "),
      inlineCode(name),
      textNode(", to the URL of a receiver."),
    ),
    code("http", `${method} <URL of the receiver>`),
    ...readProse(page.details ?? ""),
    ...placedParts(operation, "request", problems),
    ...inputParts(operation, api),
    ...placedParts(operation, "body", problems),
    ...examplePart(operation),
    ...placedParts(operation, "example", problems),
    ...answerParts(operation, api),
    ...placedParts(operation, "response", problems),
    ...placedParts(operation, "errors", problems),
    ...readProse(page.notes),
    ...externalDocsParts(operation),
  ];
  problems.push(...unknownNames(operation, api));
  if (problems.length > 0) throw new ProblemError(problems);
  return { path: pagePath(operation), title, description, content: { type: "root", children } };
}

/** The callbacks on their operation's page, each as a part of its own. */
export function callbackParts({ callbacks = [] }: OperationModel, api: ApiModel): RootContent[] {
  return callbacks.flatMap(({ operations }) =>
    operations.flatMap((callback) => [
      heading(2, textNode("Callback: "), textNode(callback.title)),
      ...readProse([callback.description, callback.page.lead].filter(Boolean).join("\n\n")),
      ...deprecationParts(api, callback),
      ...previewParts(callback),
      paragraph(textNode("The server sends this request because of the operation.")),
      code("http", `${callback.method} ${callback.path}`),
      ...[...inputParts(callback, api), ...examplePart(callback), ...answerParts(callback, api)].map(lower),
    ]),
  );
}

/** A heading one level further down; anything else as it is. */
function lower(block: RootContent): RootContent {
  return block.type === "heading" ? { ...block, depth: (block.depth + 1) as typeof block.depth } : block;
}

function examplePart({ requestBody, page }: OperationModel): RootContent[] {
  const examples = (requestBody?.content ?? []).flatMap((payload) => payloadExamples(payload, false));
  const words = readProse(page.exampleLead ?? "");
  return examples.length > 0 ? [heading(2, textNode("Example")), ...words, ...examples] : [];
}

/** What a receiver may answer. */
function answerParts({ responses, errorResponses }: OperationModel, api: ApiModel): RootContent[] {
  const all = [...responses, ...errorResponses];
  const rows = all.map((response) => [
    [inlineCode(String(response.status))],
    bodyCell(response),
    readPhrase(response.description),
  ]);
  return [
    heading(2, textNode("What to answer")),
    table([[[textNode("HTTP")], [textNode("Body")], [textNode("When")]], ...rows]),
    ...all.flatMap(({ status, headers, content }) => [
      ...content.flatMap(({ kind, schema }) =>
        kind === "json" && schema
          ? [heading(3, textNode("Body of "), inlineCode(String(status))), ...schemaPart(api, schema, {})]
          : [],
      ),
      ...headerPart([textNode("Response headers of "), inlineCode(String(status))], headers, api),
    ]),
  ];
}

/** The bodies by their examples, or else by their media types. */
function bodyCell({ content }: ResponseModel): PhrasingContent[] {
  if (content.length === 0) return [textNode("no body")];
  return content.flatMap(({ kind, mediaType, examples }, index) => {
    const [example] = Object.values(examples);
    const isShown = kind === "json" && example !== undefined;
    return [
      ...(index > 0 ? [textNode(" or ")] : []),
      inlineCode(isShown ? cellJson(example.value) : mediaType),
    ];
  });
}
