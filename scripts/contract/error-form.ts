import { type ErrorCode, isErrorCode } from "../lib/error-code.ts";
import { overlaid, pointerStep, valueAt, withValueAt } from "../lib/json-pointer.ts";
import { filledText, type TextParts } from "../lib/text-template.ts";
import type { Api } from "./api.ts";
import type { Body, ErrorPlaces, Response, Shape } from "./body.ts";
import type { ErrorModel, OperationError, RejectedInput, SchemaError, SharedError } from "./error.ts";
import type { Rejection } from "./rejection.ts";
import { textPartsOf } from "./text-parts.ts";

/** The body of an error, and where its parts are in it: JSON Pointers. */
export interface ErrorForm extends ErrorPlaces {
  /** Absent: no body. */
  readonly body?: Body;
  /** The error has this form of its own, instead of the API's. */
  readonly own?: true;
  /** The author's description, used instead of `when`. */
  readonly description?: string;
}

const made = new WeakMap<object, ErrorForm>();

/** The form of the errors that have no body of their own; the same object for the same API. */
export function formOfApi(errors: ErrorModel): ErrorForm {
  return known(errors, () => {
    const { schema, textField, text, mediaType = "application/json" } = errors;
    const place = textField === undefined ? text : pointerStep(textField);
    return {
      body: { kind: "json", mediaType, schema, examples: {} },
      ...placesOf({ ...errors, ...(place === undefined ? {} : { text: place }) }),
    };
  });
}

/** The form of an error's own body; the same object for the same body. */
function formOfBody(body: Response): ErrorForm {
  return known(body, () => {
    const { description } = body;
    const said = { own: true as const, ...(description === undefined ? {} : { description }) };
    return body.kind ? { ...said, body, ...placesOf(body) } : said;
  });
}

/** The form of an error's body: its own, or the API's. */
export function formOfError(errors: ErrorModel, { body }: Pick<SharedError, "body">): ErrorForm {
  return body ? formOfBody(body) : formOfApi(errors);
}

function known(key: object, make: () => ErrorForm): ErrorForm {
  const form = made.get(key) ?? make();
  made.set(key, form);
  return form;
}

function placesOf({ text, code, fields }: ErrorPlaces): ErrorPlaces {
  return {
    ...(text === undefined ? {} : { text: placePointer(text) }),
    ...(code === undefined ? {} : { code: placePointer(code) }),
    ...(fields
      ? {
          fields: {
            list: placePointer(fields.list),
            ...(fields.pointer === undefined ? {} : { pointer: placePointer(fields.pointer) }),
            ...(fields.text === undefined ? {} : { text: placePointer(fields.text) }),
          },
        }
      : {}),
  };
}

/** The errors that belong to no operation, by the names of the vocabulary. */
export function usualErrorEntries(errors: ErrorModel): [name: string, error: SharedError][] {
  const { invalid, unauthorized, forbidden, internal, notFound, methodNotAllowed, tooLarge } = errors;
  const invalidParameter = invalidParameterOf(errors);
  return Object.entries({
    invalid,
    ...(invalidParameter ? { invalidParameter } : {}),
    unauthorized,
    ...(forbidden ? { forbidden } : {}),
    ...{ internal, notFound, methodNotAllowed, tooLarge },
  });
}

/** The error of a parameter that is not valid, with the text that it has by default. */
export function invalidParameterOf(errors: ErrorModel): SharedError | undefined {
  const { invalidParameter } = errors;
  const isWorded = invalidParameter?.error !== undefined || invalidParameter?.body !== undefined;
  if (!invalidParameter || isWorded || formOfApi(errors).text === undefined) return invalidParameter;
  return { ...invalidParameter, error: "invalid parameter: {parameter}" };
}

/** The bodies that errors have of their own, each with its place. */
export function ownErrorBodies({
  errors,
  operations,
}: Pick<Api, "errors" | "operations">): { readonly body: Response; readonly pointer: string }[] {
  const all = [
    ...usualErrorEntries(errors).map(([name, error]) => ({ error, pointer: `errors/${name}` })),
    ...operations.flatMap(({ operationId, errors: own }) =>
      own.map((error, index) => ({ error, pointer: `operations/${operationId}/errors/${index}` })),
    ),
  ];
  return all.flatMap(({ error: { body }, pointer }) => (body ? [{ body, pointer: `${pointer}/body` }] : []));
}

/** A place as a JSON Pointer: `/errors/0/message` for `errors[0].message`. */
export function placePointer(place: string): string {
  if (place.startsWith("/")) return place;
  return place
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((step) => step !== "")
    .map(pointerStep)
    .join("");
}

/** What follows from an error's declaration. */
export interface ErrorContent {
  readonly form: ErrorForm;
  /** Empty if it has none, or none is known. Contains the name of a part in braces in place of its value. */
  readonly text: string;
  readonly parts?: TextParts;
  readonly code?: ErrorCode;
  /** The part of the body that is always the same, which the server fills in, and the text. */
  readonly fixed?: unknown;
  /** The whole body, as an example. */
  readonly body?: unknown;
}

/** An error of the whole API, or one that a handler decides. */
type Stated =
  | Exclude<OperationError, { readonly given: RejectedInput }>
  | (SharedError & { readonly parts?: Shape });

/** The content of an error that states its own answer; `byServer`: the server answers it without a handler. */
export function contentOf(errors: ErrorModel, error: Stated, byServer: boolean): ErrorContent {
  const content = unpartedContent(errors, error, byServer);
  const { text, form } = content;
  if (!error.parts || form.text === undefined) return content;
  const parts = textPartsOf(error.parts);
  return { ...content, parts, body: withValueAt(content.body, form.text, filledText({ text, parts })) };
}

/** The same, with the text in the body as the author wrote it. */
function unpartedContent(errors: ErrorModel, error: Stated, byServer: boolean): ErrorContent {
  const { values, body: own } = error;
  // The handler provides a text that is not promised.
  const isOpen = error.anyText && !byServer;
  if (!own) {
    const usual = filled(formOfApi(errors), error.error, error.code, values);
    return isOpen ? { ...usual, fixed: filled(usual.form, undefined, error.code, values).fixed } : usual;
  }
  const form = formOfBody(own);
  const [example] = Object.values(own.kind ? own.examples : {});
  const body = overlaid(example?.value, values);
  const [saidText, saidCode] = [form.text, form.code].map((place) =>
    place === undefined ? undefined : valueAt(body, place),
  );
  const text = typeof saidText === "string" ? saidText : undefined;
  const code = isErrorCode(saidCode) ? saidCode : undefined;
  // The handler provides whatever else the schema requires.
  const { fixed } = filled(form, isOpen ? undefined : text, code, values);
  return { ...filled(form, text, code, body), fixed: byServer ? body : fixed };
}

/** The usual error with which an input is refused. The body is checked last. */
export function usualRefusal(errors: ErrorModel, { body: _, ...parameters }: RejectedInput): SharedError {
  const isOfParameter = Object.values(parameters).some((values) => Object.keys(values).length > 0);
  return (isOfParameter ? invalidParameterOf(errors) : undefined) ?? errors.invalid;
}

/** The content of an error with which a schema rejects an input. */
export function contentOfRejection(
  errors: ErrorModel,
  { code, values, given }: Pick<SchemaError, "code" | "values" | "given">,
  { text, fields }: Pick<Rejection, "text" | "fields">,
): ErrorContent {
  const invalid = usualRefusal(errors, given);
  const usual = contentOf(errors, invalid, true);
  const own = filled(usual.form, text, code ?? usual.code, overlaid(usual.fixed, values));
  return { ...own, body: withFields(own.form, own.body, fields, invalid.error ?? "") };
}

function filled(
  form: ErrorForm,
  text: string | undefined,
  code: ErrorCode | undefined,
  values: unknown,
): ErrorContent {
  const put = (body: unknown, place: string | undefined, part: ErrorCode | undefined) =>
    place === undefined || part === undefined ? body : withValueAt(body, place, part);
  const body = put(put(values, form.text, text), form.code, code);
  return { form, text: text ?? "", ...(code === undefined ? {} : { code }), fixed: body, body };
}

/** The body with an entry for each rejected field, made like its first entry. */
function withFields(
  { fields: places }: ErrorForm,
  body: unknown,
  fields: Rejection["fields"],
  fallback: string,
): unknown {
  if (!places || fields.length === 0) return body;
  const entry = valueAt(body, `${places.list}/0`);
  const put = (value: unknown, place: string | undefined, part: string) =>
    place === undefined ? value : withValueAt(value, place, part);
  const list = fields.map(({ pointer, text = fallback }) =>
    put(put(entry, places.pointer, pointer), places.text, text),
  );
  return withValueAt(body, places.list, list);
}
