import { isObject, type Json } from "../../lib/json.ts";
import { anyText } from "../extensions.ts";
import type { ApiModel, ErrorCase, OperationModel, ResponseModel } from "../model.ts";
import { entriesIn, objectIn } from "./members.ts";

/** An error response, and the errors that its body's examples show, which are then left out of the response. */
export interface ErrorsOfResponse {
  readonly response: ResponseModel;
  readonly errors: readonly ErrorCase[];
}

/** Reads the errors from the examples of a response's first JSON body. `object` is the response in the document. */
export function errorsOf(response: ResponseModel, object: Json, textField: string): ErrorsOfResponse {
  const { status, content } = response;
  const payload = content.find(({ kind }) => kind === "json");
  if (!payload) return { response, errors: [] };
  const { mediaType } = payload;
  const written = objectIn(objectIn(objectIn(object, "content"), mediaType), "examples");
  const isError = ([, { value }]: readonly [string, { readonly value?: unknown }]) => isObject(value);
  const all = Object.entries(payload.examples);
  const errors = all.filter(isError).map(([id, { summary, description, value }]): ErrorCase => {
    const body = value as ErrorCase["body"];
    const text = body[textField];
    return {
      id,
      status,
      text: typeof text === "string" ? text : "",
      mediaType,
      body,
      when: summary,
      ...(description === undefined ? {} : { description }),
      promised: typeof text === "string" && objectIn(written, id)[anyText] !== true,
      shared: false,
    };
  });
  const examples = Object.fromEntries(all.filter((entry) => !isError(entry)));
  const rest = content.map((one) => (one === payload ? { ...payload, examples } : one));
  return { response: { ...response, content: rest }, errors };
}

/** The field of an error's body that holds its text: the first text field in the first example. */
export function textFieldOf(document: Json): string {
  for (const [, item] of entriesIn(document, "paths"))
    for (const operation of Object.values(item).filter(isObject))
      for (const [status, response] of entriesIn(operation, "responses"))
        if (isErrorStatus(status))
          for (const [, media] of entriesIn(response, "content"))
            for (const value of [
              ...("example" in media ? [media["example"]] : []),
              ...entriesIn(media, "examples").map(([, example]) => example["value"]),
            ]) {
              const [field] = isObject(value) ? Object.keys(value) : [];
              if (field !== undefined) return field;
            }
  return "error";
}

/** Whether a status, a range or `default` is for errors. */
export function isErrorStatus(status: string): boolean {
  return /^([45]|default)/i.test(status);
}

/** The API's errors, as far as the responses of a document's operations show them. */
export function errorsModelOf(operations: readonly OperationModel[], textField: string): ApiModel["errors"] {
  const responses = operations.flatMap(({ errorResponses }) => errorResponses);
  const schemaAt = (some: readonly ResponseModel[]) =>
    some.flatMap(({ content }) => content).find(({ kind }) => kind === "json")?.schema;
  const unknown = { status: 500, text: "", when: "", promised: false };
  return {
    schema: schemaAt(responses.filter(({ status }) => Number(status) >= 500)) ?? schemaAt(responses) ?? true,
    textField,
    usual: {
      ...{ invalid: unknown, unauthorized: unknown, internal: unknown },
      ...{ notFound: unknown, methodNotAllowed: unknown, tooLarge: unknown },
    },
  };
}
