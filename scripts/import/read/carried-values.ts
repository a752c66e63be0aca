import { isObject } from "../../lib/json.ts";
import { type JsonSchema, resolveRef, type SchemaObject } from "../../lib/json-schema.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type {
  ApiModel,
  HeaderModel,
  OperationModel,
  ParameterModel,
  ResponseModel,
} from "../../model/model.ts";
import type { TellFate } from "../account.ts";
import { withRequestBodies } from "../request-bodies.ts";
import { isAnything } from "../schema/meta.ts";
import { saidTypes } from "../schema/types.ts";
import { withTexts } from "./form-texts.ts";
import { withoutNull } from "./nulls.ts";

/** What a text tells an item from its neighbours by: a pattern of the items that have none of it, and its name. */
interface Separator {
  readonly without: string;
  readonly name: string;
}

const separators = {
  comma: { without: "^[^,]*$", name: "a comma" },
  /** A header field also drops the space around items, and items that are empty. */
  inField: { without: "^[^,\\s](?:[^,]*[^,\\s])?$", name: "a comma, or a space at its edges" },
  space: { without: "^[^ ]*$", name: "a space" },
  pipe: { without: "^[^|]*$", name: "a pipe" },
  dot: { without: "^[^.]*$", name: "a dot" },
} as const satisfies Readonly<Record<string, Separator>>;

/**
 * A model whose parameters take only what their form carries: a list whose items are told apart by a comma has no comma in
 * an item, one that is required has an item, and what may be anything is a text. No message shows the difference.
 */
export function withCarriedValues(model: ApiModel, tell: TellFate): ApiModel {
  const ofParameter = (parameter: ParameterModel, operation: OperationModel): ParameterModel => {
    const { in: location, name, mediaType } = parameter;
    if (mediaType !== undefined) return parameter;
    const place = `${methodAndPath(operation)} ${location} ${name}`;
    const isDeep = parameter.style === "deepObject" && !parameter.explode;
    if (isDeep)
      tell("other form", place, "style `deepObject`", "OpenAPI defines it with `explode: true` only");
    const styled = isDeep ? { ...parameter, explode: true } : parameter;
    const { schema } = styled;
    if (isAnything(schema)) {
      tell("other form", place, "schema", "any value travels as a text");
      return { ...styled, schema: { ...(isObject(schema) ? schema : {}), type: "string" } };
    }
    const made =
      schema === undefined
        ? undefined
        : carried(schema, styled, model, (why) => tell("other form", place, "schema", why));
    return made === undefined || made === schema ? styled : { ...styled, schema: made };
  };
  const ofHeaders = (answer: ResponseModel, operation: OperationModel): ResponseModel => ({
    ...answer,
    headers: answer.headers.map((header) =>
      carriedHeader(header, model, (fate, why) => {
        tell(
          fate,
          `${methodAndPath(operation)} response ${answer.status} header ${header.name}`,
          "schema",
          why,
        );
      }),
    ),
  });
  const operations = model.operations.map((operation) => ({
    ...withRequestBodies(operation, (payload) =>
      withTexts(payload, model, (field, why) => {
        tell("other form", `${methodAndPath(operation)} request body`, `part \`${field}\``, why);
      }),
    ),
    parameters: operation.parameters.map((one) => ofParameter(one, operation)),
    responses: operation.responses.map((answer) => ofHeaders(answer, operation)),
    errorResponses: operation.errorResponses.map((answer) => ofHeaders(answer, operation)),
  }));
  return { ...model, operations };
}

/** What of a parameter says how it is written. */
type Written = Pick<ParameterModel, "in" | "explode" | "required"> &
  Partial<Pick<ParameterModel, "style" | "allowReserved">>;

/** A header field of an answer; one whose values no text tells apart is any text. */
function carriedHeader(
  header: HeaderModel,
  root: object,
  say: (fate: "left out" | "other form", why: string) => void,
): HeaderModel {
  const { schema, mediaType, ...rest } = header;
  const asText = (fate: "left out" | "other form", why: string): HeaderModel => {
    say(fate, why);
    return { ...rest, schema: { type: "string" } };
  };
  if (mediaType !== undefined)
    return asText("left out", `it is a text: a header field has no \`${mediaType}\` here`);
  if (schema === undefined) return header;
  const without = withoutNull(schema, root);
  if (without !== schema) say("other form", "a text can't say `null`");
  const types = saidTypes(without, root);
  if (types?.includes("object")) return asText("left out", "it is a text: a header field has no fields here");
  if (isAnything(without)) return asText("other form", "any value travels as a text");
  if (types?.includes("string") && types.length > 1)
    return asText("other form", "a text is a text, whatever it reads as");
  const made = carried(without, { in: "header", explode: false, required: false }, root, (why) =>
    say("other form", why),
  );
  return made === schema ? header : { ...header, schema: made };
}

function carried(
  schema: JsonSchema,
  parameter: Written,
  root: object,
  say: (why: string) => void,
  depth = 0,
): JsonSchema {
  if (!isObject(schema) || depth > 20) return schema;
  const { $ref, ...beside } = schema as SchemaObject;
  if ($ref !== undefined) {
    const target = resolveRef(root, $ref);
    const made = target === undefined ? target : carried(target, parameter, root, say, depth + 1);
    return made === undefined || made === target || !isObject(made) ? schema : { ...made, ...beside };
  }
  if (![schema["type"]].flat().includes("array")) return schema;
  const { items, minItems } = schema as SchemaObject & { readonly minItems?: number };
  const separator = separatorOf(parameter);
  const item = separator === undefined || items === undefined ? items : without(items, separator, root);
  const isNever = needsItem(parameter) && !minItems;
  if (item !== items) say(`an item has no ${separator?.name.replace(/^a /, "")}: it ends the item`);
  if (isNever) say("a list without an item is not there");
  if (item === items && !isNever) return schema;
  return {
    ...schema,
    ...(item === undefined ? {} : { items: item }),
    ...(isNever ? { minItems: 1 } : {}),
  } as SchemaObject;
}

/** What separates items that values can have unencoded, too. */
function separatorOf({ in: location, style, explode, allowReserved }: Written): Separator | undefined {
  if (location === "header") return separators.inField;
  if (location === "query" && style === "form" && !explode && allowReserved) return separators.comma;
  if (style === "spaceDelimited") return separators.space;
  if (style === "pipeDelimited") return separators.pipe;
  return style === "label" && explode ? separators.dot : undefined;
}

/** Whether an empty list is written as nothing, where something must be. */
function needsItem({ in: location, explode, required }: Written): boolean {
  return location === "path" || (location === "query" && explode && required);
}

/** Items of any text, without what separates them; others say themselves what they may be. */
function without(items: JsonSchema, { without: pattern }: Separator, root: object): JsonSchema {
  if (!isObject(items)) return items ? { type: "string", pattern } : items;
  const { $ref, ...beside } = items as SchemaObject;
  const target = $ref === undefined ? undefined : resolveRef(root, $ref);
  if (isObject(target)) {
    const made = without(target, { without: pattern, name: "" }, root);
    return made === target || !isObject(made) ? items : { ...made, ...beside };
  }
  const says = ["pattern", "format", "enum", "const"].some((keyword) => keyword in items);
  return items["type"] === "string" && !says ? ({ ...items, pattern } as SchemaObject) : items;
}
