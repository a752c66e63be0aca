import { propertyName } from "../../lib/ecmascript-names.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { OperationModel, ParameterModel } from "../../model/model.ts";
import { defaultCode } from "../schema/defaults.ts";
import { described, sayableText, schemaWords } from "../schema/meta.ts";
import { keywordsOf, type Printer, referredName } from "../schema/printer.ts";
import { callText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import type { SpecContext } from "./context.ts";
import type { Piece } from "./modules.ts";

/** A parameter's part of the operation, its name there, and its schema. */
export interface ParameterPiece extends Piece {
  readonly part: "params" | "query" | "headers" | "cookies";
  readonly name: string;
  readonly model: ParameterModel;
}

const parts = { path: "params", query: "query", header: "headers", cookie: "cookies" } as const;

/** Header fields that OpenAPI does not take for parameters, because other parts of the document say them. */
const ofMessage: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** The parameters of an operation. */
export function parameterPieces(operation: OperationModel, context: SpecContext): ParameterPiece[] {
  const { tell } = context;
  const place = context.placeOf(operation);
  const seen = new Set<string>();
  const inPath = new Set([...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name));
  return [...operation.parameters, ...undeclared(operation, inPath)].flatMap((parameter) => {
    const { name, in: location } = parameter;
    const at = `${place} ${location} parameter ${name}`;
    if (location === "path" && !inPath.has(name)) {
      tell("left out", at, "parameter", "the path has no place for it");
      return [];
    }
    if (!operation.parameters.includes(parameter))
      tell(
        "made",
        at,
        "parameter",
        "the path has it, and the document does not declare it: it takes any text",
      );
    const key = `${location} ${location === "header" ? name.toLowerCase() : name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    if (location === "header" && ofMessage.has(name.toLowerCase())) {
      tell("other form", at, "parameter", "OpenAPI ignores it; media types and credentials say it");
      return [];
    }
    if (name in Object.prototype) {
      tell("left out", at, "parameter", "each object of JavaScript has a property of this name");
      return [];
    }
    return [{ part: parts[location], name, model: parameter, ...parameterPiece(parameter, at, context) }];
  });
}

/** The parameters of a path that an operation does not declare. */
function undeclared({ parameters }: OperationModel, inPath: ReadonlySet<string>): ParameterModel[] {
  const known = new Set(parameters.flatMap((one) => (one.in === "path" ? [one.name] : [])));
  return [...inPath]
    .filter((name) => !known.has(name))
    .map((name) => ({
      name,
      in: "path",
      required: true,
      style: "simple",
      explode: false,
      allowReserved: false,
      deprecated: false,
      schema: { type: "string" },
    }));
}

function parameterPiece(parameter: ParameterModel, pointer: string, context: SpecContext): Piece {
  const { schema, required, description, deprecated, examples = {} } = parameter;
  const keywords = keywordsOf(schema);
  const place = { pointer, isAnswered: false };
  return context.piece((writer) => {
    const usual = defaultCode(keywords, required, place, writer.printer);
    const values = Object.values(examples).flatMap(({ value }) => (value === undefined ? [] : [value]));
    const isValid = values.length > 0 ? context.judge(schema) : () => false;
    const shown = values.filter((value) => isValid(value));
    if (shown.length < values.length) context.tell("left out", pointer, "example", "its schema refuses it");
    const words: Record<string, SpecCode> = {
      ...schemaWords(keywords, place, writer.printer),
      ...(description?.trim() ? { description: JSON.stringify(sayableText(description)) } : {}),
      ...(shown.length > 0 ? { examples: literal(shown) } : {}),
      ...(deprecated ? { deprecated: "true" } : {}),
    };
    const presence: SpecCode =
      usual === undefined ? (required ? "" : ".optional()") : callText(".default", usual);
    writer.schema(true, place);
    const form = formOf(parameter, context);
    const value = writer.printer.value(keywords, place, writer.printer);
    const written: SpecCode = form
      ? { open: `${writer.word("param")}(`, items: [value, form], close: ")" }
      : value;
    return described([written, presence], words);
  });
}

/** How it is written, where that is not what OpenAPI takes for granted. */
function formOf(
  { in: location, style, explode, allowReserved, mediaType, schema, required }: ParameterModel,
  { model }: SpecContext,
): SpecCode | undefined {
  if (mediaType !== undefined) return objectText({ mediaType: literal(mediaType) });
  const usual = location === "query" || location === "cookie" ? "form" : "simple";
  const usuallyExploded = style === "form" || style === "deepObject";
  const types = typesIn(schema, model.components.schemas);
  const isLossy =
    (types.has("null") && !required) ||
    (types.has("string") && (types.has("number") || types.has("boolean")));
  // Whether the form of an object is meant, nobody knows who does not say it.
  const isObjects = types.has("object") && (location === "query" || location === "cookie");
  if (style === usual && explode === usuallyExploded && !allowReserved && !isLossy && !isObjects)
    return undefined;
  return objectText({
    ...(style === usual && !isObjects ? {} : { style: literal(style) }),
    ...(explode === usuallyExploded ? {} : { explode: literal(explode) }),
    ...(allowReserved ? { allowReserved: "true" } : {}),
    ...(isLossy ? { lossy: "true" } : {}),
  });
}

/** The types of a schema's values, as far as they are said; of strings only where they are not listed. */
function typesIn(schema: JsonSchema, schemas: Printer["components"], depth = 0): ReadonlySet<string> {
  const keywords = keywordsOf(schema);
  if (depth > 20) return new Set();
  const name = referredName(keywords);
  const { type = [], anyOf = [], oneOf = [], allOf = [] } = keywords;
  const isListed = "enum" in keywords || "const" in keywords;
  const inner = [...anyOf, ...oneOf, ...allOf, ...(name === undefined ? [] : [schemas[name] ?? true])];
  return new Set([
    ...[type]
      .flat()
      .filter((one) => !(isListed && one === "string"))
      .map((one) => (one === "integer" ? "number" : one)),
    ...inner.flatMap((one) => [...typesIn(one, schemas, depth + 1)]),
  ]);
}

/** Extensions of parameters, by their parts and names. */
export function parameterExtensionsCode(
  pieces: readonly ParameterPiece[],
  isOwn: (name: string) => boolean,
): SpecCode | undefined {
  const byPart = new Map<string, Record<string, SpecCode>>();
  for (const { part, name, model } of pieces) {
    const entries = Object.entries(model.extensions ?? {}).filter(
      ([key]) => !isOwn(key) && /^x-\S+$/.test(key),
    );
    if (entries.length === 0) continue;
    const fields = byPart.get(part) ?? {};
    fields[propertyName(name)] = literal(Object.fromEntries(entries));
    byPart.set(part, fields);
  }
  if (byPart.size === 0) return undefined;
  return objectText(Object.fromEntries([...byPart].map(([part, fields]) => [part, objectText(fields)])));
}

// Coverage: the unit tests have few styles of parameters, and no schema that refers to itself.
