import { isObject, type Json } from "../lib/json.ts";
import { type JsonSchema, resolveRef } from "../lib/json-schema.ts";
import { isJsonType } from "../lib/media-types.ts";
import type { ExamplesModel, FileModel, PayloadModel } from "./model.ts";

/** The files among the parts of a form: properties that may be bytes, or lists of bytes. `$ref`s resolve in `root`. */
export function filesOf(
  schema: JsonSchema,
  root: object,
  encoding: NonNullable<PayloadModel["encoding"]> = {},
): FileModel[] {
  const { properties } = baseOf(schema, root);
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, property]): FileModel[] => {
    const part = baseOf(property as JsonSchema, root);
    const options = (part["anyOf"] ?? part["oneOf"] ?? [part]) as readonly JsonSchema[];
    const found = options.flatMap((option) => fileOf(baseOf(option, root), root));
    const file = found.find(({ isList }) => !isList) ?? found[0];
    if (!file) return [];
    const told = Object.hasOwn(encoding, name) ? (encoding[name]?.contentType ?? "") : "";
    const [first] = told
      .split(/\s*,\s*/)
      .filter((type) => type !== "" && !/[*]/.test(type) && !isJsonType(type));
    const mediaType = first ?? file.mediaType;
    return [{ name, fileName: `${name}.${mediaType.split("/")[1] ?? "bin"}`, ...file, mediaType }];
  });
}

function fileOf(part: Json, root: object): Pick<FileModel, "mediaType" | "isList">[] {
  const isList = isObject(part["items"]);
  const file = isList ? baseOf(part["items"] as JsonSchema, root) : part;
  if (file["format"] !== "binary") return [];
  const told = file["contentMediaType"];
  return [{ mediaType: typeof told === "string" ? told : "application/octet-stream", isList }];
}

/** The schema behind a reference, or next to `null` in a union. */
function baseOf(schema: JsonSchema | undefined, root: object, depth = 0): Json {
  if (!isObject(schema) || depth > 20) return {};
  const { $ref, anyOf, allOf } = schema;
  if (typeof $ref === "string") return baseOf(resolveRef(root, $ref), root, depth + 1);
  // In OpenAPI 3.0, `allOf` is the only way to have keywords next to a reference.
  if (Array.isArray(allOf) && allOf.length === 1 && !("type" in schema))
    return baseOf(allOf[0], root, depth + 1);
  if (!Array.isArray(anyOf)) return schema;
  const [only, ...others] = (anyOf as readonly JsonSchema[]).filter(
    (option) => !(isObject(option) && option["type"] === "null"),
  );
  return others.length === 0 ? baseOf(only, root, depth + 1) : schema;
}

/** The examples of a form as a document has them: a file's name represents the file, which the model leaves out. */
export function withFileNames(examples: ExamplesModel, files: readonly FileModel[]): ExamplesModel {
  if (files.length === 0) return examples;
  const names = Object.fromEntries(files.map((file) => [file.name, placeholder(file)]));
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [
      name,
      { ...example, value: { ...names, ...(example.value as object) } },
    ]),
  );
}

/** The reverse of `withFileNames`. */
export function withoutFileNames(examples: ExamplesModel, files: readonly FileModel[]): ExamplesModel {
  if (files.length === 0) return examples;
  const names = new Map(files.map((file) => [file.name, JSON.stringify(placeholder(file))]));
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => {
      if (!isObject(example.value)) return [name, example];
      const rest = Object.entries(example.value).filter(
        ([key, value]) => names.get(key) !== JSON.stringify(value),
      );
      return [name, { ...example, value: Object.fromEntries(rest) }];
    }),
  );
}

function placeholder({ fileName, isList }: FileModel): unknown {
  return isList ? [fileName] : fileName;
}
