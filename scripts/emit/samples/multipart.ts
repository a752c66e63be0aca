import type { Problem } from "../../lib/problem.ts";
import { dereferenced } from "../../model/component.ts";
import { formPartText, formPartType, formPartValues, statedParts } from "../../model/form.ts";
import type { ApiModel, OperationModel, PayloadModel } from "../../model/model.ts";
import { emitProblem } from "../problems.ts";
import { fileName } from "./file-name.ts";
import { type JsonValue, objectFields } from "./json-value.ts";
import type { SampleBody, SamplePart } from "./sample-request.ts";

/** Names that the clients of all languages write into a part's header unchanged. */
const plainName = /^[\w.[\]-]+$/;

/**
 * The parts of a multipart body, in the schema's order: required files, and the fields of `value`, an
 * example without its files.
 */
export function multipartBody(
  { operationId }: OperationModel,
  api: ApiModel,
  payload: PayloadModel,
  value: JsonValue,
  problems: Problem[],
): SampleBody {
  const { schema = true, files } = payload;
  const told = statedParts(payload);
  const { properties = {}, required = [] } = dereferenced(api, schema);
  const given = new Map(objectFields(value));
  const names = new Set([...Object.keys(properties), ...given.keys()]);
  const parts: SamplePart[] = [];
  for (const name of names) {
    const values = given.get(name);
    const file = files.find((one) => one.name === name);
    if (values === undefined && !(file && required.includes(name))) continue;
    if (!plainName.test(name)) problems.push(unsayable(operationId, name));
    const types = Object.hasOwn(told, name) ? told[name] : undefined;
    const { headers = {} } = types ?? {};
    if (values !== undefined)
      parts.push(
        ...formPartValues(values, types).map((item) => ({
          ...{ name, value: formPartText(item, types), mediaType: formPartType(item, types), headers },
        })),
      );
    else if (file)
      parts.push({ name, file: fileName(name, file.mediaType), mediaType: file.mediaType, headers });
  }
  return { kind: "multipart", parts };
}

function unsayable(operationId: string, name: string): Problem {
  return emitProblem(
    "multipart-field-name",
    { field: name, operation: operationId },
    { pointer: `operations/${operationId}/body/${name}` },
  );
}
