import { isErrorCode } from "../../lib/error-code.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep, valueAt } from "../../lib/json-pointer.ts";
import { isSchema } from "../../lib/json-schema.ts";
import type { StatusKey } from "../../lib/status.ts";
import type { TextParts } from "../../lib/text-template.ts";
import { anyText, errorPlace, errorPlaces, errorTemplate, listedError } from "../extensions.ts";
import type {
  ApiModel,
  ErrorBodyModel,
  ErrorCase,
  OperationModel,
  PayloadModel,
  ResponseModel,
} from "../model.ts";
import { entriesIn, objectIn } from "./members.ts";
import { visibilityPart } from "./visibility.ts";

/** An error response, and the errors that its body's examples show, which are then left out of the response. */
export interface ErrorsOfResponse {
  readonly response: ResponseModel;
  readonly errors: readonly ErrorCase[];
}

/** Reads the errors from the examples of a response's JSON bodies. `object` is the response in the document. */
export function errorsOf(response: ResponseModel, object: Json, usual: ErrorBodyModel): ErrorsOfResponse {
  const read = response.content.map((payload) =>
    payload.kind === "json"
      ? errorsIn(payload, response.status, objectIn(objectIn(object, "content"), payload.mediaType), usual)
      : { payload, errors: [] },
  );
  return {
    response: { ...response, content: read.map(({ payload }) => payload) },
    errors: read.flatMap(({ errors }) => errors),
  };
}

/** The errors among the examples of a body, and the body without them. `media` is what the document has of it. */
function errorsIn(
  payload: PayloadModel,
  status: StatusKey,
  media: Json,
  usual: ErrorBodyModel,
): { readonly payload: PayloadModel; readonly errors: readonly ErrorCase[] } {
  const written = objectIn(media, "examples");
  const isError = ([, { value }]: readonly [string, { readonly value?: unknown }]) => isObject(value);
  const all = Object.entries(payload.examples);
  const body = { ...payload, examples: Object.fromEntries(all.filter((entry) => !isError(entry))) };
  const errors = all.filter(isError).map(([id, { summary, description, value }]): ErrorCase => {
    const said = objectIn(written, id);
    const places = {
      ...placePart("textPointer", said[errorPlace.text] ?? usual.textPointer),
      ...placePart("codePointer", said[errorPlace.code] ?? usual.codePointer),
    };
    const [text, code] = [places.textPointer, places.codePointer].map((place) =>
      place === undefined ? undefined : valueAt(value, place),
    );
    return {
      id,
      status,
      text: typeof text === "string" ? text : "",
      ...partsPart(said[errorTemplate]),
      ...(isErrorCode(code) ? { code } : {}),
      payload: body,
      ...places,
      body: value,
      when: summary,
      ...(description === undefined ? {} : { description }),
      promised: typeof text === "string" && said[anyText] !== true,
      shared: false,
      ...(said[listedError] === false ? { listed: false } : {}),
      ...visibilityPart(said),
    };
  });
  return { payload: body, errors };
}

function placePart<Key extends string>(key: Key, place: unknown): { readonly [Name in Key]?: string } {
  return (typeof place === "string" ? { [key]: place } : {}) as { readonly [Name in Key]?: string };
}

/** The text of an error and its parts; nothing if the document does not state them in the right form. */
function partsPart(template: unknown): Pick<ErrorCase, "parts"> & { readonly text?: string } {
  const { text, parts } = isObject(template) ? template : {};
  if (typeof text !== "string" || !isObject(parts)) return {};
  const isPart = (part: unknown) =>
    isObject(part) &&
    isSchema(part["schema"]) &&
    ["string", "number", "boolean"].includes(typeof part["example"]);
  return Object.values(parts).every(isPart) ? { text, parts: parts as unknown as TextParts } : {};
}

/**
 * Where the errors of a document have their parts: as the document says, otherwise the text in the first field of the
 * first example.
 */
export function errorPlacesOf(document: Json): ErrorBodyModel {
  const said = document[errorPlaces];
  if (isObject(said))
    return { ...placePart("textPointer", said["text"]), ...placePart("codePointer", said["code"]) };
  return { textPointer: pointerStep(firstField(errorValues(document))) };
}

/** The first field of the first object; `error` if there is none. */
function firstField(values: Iterable<unknown>): string {
  for (const value of values) {
    const [field] = isObject(value) ? Object.keys(value) : [];
    if (field !== undefined) return field;
  }
  return "error";
}

/** The examples of the bodies of errors. */
function* errorValues(document: Json): Generator<unknown> {
  for (const [, item] of entriesIn(document, "paths"))
    for (const operation of Object.values(item).filter(isObject))
      for (const [status, response] of entriesIn(operation, "responses"))
        if (isErrorStatus(status))
          for (const [, media] of entriesIn(response, "content")) {
            if ("example" in media) yield media["example"];
            for (const [, example] of entriesIn(media, "examples")) yield example["value"];
          }
}

/** Whether a status, a range or `default` is for errors. */
export function isErrorStatus(status: string): boolean {
  return /^([45]|default)/i.test(status);
}

/** The API's errors, as far as the responses of a document's operations show them. */
export function errorsModelIn(
  operations: readonly OperationModel[],
  places: ErrorBodyModel,
): ApiModel["errors"] {
  const responses = operations.flatMap(({ errorResponses }) => errorResponses);
  const payloadAt = (some: readonly ResponseModel[]) =>
    some.flatMap(({ content }) => content).find(({ kind }) => kind === "json");
  const unknown = { status: 500, text: "", when: "", promised: false };
  const payload = payloadAt(responses.filter(({ status }) => Number(status) >= 500)) ?? payloadAt(responses);
  return {
    ...(payload ? { payload } : {}),
    ...places,
    usual: {
      ...{ invalid: unknown, unauthorized: unknown, internal: unknown },
      ...{ notFound: unknown, methodNotAllowed: unknown, tooLarge: unknown },
    },
  };
}
