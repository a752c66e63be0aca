import type { PhrasingContent, RootContent } from "mdast";
import type { JsonSchema } from "../../../lib/json-schema.ts";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { Problem } from "../../../lib/problem.ts";
import { dereferenced } from "../../../model/component.ts";
import { partHeaders, partTypes } from "../../../model/form.ts";
import { uniqueSentences } from "../../../model/laws.ts";
import { limitSentences } from "../../../model/limits.ts";
import { lossySentences } from "../../../model/lossy.ts";
import type {
  ApiModel,
  OperationModel,
  ParameterLocation,
  ParameterModel,
  PayloadModel,
} from "../../../model/model.ts";
import { ownRules, rulesIn } from "../../../model/rules.ts";
import type { PageModel } from "../../../model/vocabulary.ts";
import { parameterText, unsendableReason } from "../../../model/wire.ts";
import { hasStyledParts } from "../../../model/wire-form.ts";
import { sampleOf } from "../../../schema-cases/index.ts";
import { bulletList, neededCredentials } from "../../credential-words.ts";
import { type Alternative, formsOfValue } from "../../fields/alternatives.ts";
import { boundSentences } from "../../fields/bounds.ts";
import { fieldsOfSchema, rowField, schemaRows, valueSentences } from "../../fields/rows.ts";
import { typeLabel } from "../../fields/type-name.ts";
import { placedParts } from "./callouts.ts";
import { payloadExamples } from "./examples.ts";
import { fieldTable, markdownTable, optionsOf, type RowWords, rowTable } from "./fields.ts";
import { code, heading, inlineCode, paragraph, paragraphs, textNode } from "./markdown-nodes.ts";
import { ruleParagraphs } from "./rules.ts";

/** The request line, and what a request is made of. */
export function requestParts(operation: OperationModel, api: ApiModel, problems: Problem[]): RootContent[] {
  return [
    code("http", `${operation.method} ${operation.path.replace(/#.*$/s, "")}`),
    ...readProse(operation.page.details ?? ""),
    ...placedParts(operation, "request", problems),
    ...credentialPart(operation, api),
    ...(!operation.page.pathParameters && pathIsExplained(operation, api)
      ? []
      : parameterPart(operation, api, "path", "Path parameters")),
    ...inputParts(operation, api),
    ...ruleParagraphs(limitSentences(operation.limits)),
    ...placedParts(operation, "body", problems),
  ];
}

/** The parts of a request besides its URL. */
export function inputParts(operation: OperationModel, api: ApiModel): RootContent[] {
  return [
    ...parameterPart(operation, api, "query", "Query parameters"),
    ...parameterPart(operation, api, "header", "Headers"),
    ...parameterPart(operation, api, "cookie", "Cookies"),
    ...bodyPart(operation, api),
  ];
}

function credentialPart(operation: OperationModel, api: ApiModel): RootContent[] {
  const needed = neededCredentials(api, operation);
  if (needed.length === 0) return [];
  const text = needed.length === 1 ? needed[0] : `Any one of these:\n\n${bulletList(needed)}`;
  return [heading(2, textNode("Credentials")), ...readProse(text ?? "")];
}

/**
 * As on the published page, a path parameter whose schema has a title ("integration ID") needs no
 * words of its own: the title takes its place in every sample. It has a row if its values are listed or have bounds,
 * which a title does not say.
 */
function pathIsExplained({ parameters }: OperationModel, api: ApiModel): boolean {
  return parameters.every((parameter) => {
    if (parameter.in !== "path") return true;
    const schema = dereferenced(api, parameter.schema);
    const isListed = ["enum", "const", "x-extensible-enum"].some((keyword) => keyword in schema);
    return schema.title !== undefined && !isListed && boundSentences(schema).length === 0;
  });
}

function parameterPart(
  { parameters, page }: OperationModel,
  api: ApiModel,
  location: ParameterLocation,
  title: string,
): RootContent[] {
  const fields = parameters
    .filter((parameter) => parameter.in === location)
    .map((parameter) =>
      rowField(
        parameter,
        page.asWritten?.includes(parameter.name)
          ? []
          : [...sentForm(parameter, api), ...lossySentences(parameter, api)],
      ),
    );
  const table = page.parameters === undefined ? fieldTable : markdownTable;
  const made = table(api, fields, page);
  return made ? [heading(2, textNode(title)), made] : [];
}

/** How an example of a parameter is sent that is not written as is usual in its location. */
function sentForm(parameter: ParameterModel, api: ApiModel): string[] {
  if (!hasStyledParts(parameter, api)) return [];
  const { examples } = dereferenced(api, parameter.schema);
  const value = examples?.[0] ?? sampleOf(parameter.schema, { root: api });
  return unsendableReason(parameter, value) === undefined
    ? [`Sent as \`${parameterText(parameter, value)}\`.`]
    : [];
}

function bodyPart({ requestBody, laws, page }: OperationModel, api: ApiModel): RootContent[] {
  if (!requestBody) return [];
  const { required, content, description } = requestBody;
  const unique = content.some(({ kind }) => kind !== "binary") && laws ? uniqueSentences(laws) : [];
  return [
    heading(2, textNode("Request body")),
    ...(description === undefined ? [] : readProse(description)),
    ...(page.bodyLead === undefined ? sentParts(required, content.length > 1) : readProse(page.bodyLead)),
    ...content.flatMap((payload) => payloadPart(payload, api, content.length > 1, page)),
    ...ruleParagraphs(unique),
  ];
}

/** Whether a body is optional, and which header field says which of several it is. */
function sentParts(required: boolean, isChoice: boolean): RootContent[] {
  return [
    ...(required ? [] : [paragraph(textNode("The body may be left out."))]),
    ...(isChoice
      ? [paragraph(textNode("One of these, as "), inlineCode("Content-Type"), textNode(" says."))]
      : []),
  ];
}

/** What a body is; `isChoice`: of one of several media types. */
function payloadPart(
  payload: PayloadModel,
  api: ApiModel,
  isChoice: boolean,
  page: PageModel,
): RootContent[] {
  const { kind, mediaType, schema = true, isStream } = payload;
  const type = inlineCode(mediaType);
  if (isStream) {
    const examples = payloadExamples(payload, false);
    const end = examples.length > 0 ? ", while it comes. It consists of:" : ", while it comes.";
    return [paragraph(textNode("A stream, as "), type, textNode(end)), ...examples];
  }
  const isSaid = page.bodyLead !== undefined && !isChoice;
  if (kind === "binary")
    return isSaid ? [] : [paragraph(textNode("The bytes of a file, as "), type, textNode("."))];
  const isTold = (kind !== "json" || isChoice) && !isSaid;
  const sentAs = isTold ? [paragraph(textNode("Sent as "), type, textNode("."))] : [];
  // The description of an object is shown with its component; a text has no fields that say more.
  const words = kind === "text" ? dereferenced(api, schema).description : undefined;
  return [
    ...sentAs,
    ...partTypesPart(payload),
    ...(words ? paragraphs(words) : []),
    ...schemaPart(api, schema, page),
    ...rulePart(api, schema),
  ];
}

/** The parts of a form that have media types or header fields of their own. */
function partTypesPart(payload: PayloadModel): RootContent[] {
  const types = partTypes(payload).map(
    ([name, types]) => `\`${name}\` is sent as ${types.map((type) => `\`${type}\``).join(" or ")}.`,
  );
  const headers = partHeaders(payload).map(
    ([name, fields]) =>
      `The part \`${name}\` has ${Object.entries(fields)
        .map(([field, value]) => `\`${field}: ${value}\``)
        .join(" and ")}.`,
  );
  const sentences = [...types, ...headers];
  return readProse(sentences.join(" "));
}

/** The rules of the whole body, and of its alternatives; those of a field are shown with the field. */
function rulePart(api: ApiModel, schema: JsonSchema): RootContent[] {
  const found = dereferenced(api, schema);
  const alternatives = (found.oneOf ?? found.anyOf ?? []).map((option) => dereferenced(api, option));
  const rules = (alternatives.length > 0 ? alternatives : [found]).flatMap((whole) =>
    fieldsOfSchema(api, whole).length > 0 ? ownRules(whole) : rulesIn(api, whole),
  );
  return ruleParagraphs([...ownRules(found), ...rules]);
}

/** An object's fields, those of each alternative, or the type of what is not an object and what is inside. */
export function schemaPart(api: ApiModel, schema: JsonSchema, words: RowWords): RootContent[] {
  const alternatives = formsOfValue(api, schema);
  if (alternatives.length === 0) return valuePart(api, schema, words);
  const own = fieldTable(api, fieldsOfSchema(api, schema), words);
  return [
    ...(own ? [own] : []),
    ...alternatives.flatMap(({ schema: option, mark, name }, index) => {
      const { description } = dereferenced(api, option);
      return [
        heading(3, ...(mark ? markTitle(mark) : [textNode(name ?? `Alternative ${index + 1}`)])),
        ...(description ? paragraphs(description) : []),
        ...valuePart(api, option, words),
      ];
    }),
  ];
}

function valuePart(api: ApiModel, schema: JsonSchema, words: RowWords): RootContent[] {
  const table = rowTable(schemaRows(api, schema, optionsOf(words)), words);
  const sentences = valueSentences(api, schema);
  return [
    ...(fieldsOfSchema(api, schema).length > 0 ? [] : [paragraph(inlineCode(typeLabel(api, schema)))]),
    ...(sentences.length > 0 ? [paragraph(textNode(sentences.join(" ")))] : []),
    ...(table ? [table] : []),
  ];
}

function markTitle({ field, value }: NonNullable<Alternative["mark"]>): PhrasingContent[] {
  return [inlineCode(field), textNode(": "), value === "any other" ? textNode(value) : inlineCode(value)];
}
