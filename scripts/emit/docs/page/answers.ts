import type { PhrasingContent, RootContent } from "mdast";
import { withValueAt } from "../../../lib/json-pointer.ts";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import { defaultAnswer, standsForSuccess } from "../../../model/documented-status.ts";
import type {
  ApiModel,
  ErrorCase,
  OperationModel,
  PayloadModel,
  ResponseModel,
} from "../../../model/model.ts";
import { whenOf } from "../../../model/preview.ts";
import { rulesIn } from "../../../model/rules.ts";
import type { PageModel } from "../../../model/vocabulary.ts";
import { rowField } from "../../fields/rows.ts";
import { placedParts } from "./callouts.ts";
import { payloadExamples } from "./examples.ts";
import { fieldTable } from "./fields.ts";
import { itemOf } from "./item.ts";
import { linkPart } from "./links.ts";
import { heading, inlineCode, paragraph, paragraphs, table, textNode } from "./markdown-nodes.ts";
import { schemaPart } from "./request.ts";
import { ruleParagraphs } from "./rules.ts";
import { singleParagraph } from "./single-paragraph.ts";

/** The responses, then the operation's own errors. */
export function answerParts(operation: OperationModel, api: ApiModel, problems: Problem[]): RootContent[] {
  return [
    ...(operation.page.responses === "together" ? [heading(2, textNode("Responses"))] : []),
    ...shownAnswers(operation).flatMap((response) => responsePart(response, operation, api)),
    ...placedParts(operation, "response", problems),
    ...errorPart(operation, api, problems),
  ];
}

/** The responses; of an operation that documents no success, the default that stands for one, with its examples. */
function shownAnswers(operation: OperationModel): readonly ResponseModel[] {
  const response = defaultAnswer(operation);
  const found = operation.errors.filter((error) => standsForSuccess(operation, error));
  if (!response || found.length === 0) return operation.responses;
  const content = response.content.map((payload) => {
    const shown = found.filter(
      (error) => error.body !== undefined && error.payload?.mediaType === payload.mediaType,
    );
    const examples = shown.map(({ id, body: value }) => [id, { summary: "", value }] as const);
    return { ...payload, examples: { ...payload.examples, ...Object.fromEntries(examples) } };
  });
  return [{ ...response, content }];
}

function responsePart(response: ResponseModel, operation: OperationModel, api: ApiModel): RootContent[] {
  const { page } = operation;
  const { content, headers } = response;
  const isTogether = page.responses === "together";
  const lead = page.responseLeads?.[response.status];
  const hasExample = content.some(({ examples }) => Object.keys(examples).length > 0);
  return [
    ...(isTogether && lead !== undefined ? [] : [responseLead(response, page)]),
    ...(lead === undefined ? [] : readProse(lead)),
    ...(lead !== undefined || (hasExample && !isTogether) ? [] : wordsOf(response)),
    ...(content.length > 1 ? [choicePart()] : []),
    ...content.flatMap((payload) => payloadPart(payload, content.length > 1, page, api)),
    ...ruleParagraphs(content.flatMap(({ schema }) => rulesIn(api, schema))),
    ...headerPart([textNode("Response headers")], headers, api),
    ...linkPart(response, operation, api),
  ];
}

/** The header fields of an answer. */
export function headerPart(
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

/** The text before a response. */
function responseLead({ status, reason }: ResponseModel, { responses }: PageModel): RootContent {
  const stated = inlineCode(`${status} ${reason}`.trim());
  if (responses === "together") return paragraph({ type: "strong", children: [stated] });
  return responses === "plain"
    ? heading(2, textNode("Response"))
    : heading(2, textNode("Response: "), stated);
}

/** The author's words, if any: they are shown if no example shows what comes back. */
function wordsOf({ reason, description }: ResponseModel): RootContent[] {
  return description === `${reason}.` ? [] : paragraphs(description);
}

function choicePart(): RootContent {
  return paragraph(textNode("One of these, as "), inlineCode("Accept"), textNode(" asks for."));
}

function payloadPart(
  payload: PayloadModel,
  isChoice: boolean,
  page: PageModel,
  api: ApiModel,
): RootContent[] {
  const { kind, mediaType, schema, isStream } = payload;
  const examples = payloadExamples(payload, page.compact?.includes("response") ?? false);
  const fields = page.responseFields && kind === "json" ? schemaPart(api, itemOf(api, schema), page) : [];
  if (kind === "json" && !isChoice) return [...examples, ...fields];
  if (isStream) {
    const end = examples.length > 0 ? ", while it comes. It consists of:" : ", while it comes.";
    return [paragraph(textNode("A stream, as "), inlineCode(mediaType), textNode(end)), ...examples];
  }
  const what = { json: "JSON, as ", text: "Text, as " }[String(kind)] ?? "The bytes of a file, as ";
  return [paragraph(textNode(what), inlineCode(mediaType), textNode(".")), ...examples, ...fields];
}

function errorPart(operation: OperationModel, api: ApiModel, problems: Problem[]): RootContent[] {
  const { operationId, errors, errorResponses } = operation;
  const own = errors.filter(
    (error) => !error.shared && error.listed !== false && !standsForSuccess(operation, error),
  );
  if (own.length === 0) return [];
  const rows = own.map((error) => [
    [inlineCode(String(error.status))],
    bodyCell(error),
    singleParagraph(
      { operationId, field: `errors/${errors.indexOf(error)}/when`, text: whenOf(error) },
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

/** The body as JSON; for other bodies, their media type. */
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
export function cellJson(body: unknown): string {
  return JSON.stringify(body).replaceAll("\\|", "\\\\u007c");
}
