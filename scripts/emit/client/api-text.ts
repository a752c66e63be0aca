import { markdownBanner } from "../../lib/banner.ts";
import { cell, codeCell, plainLine, proseBlocks, proseLine } from "../../lib/markdown/write.ts";
import { markdownCode } from "../../lib/report/markdown.ts";
import { uniqueSentences } from "../../model/laws.ts";
import { limitSentences } from "../../model/limits.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { pagesSentence } from "../../model/pages.ts";
import { previewSentence } from "../../model/preview.ts";
import { bulletList, neededCredentials } from "../credential-words.ts";
import type { NamedRow, Row } from "../fields/rows.ts";
import { typeLabel } from "../fields/type-name.ts";
import { functionNameOf } from "../typescript/identifiers.ts";
import type { ClientOperation } from "./client-operation.ts";
import { type FieldTexts, fieldTexts, rowWords } from "./field-text.ts";
import type { InputField } from "./input.ts";
import type { ResultCase } from "./result-types.ts";
import { webhookEntries } from "./webhooks.ts";

/** `api.md`: every operation with its input and its results. */
export function apiText(api: ApiModel, operations: readonly ClientOperation[]): string {
  const texts = fieldTexts(api);
  const parts = api.sections.flatMap((section) => {
    const own = operations.filter(({ operation }) => operation.section.id === section.id);
    return own.length > 0
      ? [
          `## ${plainLine(section.title)}\n\n${proseBlocks(section.description)}`,
          ...own.map((made) => operationEntry(api, made, texts)),
        ]
      : [];
  });
  const components = texts.components();
  return `${[
    `${markdownBanner}\n\n# Operations of ${markdownCode(api.packages.client)}`,
    "Besides these, every function can return the results of any call; see the README.",
    ...parts,
    ...webhookEntries(api),
    ...(components.length > 0 ? ["## Schemas", ...components] : []),
  ].join("\n\n")}\n`;
}

const dataWords: Readonly<Record<ResultCase["kind"], string>> = {
  json: "`data`",
  text: "`data`: text",
  blob: "`data`: `Blob`",
  stream: "`data`: `ReadableStream`, unread",
  nothing: "no data",
};

/** Where the fields that are not parameters are sent. */
const places: Readonly<Partial<Record<InputField["place"], string>>> = {
  contentType: "header",
  accept: "header",
};

/** Sentences about the operations that can follow, and the values of request and answer that they take. */
function linkSentences({ responses }: OperationModel): string[] {
  return responses.flatMap(({ status, links = {} }) =>
    Object.values(links).map(({ operationId = "", parameters = {}, requestBody }) => {
      const taken = [
        ...Object.entries(parameters),
        ...(requestBody === undefined ? [] : [["body", requestBody] as const]),
      ].map(
        ([name, value]) =>
          `${markdownCode(name)} from ${markdownCode(typeof value === "string" ? value : JSON.stringify(value))}`,
      );
      return `After ${status}: ${markdownCode(functionNameOf(operationId))}${taken.length > 0 ? ` with ${taken.join(", ")}` : ""}.`;
    }),
  );
}

function callbackSentences({ callbacks = [] }: OperationModel): string[] {
  return callbacks.flatMap(({ operations }) =>
    operations.map(
      ({ method, path, description }) =>
        `Calls back ${markdownCode(`${method} ${path}`)}: ${plainLine(description)}`,
    ),
  );
}

function operationEntry(api: ApiModel, made: ClientOperation, texts: FieldTexts): string {
  const { operation, name, input, results, inputType } = made;
  const needed = neededCredentials(api, operation);
  const fields = input.fields.flatMap((field) => {
    const place = places[field.place] ?? field.place;
    const isMedia = field.place === "accept" || field.place === "contentType";
    const told = isMedia ? [] : texts.rowsOfInput(operation, field);
    const rows: readonly NamedRow[] = told.length > 0 ? told : [[field.name, rowOf(api, field)]];
    return rows.map(
      ([name, { type, required, default: fallback, description = "" }]) =>
        `| ${codeCell(name)} | ${place} | ${codeCell(type)} | ${required ? "yes" : "no"} | ${cell(rowWords(fallback, description))} |`,
    );
  });
  const rows = results.map(({ status, ok, mediaType, kind, words, texts, codes = [], headers = [] }) => {
    const value = ok ? dataWords[kind] : "`error`";
    const known = texts.map(({ text }) => codeCell(text)).join(", ");
    const coded = codes.map((code) => codeCell(String(code))).join(", ");
    const fields = headers.map(({ name }) => codeCell(name)).join(", ");
    return `| ${status} | ${mediaType ? `${codeCell(mediaType)}: ` : ""}${value}${known && `: ${known}`}${coded && `; \`code\`: ${coded}`}${fields && `; \`headers\`: ${fields}`} | ${cell(proseLine(words))} |`;
  });
  return [
    `### \`${name}\``,
    `${operation.deprecated ? "**Deprecated.** " : ""}${operation.visibility === "preview" ? `${previewSentence} ` : ""}${plainLine(operation.description)} ${markdownCode(`${operation.method} ${operation.path}`)}`,
    ...(needed.length > 1 ? [`Credentials, any one of these:\n\n${bulletList(needed)}`] : []),
    ...(needed.length === 1 ? [`Credentials: ${needed.join("")}`] : []),
    ...(fields.length > 0
      ? [
          `| field of \`${inputType}\` | in | type | required | what |\n| --- | --- | --- | --- | --- |\n${fields.join("\n")}`,
        ]
      : []),
    ...input.rules,
    ...limitSentences(operation.limits),
    ...(operation.pagination ? [pagesSentence(operation.pagination)] : []),
    ...(operation.laws ? uniqueSentences(operation.laws) : []),
    `| status | result | when |\n| --- | --- | --- |\n${rows.join("\n")}`,
    ...linkSentences(operation),
    ...callbackSentences(operation),
    ...resultParts(results, texts),
  ].join("\n\n");
}

/** The row of an input's field that chooses a media type, or that has no named parts. */
function rowOf(api: ApiModel, { schema, required, words = "" }: InputField): Row {
  return { type: typeLabel(api, schema), ...(required ? { required } : {}), description: words };
}

/** The content of each answer's data and of the errors' bodies; bodies that several errors share are described once. */
function resultParts(results: readonly ResultCase[], texts: FieldTexts): readonly string[] {
  const answers = results.filter(({ ok }) => ok);
  const told = answers.flatMap((result) => {
    const of = answers.length > 1 ? ` of ${result.status}` : "";
    const as = result.mediaType ? ` as ${markdownCode(result.mediaType)}` : "";
    return texts.partsOfResult(result, `\`data\`${of}${as}`);
  });
  const refusals = new Map<string, ResultCase[]>();
  for (const result of results.filter(({ ok }) => !ok)) {
    const key = JSON.stringify(result.schema);
    refusals.set(key, [...(refusals.get(key) ?? []), result]);
  }
  const refused = [...refusals.values()].flatMap((same) =>
    same
      .slice(0, 1)
      .flatMap((first) =>
        texts.partsOfResult(first, `\`body\` of ${same.map(({ status }) => status).join(", ")}`),
      ),
  );
  return [...told, ...refused];
}
