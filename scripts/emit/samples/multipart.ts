import type { ResolvedOperation } from "../../contract/contract.ts";
import type { Problem } from "../../lib/problem.ts";
import { dereferenced, type JsonSchema } from "../docs/schema.ts";
import type { Source } from "../source.ts";
import { fileName } from "./file-name.ts";
import { fieldsOf, isArray, type Json } from "./json.ts";
import type { Part, SampleBody } from "./model.ts";

/** Names that every client of the five languages puts into a part's header as they are. */
const plainName = /^[\w.[\]-]+$/;

interface Form {
  readonly operation: ResolvedOperation;
  readonly source: Source;
  readonly schema: JsonSchema;
  /** The example: the fields that are not files. */
  readonly value: Json;
}

/** The parts of a multipart body, in the schema's order: required files, and the example's fields. */
export function multipartBody({ operation, source, schema, value }: Form, problems: Problem[]): SampleBody {
  const given = new Map(fieldsOf(value));
  const names = new Set([...Object.keys(schema.properties ?? {}), ...given.keys()]);
  const parts: Part[] = [];
  for (const name of names) {
    const field = dereferenced(source.document, schema.properties?.[name] ?? {});
    const values = given.get(name);
    const file =
      field.type === "array" && typeof field.items === "object"
        ? dereferenced(source.document, field.items)
        : field;
    if (values === undefined && !(file.format === "binary" && schema.required?.includes(name))) continue;
    if (!plainName.test(name)) problems.push(unsayable(operation, name));
    parts.push(...(values === undefined ? [filePart(name, file)] : textParts(name, values)));
  }
  return { kind: "multipart", parts };
}

function filePart(name: string, { contentMediaType = "application/octet-stream" }: JsonSchema): Part {
  return { name, file: fileName(name, contentMediaType), mediaType: contentMediaType };
}

/** An array travels as one part per item, everything else that is not a string as JSON. */
function textParts(name: string, value: Json): Part[] {
  return (isArray(value) ? value : [value]).map((item) => ({
    name,
    value: typeof item === "string" ? item : JSON.stringify(item),
  }));
}

function unsayable({ operationId }: ResolvedOperation, name: string): Problem {
  return {
    code: "multipart-field-name",
    message: `The field \`${name}\` of \`${operationId}\`'s body has a name that clients escape in different ways.`,
    pointer: `operations/${operationId}/body/${name}`,
    fix: "Use letters, digits, `_`, `-`, `.` and square brackets.",
  };
}
