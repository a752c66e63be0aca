import type { RootContent } from "mdast";
import type { ResolvedOperation, ResolvedResponse } from "../../../contract/contract.ts";
import type { Problem } from "../../../lib/problem.ts";
import { rulesIn } from "../../../model/document/rules.ts";
import type { Source } from "../../source.ts";
import { schemasOf } from "../schema.ts";
import { jsonExamples } from "./examples.ts";
import { fieldTable } from "./fields.ts";
import { phraseOf } from "./markdown.ts";
import { heading, inlineCode, paragraph, paragraphs, table, text } from "./nodes.ts";
import { ruleParagraphs } from "./rules.ts";

/** What comes back: each response, then the operation's own errors. */
export function answerParts(
  operation: ResolvedOperation,
  source: Source,
  problems: Problem[],
): RootContent[] {
  return [
    ...operation.responses.flatMap((response) => responsePart(operation, response, source)),
    ...errorPart(operation, problems),
  ];
}

function responsePart(
  operation: ResolvedOperation,
  response: ResolvedResponse,
  source: Source,
): RootContent[] {
  const { status, reason, body } = response;
  const headers = Object.entries(schemasOf(source, operation).responseHeaders(status));
  const headerTable = fieldTable(
    source.document,
    headers.map(([name, schema]) => ({ name, schema, required: false })),
  );
  const rules = rulesIn(source.document, schemasOf(source, operation).response(status));
  return [
    heading(2, text("Response: "), inlineCode(`${status} ${reason}`.trim())),
    ...(body?.kind === "json" ? jsonExamples(body) : wordsOf(response)),
    ...ruleParagraphs(rules),
    ...(headerTable ? [heading(3, text("Response headers")), headerTable] : []),
  ];
}

/** Where no JSON shows what comes back, the author's words do, if there are any. */
function wordsOf({ reason, description, body }: ResolvedResponse): RootContent[] {
  return [
    ...(description === `${reason}.` ? [] : paragraphs(description)),
    ...(body ? [paragraph(text("The bytes of a file, as "), inlineCode(body.mediaType), text("."))] : []),
  ];
}

function errorPart({ operationId, errors }: ResolvedOperation, problems: Problem[]): RootContent[] {
  if (errors.length === 0) return [];
  const rows = errors.map(({ status, body, when }, index) => [
    [inlineCode(String(status))],
    [inlineCode(cellJson(body))],
    phraseOf({ operationId, field: `errors/${index}/when`, text: when }, problems),
  ]);
  return [
    heading(2, text("Error responses")),
    table([[[text("HTTP")], [text("Body")], [text("When")]], ...rows]),
  ];
}

/** A table has no way to write a `|` after a backslash in code; JSON has an escape for it. */
function cellJson(body: unknown): string {
  return JSON.stringify(body).replaceAll("\\|", "\\\\u007c");
}
