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
import { type Breach, checkedValue, documentedResults, type Result } from "./result.ts";

/** Makes the answer of a handler's result, or says how the result breaks the contract. */
export type Respond = (result: Result) => Answer | Breach;

export function isBreach(value: object): value is Breach {
  return "pointer" in value;
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
    const unusable = result.headers && fieldsBreach(result.status, result.headers);
    if (unusable) return unusable;
    const fields = result.headers && fieldsOf(result.headers);
    return documented.error
      ? answerError(documented.error, fields)
      : respond(documented.response, result, fields, validate);
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
  if (body.kind !== "json")
    return isBytes(result.body)
      ? answerBytes(status, result.body, body.mediaType, fields)
      : { pointer: `responses/${status}/body`, message: "expected bytes" };
  if (!validate || !body.schema) return answerJson(status, result.body, fields);
  const checked = checkedValue(body.schema, result.body, `responses/${status}/body`);
  return isBreach(checked) ? checked : answerJson(status, checked.value, fields);
}

function isBytes(body: unknown): body is AnswerBytes {
  return body instanceof Uint8Array || body instanceof Blob || body instanceof ReadableStream;
}

function headersBreach(shape: Shape, { status, headers = {} }: Result): Breach | undefined {
  for (const [name, schema] of Object.entries(shape)) {
    const checked = checkedValue(schema, headers[name], `responses/${status}/headers/${name}`);
    if (isBreach(checked)) return checked;
  }
  return undefined;
}

type Headers = NonNullable<Result["headers"]>;

/** What the server itself says of a body: a handler that says it otherwise breaks the message. */
const reserved = new Set(["content-type", "content-length", "transfer-encoding", "connection"]);

/** RFC 9110, section 5.5: a line break here would let a value end the header. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const fieldName = /^[\w!#$%&'*+.^`|~-]+$/;

function fieldsBreach(status: number, headers: Headers): Breach | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const pointer = `responses/${status}/headers/${name}`;
    if (!(fieldName.test(name) && fieldValue.test(textOf(value))))
      return { pointer, message: "expected a header field" };
    if (reserved.has(name.toLowerCase())) return { pointer, message: "expected none: the server sets it" };
  }
  return undefined;
}

function fieldsOf(headers: Headers): Fields {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), linesOf(name, value)]),
  );
}

/** Of the one field whose list is no list to HTTP (RFC 9110, section 5.3), a line for each item. */
function linesOf(name: string, value: unknown): string | string[] {
  return name.toLowerCase() === "set-cookie" && Array.isArray(value) ? value.map(String) : textOf(value);
}

/** A header field's value as it travels: lists joined by commas. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
