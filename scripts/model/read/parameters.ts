import type { Json } from "../../lib/json.ts";
import { isSchema, type JsonSchema } from "../../lib/json-schema.ts";
import { lossyParameter, slashesAllowed } from "../extensions.ts";
import type {
  ExamplesModel,
  HeaderModel,
  ParameterLocation,
  ParameterModel,
  ParameterStyle,
  WireForm,
} from "../model.ts";
import { defaultForm } from "../wire-form.ts";
import { examplesIn } from "./examples.ts";
import { entriesIn, extensionsIn, textIn, textsIn } from "./members.ts";

/** Header fields that OpenAPI describes elsewhere: parameters and header fields with these names are ignored. */
const ignored = {
  parameters: new Set(["accept", "content-type", "authorization"]),
  headers: new Set(["content-type"]),
};

/** The parameters that objects describe; a later one replaces an earlier one of the same location and name. */
export function parametersOf(objects: readonly Json[]): ParameterModel[] {
  const found = new Map<string, ParameterModel>();
  for (const object of objects) {
    const { in: location, name } = object;
    if (typeof location !== "string" || typeof name !== "string") continue;
    const own = location === "header" ? name.toLowerCase() : name;
    if (location === "header" && ignored.parameters.has(own)) continue;
    const parameter: ParameterModel = {
      name,
      in: location as ParameterLocation,
      required: object["required"] === true || location === "path",
      deprecated: object["deprecated"] === true,
      ...(object["allowEmptyValue"] === true ? { allowEmptyValue: true } : {}),
      ...textsIn(object, ["description"]),
      ...schemaAndForm(object, location as ParameterLocation),
      ...(object[lossyParameter] === true ? { lossy: true } : {}),
      ...extensionsIn(object, [slashesAllowed, lossyParameter]),
    };
    found.set(`${location} ${own}`, parameter);
  }
  return [...found.values()];
}

/** The header fields of a response, or of a part of a form. */
export function headersIn(object: Json): HeaderModel[] {
  return entriesIn(object, "headers")
    .filter(([name]) => !ignored.headers.has(name.toLowerCase()))
    .map(([name, header]) => ({
      name,
      required: header["required"] === true,
      ...(header["deprecated"] === true ? { deprecated: true } : {}),
      ...textsIn(header, ["description"]),
      ...schemaAndForm(header, "header"),
    }));
}

/** The schema of a value and how it is written; with `content`, those of its first media type. */
function schemaAndForm(
  object: Json,
  location: ParameterLocation,
): WireForm & { readonly schema: JsonSchema; readonly examples?: ExamplesModel } {
  const [content] = entriesIn(object, "content");
  const [mediaType, holder] = content ?? [undefined, object];
  const examples = examplesIn(holder);
  return {
    ...(mediaType === undefined ? formOf(object, location) : { ...defaultForm(location), mediaType }),
    schema: isSchema(holder["schema"]) ? holder["schema"] : true,
    ...(Object.keys(examples).length > 0 ? { examples } : {}),
  };
}

function formOf(object: Json, location: ParameterLocation): WireForm {
  const form = defaultForm(location);
  const style = (textIn(object, "style") || form.style) as ParameterStyle;
  const explode = object["explode"];
  return {
    style,
    explode: typeof explode === "boolean" ? explode : style === "form",
    allowReserved: object[location === "path" ? slashesAllowed : "allowReserved"] === true,
  };
}
