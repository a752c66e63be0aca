import type { PhrasingContent, RootContent } from "mdast";
import { readPhrase, readProse } from "../../../lib/markdown/prose.ts";
import type { ApiModel, OperationModel, ResponseModel } from "../../../model/model.ts";
import { pagePath } from "../sections.ts";
import { cellJson, headerPart } from "./answers.ts";
import { calloutParts, deprecationParts, previewParts } from "./callouts.ts";
import { payloadExamples } from "./examples.ts";
import { code, heading, inlineCode, paragraph, table, textNode } from "./markdown-nodes.ts";
import { type DocsPage, moreParts } from "./page.ts";
import { inputParts, schemaPart } from "./request.ts";

/** The page of a webhook: what the server sends, and what a receiver answers. `name` is its key in the document. */
export function webhookPage(name: string, operation: OperationModel, api: ApiModel): DocsPage {
  const { page, title, description, method, requestBody } = operation;
  const examples = (requestBody?.content ?? []).flatMap((payload) => payloadExamples(payload, false));
  const children = [
    ...calloutParts(operation, "top"),
    ...readProse(page.lead),
    ...deprecationParts(api, operation),
    ...previewParts(operation),
    ...calloutParts(operation, "lead"),
    paragraph(
      textNode("The server sends this request, the webhook "),
      inlineCode(name),
      textNode(", to the URL of a receiver."),
    ),
    code("http", `${method} <URL of the receiver>`),
    ...calloutParts(operation, "request"),
    ...inputParts(operation, api),
    ...calloutParts(operation, "body"),
    ...(examples.length > 0 ? [heading(2, textNode("Example")), ...examples] : []),
    ...calloutParts(operation, "example"),
    ...answerParts(operation, api),
    ...readProse(page.notes),
    ...moreParts(operation),
  ];
  return { path: pagePath(operation), title, description, content: { type: "root", children } };
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
          ? [
              heading(3, textNode("Body of "), inlineCode(String(status))),
              ...schemaPart(api, schema, undefined),
            ]
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
