import type { RootContent } from "mdast";
import type { ResolvedOperation } from "../../../contract/contract.ts";
import { uniqueSentences } from "../../../contract/laws.ts";
import { rulesIn } from "../../../model/document/rules.ts";
import type { Source } from "../../source.ts";
import { componentOf, dereferenced, type JsonSchema, type ParameterPlace, schemasOf } from "../schema.ts";
import { fieldsOfSchema, fieldTable } from "./fields.ts";
import { code, heading, inlineCode, paragraph, paragraphs, text } from "./nodes.ts";
import { ruleParagraphs } from "./rules.ts";
import { literalName, typeName } from "./type-name.ts";

/** The request line, and what a request is made of. */
export function requestParts(operation: ResolvedOperation, source: Source): RootContent[] {
  return [
    code("http", `${operation.method} ${operation.fullPath}`),
    ...(pathIsExplained(operation) ? [] : parameterPart(operation, source, "path", "Path parameters")),
    ...parameterPart(operation, source, "query", "Query parameters"),
    ...parameterPart(operation, source, "header", "Headers"),
    ...bodyPart(operation, source),
  ];
}

/**
 * As on the published page, a path parameter whose schema has a title ("integration ID") needs no
 * words of its own: the title stands in its place in every sample.
 */
function pathIsExplained({ params }: ResolvedOperation): boolean {
  return Object.values(params).every((schema) => schema.meta()?.title !== undefined);
}

function parameterPart(
  operation: ResolvedOperation,
  source: Source,
  place: ParameterPlace,
  title: string,
): RootContent[] {
  const fields = schemasOf(source, operation)
    .parameters.filter((parameter) => parameter.in === place)
    .map(({ name, schema, required, deprecated, description }) => ({
      name,
      required,
      schema: { ...schema, ...(deprecated ? { deprecated } : {}), ...(description ? { description } : {}) },
    }));
  const table = fieldTable(source.document, fields);
  return table ? [heading(2, text(title)), table] : [];
}

function bodyPart(operation: ResolvedOperation, source: Source): RootContent[] {
  const { body } = operation;
  if (!body) return [];
  const schema = schemasOf(source, operation).body ?? {};
  const optional = body.required === false ? [paragraph(text("The body may be left out."))] : [];
  const mediaType = inlineCode(body.mediaType);
  const content =
    body.kind === "binary"
      ? [paragraph(text("The bytes of a file, as "), mediaType, text("."))]
      : [
          ...(body.kind === "multipart" ? [paragraph(text("Sent as "), mediaType, text("."))] : []),
          ...schemaPart(source, schema),
          ...rulePart(source, schema),
          ...ruleParagraphs(operation.laws ? uniqueSentences(operation.laws) : []),
        ];
  return [heading(2, text("Request body")), ...optional, ...content];
}

/** The rules of the whole body, and of its alternatives; those of a field stand with the field. */
function rulePart({ document }: Source, schema: JsonSchema): RootContent[] {
  const found = dereferenced(document, schema);
  const alternatives = (found.oneOf ?? found.anyOf ?? []).map((option) => dereferenced(document, option));
  const rules = (alternatives.length > 0 ? alternatives : [found]).flatMap((whole) =>
    fieldsOfSchema(whole).length > 0 ? (whole["x-rules"] ?? []) : rulesIn(document, whole),
  );
  return ruleParagraphs([...(found["x-rules"] ?? []), ...rules]);
}

/** An object's fields, those of each alternative, or the type of what is no object. */
function schemaPart({ document }: Source, schema: JsonSchema): RootContent[] {
  const found = dereferenced(document, schema);
  const alternatives = found.oneOf ?? found.anyOf;
  if (!alternatives) {
    const table = fieldTable(document, fieldsOfSchema(found));
    return [table ?? paragraph(inlineCode(typeName(document, schema)))];
  }
  return alternatives.flatMap((alternative, index) => {
    const option = dereferenced(document, alternative);
    const key = found.discriminator?.propertyName ?? "";
    const mark = option.properties?.[key]?.const;
    const title =
      mark === undefined
        ? [text(componentOf(alternative) ?? `Alternative ${index + 1}`)]
        : [inlineCode(key), text(": "), inlineCode(literalName(mark))];
    const table = fieldTable(document, fieldsOfSchema(option));
    return [
      heading(3, ...title),
      ...(option.description ? paragraphs(option.description) : []),
      table ?? paragraph(inlineCode(typeName(document, alternative))),
    ];
  });
}
