import type { PhrasingContent, RootContent } from "mdast";
import { withValueAt } from "../../../lib/json-pointer.ts";
import type { Problem } from "../../../lib/problem.ts";
import type {
  ApiModel,
  ErrorCase,
  OperationModel,
  PayloadModel,
  ResponseModel,
} from "../../../model/model.ts";
import { rulesIn } from "../../../model/rules.ts";
import { payloadExamples } from "./examples.ts";
import { fieldTable, rowField } from "./fields.ts";
import { heading, inlineCode, paragraph, paragraphs, table, textNode } from "./markdown-nodes.ts";
import { ruleParagraphs } from "./rules.ts";
import { singleParagraph } from "./single-paragraph.ts";

/** What comes back: each response, then the operation's own errors. */
export function answerParts(operation: OperationModel, api: ApiModel, problems: Problem[]): RootContent[] {
  return [
    ...operation.responses.flatMap((response) => responsePart(response, api)),
    ...errorPart(operation, api, problems),
  ];
}

function responsePart(response: ResponseModel, api: ApiModel): RootContent[] {
  const { status, reason, content, headers } = response;
  return [
    heading(2, textNode("Response: "), inlineCode(`${status} ${reason}`.trim())),
    ...(content.some(({ examples }) => Object.keys(examples).length > 0) ? [] : wordsOf(response)),
    ...(content.length > 1 ? [choicePart()] : []),
    ...content.flatMap((payload) => payloadPart(payload, content.length > 1)),
    ...ruleParagraphs(content.flatMap(({ schema }) => rulesIn(api, schema))),
    ...headerPart([textNode("Response headers")], headers, api),
  ];
}

/** The header fields of an answer. */
function headerPart(
  title: PhrasingContent[],
  headers: ResponseModel["headers"],
  api: ApiModel,
): RootContent[] {
  const table = fieldTable(
    api,
    headers.map((header) => ({ ...rowField(header), required: false })),
  );
  return table ? [heading(3, ...title), table] : [];
}

/** The author's words, if any: they are shown if no example shows what comes back. */
function wordsOf({ reason, description }: ResponseModel): RootContent[] {
  return description === `${reason}.` ? [] : paragraphs(description);
}

function choicePart(): RootContent {
  return paragraph(textNode("One of these, as "), inlineCode("Accept"), textNode(" asks for."));
}

function payloadPart(payload: PayloadModel, isChoice: boolean): RootContent[] {
  const { kind, mediaType } = payload;
  if (kind === "json" && !isChoice) return payloadExamples(payload);
  const what = { json: "JSON, as ", text: "Text, as " }[String(kind)] ?? "The bytes of a file, as ";
  return [paragraph(textNode(what), inlineCode(mediaType), textNode(".")), ...payloadExamples(payload)];
}

function errorPart(
  { operationId, errors, errorResponses }: OperationModel,
  api: ApiModel,
  problems: Problem[],
): RootContent[] {
  const own = errors.filter(({ shared, listed }) => !shared && listed !== false);
  if (own.length === 0) return [];
  const rows = own.map((error) => [
    [inlineCode(String(error.status))],
    bodyCell(error),
    singleParagraph(
      { operationId, field: `errors/${errors.indexOf(error)}/when`, text: error.when },
      problems,
    ),
  ]);
  return [
    heading(2, textNode("Error responses")),
    table([[[textNode("HTTP")], [textNode("Body")], [textNode("When")]], ...rows]),
    ...errorResponses
      .filter(({ status }) => own.some((error) => error.status === status))
      .flatMap(({ status, headers }) =>
        headerPart([textNode("Response headers of "), inlineCode(String(status))], headers, api),
      ),
  ];
}

/** The body as JSON; of others, what comes. */
function bodyCell(error: ErrorCase): PhrasingContent[] {
  const { payload } = error;
  if (!payload) return [textNode("no body")];
  return payload.kind === "json"
    ? [inlineCode(cellJson(unfilledBody(error)))]
    : [textNode("bytes, as "), inlineCode(payload.mediaType)];
}

/** The body with the text as its author wrote it. */
function unfilledBody({ body, text, parts, textPointer }: ErrorCase): unknown {
  return parts && textPointer !== undefined ? withValueAt(body, textPointer, text) : body;
}

/** A table has no way to write a `|` after a backslash in code; JSON has an escape for it. */
function cellJson(body: unknown): string {
  return JSON.stringify(body).replaceAll("\\|", "\\\\u007c");
}
