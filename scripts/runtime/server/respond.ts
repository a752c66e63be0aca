import {
  type Answer,
  type AnswerBytes,
  type AnswerError,
  answerBytes,
  answerJson,
  type Fields,
  noBody,
} from "./answer.ts";
import type { DocumentedResponse, ServerOperation, Shape } from "./contract.ts";
import { fieldsOf } from "./fields.ts";
import { isMediaType, isRange, unknownWithin } from "./media-type.ts";
import { type Breach, checkedValue, documentedResults, type Result } from "./result.ts";

/** Makes the answer of a handler's result, or says how the result breaks the contract. */
export type Respond = (result: Result) => Answer | Breach;

export function isBreach(value: object): value is Breach {
  return "pointer" in value && "message" in value;
}

/**
 * The writer of an operation's results. With `validate`, bodies and header fields are checked, and
 * what a schema does not know is left out; without, they leave as the handler gave them.
 */
export function responder(operation: ServerOperation, answerError: AnswerError, validate: boolean): Respond {
  const document = documentedResults(operation);
  return (result) => {
    const documented = document(result);
    if ("pointer" in documented) return documented;
    const { error, response } = documented;
    const says = isRange(response?.body?.mediaType ?? "");
    const fields = result.headers && fieldsOf(error?.status ?? response?.status ?? 0, result.headers, says);
    if (fields && isBreach(fields)) return fields;
    return error ? answerError(error, fields) : respond(response, result, fields, validate);
  };
}

function respond(
  { status, headers, body }: DocumentedResponse,
  result: Result,
  fields: Fields | undefined,
  validate: boolean,
): Answer | Breach {
  const breach = validate ? headersBreach(headers, result) : undefined;
  if (breach) return breach;
  if (!body) return noBody(status, fields);
  if (body.kind !== "json") return bytesOf(result, body.mediaType, fields);
  if (!validate || !body.schema) return answerJson(status, result.body, fields, body.mediaType);
  const checked = checkedValue(body.schema, result.body, `responses/${status}/body`);
  return isBreach(checked) ? checked : answerJson(status, checked.value, fields, body.mediaType);
}

/** Bytes. Where a range is documented, the handler says the type by a `Blob` or by `Content-Type`. */
function bytesOf({ status, body }: Result, mediaType: string, fields: Fields = {}): Answer | Breach {
  if (!isBytes(body)) return { pointer: `responses/${status}/body`, message: "expected bytes" };
  if (!isRange(mediaType)) return answerBytes(status, body, mediaType, fields);
  const { "content-type": said, ...others } = fields;
  if (said !== undefined && !isMediaType(String(said), mediaType))
    return { pointer: `responses/${status}/headers/content-type`, message: `expected one of ${mediaType}` };
  const own = body instanceof Blob && isMediaType(body.type, mediaType) ? body.type : undefined;
  return answerBytes(status, body, String(said ?? own ?? unknownWithin(mediaType)), others);
}

/** A proxy of an array passes for one, and can't be written. */
function isBytes(body: unknown): body is AnswerBytes {
  return (
    (body instanceof Uint8Array && ArrayBuffer.isView(body)) ||
    body instanceof Blob ||
    body instanceof ReadableStream
  );
}

function headersBreach(shape: Shape, { status, headers = {} }: Result): Breach | undefined {
  for (const [name, schema] of Object.entries(shape)) {
    const checked = checkedValue(schema, headers[name], `responses/${status}/headers/${name}`);
    if (isBreach(checked)) return checked;
  }
  return undefined;
}
