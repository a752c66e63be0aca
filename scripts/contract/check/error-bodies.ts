import { isErrorCode } from "../../lib/error-code.ts";
import { pointerStep, valueAt, withValueAt } from "../../lib/json-pointer.ts";
import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { bodiesAt } from "../body.ts";
import type { ErrorModel, OperationError, SharedError } from "../error.ts";
import {
  contentOf,
  type ErrorContent,
  type ErrorForm,
  formOfError,
  usualErrorEntries,
  usualRefusal,
} from "../error-form.ts";
import { contractProblem } from "../problems.ts";
import { contentOfError, sharedErrorsOf } from "../resolved-errors.ts";
import { type ErrorStatus, placedErrors } from "../status.ts";
import type { ContractCheck } from "./index.ts";

/** The body of every error is valid, and has its text and code where its form says. */
export const checkErrorBodies: ContractCheck = (api) => {
  const usual = [
    ...textPlaceTwice(api.errors),
    ...usualErrorEntries(api.errors).flatMap(([name, error]) => [
      ...unanswerable(error, `errors/${name}`),
      ...ofError(api, error, contentOf(api.errors, error, true), `errors/${name}`),
    ]),
  ];
  // A problem of the form that errors share is reported only once.
  const formless = usual.find(({ pointer }) => pointer === "errors/schema");
  return formless ? [formless] : [...usual, ...ofOperations(api)];
};

function ofOperations(api: Api): Problem[] {
  return api.operations.flatMap((operation) => {
    const base = `operations/${operation.operationId}`;
    const placed = placedErrors(operation);
    const isError = (place: string) => placed.some((one) => one.place === place);
    return [
      ...placed.flatMap(({ error, place }) =>
        ofError(api, error, contentOfError(api, operation, error), `${base}/${place}`),
      ),
      ...mixed(api, operation, base),
      ...bodiesAt(operation.body, `${base}/body`).flatMap((one) => elsewhere(one.body, one.pointer)),
      ...Object.entries(operation.responses).flatMap(([status, response]) =>
        isError(`responses/${status}`)
          ? []
          : bodiesAt(response, `${base}/responses/${status}`).flatMap((one) =>
              elsewhere(one.body, one.pointer),
            ),
      ),
    ];
  });
}

/** The server can't answer an error itself if its body is bytes: only a handler could provide those. */
function unanswerable({ body }: SharedError, pointer: string): Problem[] {
  return body?.kind === "binary"
    ? [contractProblem("error-body-kind:usual", { place: pointer }, { pointer })]
    : [];
}

function textPlaceTwice({ textField, text }: ErrorModel): Problem[] {
  if (textField === undefined || text === undefined) return [];
  return [contractProblem("error-text-twice", { textField, text }, { pointer: "errors/text" })];
}

function ofError(
  { errors }: Api,
  error: OperationError | SharedError,
  content: ErrorContent,
  pointer: string,
): Problem[] {
  const { form, body } = content;
  const own = error.body;
  // An input that no schema rejects is reported elsewhere.
  if ("given" in error && error.given && content.text === "") return [];
  if (own?.kind && !["json", "binary"].includes(own.kind))
    return [contractProblem("error-body-kind", { place: pointer, kind: own.kind }, { pointer })];
  const examples = Object.keys(own?.kind ? own.examples : {});
  if (own?.kind === "json" && examples.length !== 1)
    return [contractProblem("error-examples", { place: pointer, count: examples.length }, { pointer })];
  const unplaced = own ? [] : withoutPlace(error, content, pointer);
  if (unplaced.length > 0 || form.body?.kind !== "json") return unplaced;
  const result = form.body.schema?.safeParse(body);
  if (result && !result.success) {
    const [issue] = result.error.issues;
    const reason = `${issue?.path.map(String).join("/") || "the body"}: ${issue?.message ?? ""}`;
    return [rejectedBody(errors, error, reason, pointer)];
  }
  return misplaced(form, result?.data, pointer);
}

function rejectedBody(
  errors: ErrorModel,
  error: OperationError | SharedError,
  reason: string,
  pointer: string,
): Problem {
  const { textField } = errors;
  if (error.body) return contractProblem("error-body:own", { place: pointer, reason }, { pointer });
  // One field is all that most APIs have.
  const isPlain = textField !== undefined && error.code === undefined && error.values === undefined;
  return isPlain
    ? contractProblem(
        "error-body",
        { textField, reason: reason.replace(/^.*?: /, "") },
        { pointer: "errors/schema" },
      )
    : contractProblem("error-body:values", { place: pointer, reason }, { pointer });
}

/** A text and a code need a place in the body, and each place needs a value. */
function withoutPlace(
  { error, code }: OperationError | SharedError,
  { form, text }: ErrorContent,
  pointer: string,
): Problem[] {
  if (text !== "" && form.text === undefined)
    return [
      contractProblem(
        "error-without-place",
        { place: pointer, what: "text", word: error ?? text, key: "text" },
        { pointer },
      ),
    ];
  if (code !== undefined && form.code === undefined)
    return [
      contractProblem(
        "error-without-place",
        { place: pointer, what: "code", word: String(code), key: "code" },
        { pointer },
      ),
    ];
  return form.text !== undefined && text === ""
    ? [contractProblem("error-text-missing", { place: pointer, pointer: form.text }, { pointer })]
    : [];
}

/** Finds places where the schema has no string, so that the text there would be lost. */
function misplaced(form: ErrorForm, body: unknown, pointer: string): Problem[] {
  const places = [
    { key: "text", at: form.text },
    { key: "code", at: form.code },
  ];
  const texts = places.flatMap(({ key, at }) =>
    at !== undefined && !isWord(key, valueAt(body, at)) ? [{ key, at }] : [],
  );
  // A code may be absent if the schema says so.
  const lost = texts.filter(
    ({ key, at }) => key === "text" || !["code", 1].some((code) => takes(form, body, at, code)),
  );
  const { fields } = form;
  const list = fields && [
    [fields.pointer, fields.text].reduce<unknown>(
      (entry, at) => (at === undefined ? entry : withValueAt(entry, at, "")),
      valueAt(body, `${fields.list}/0`) ?? {},
    ),
  ];
  const noList = fields && !takes(form, body, fields.list, list) ? [{ key: "fields", at: fields.list }] : [];
  return [...lost, ...noList].map(({ key, at }) => {
    const said = { place: pointer, key, at };
    return typeof valueAt(body, at) === "number"
      ? contractProblem("error-place:number", said, { pointer })
      : contractProblem("error-place", said, { pointer });
  });
}

function isWord(key: string, value: unknown): boolean {
  return key === "code" ? isErrorCode(value) : typeof value === "string";
}

/** Whether the schema accepts a part at a place, and keeps it. */
function takes({ body: own }: ErrorForm, body: unknown, at: string, part: unknown): boolean {
  const result = own?.schema?.safeParse(withValueAt(body, at, part));
  return result?.success === true && valueAt(result.data, at) !== undefined;
}

/**
 * Either all errors of a status have bodies, distinguished by their media types, or none has: a caller can't tell an
 * intentionally missing body.
 */
function mixed(api: Api, operation: Api["operations"][number], base: string): Problem[] {
  const kinds = new Map<ErrorStatus, Map<string, string>>();
  const problems: Problem[] = [];
  const all = [
    ...sharedErrorsOf(api, operation).map((error) => ({ error, pointer: base })),
    ...placedErrors(operation).map(({ error, place }) => ({ error, pointer: `${base}/${place}` })),
  ];
  for (const { error, pointer } of all) {
    const form = formOfError(
      api.errors,
      "given" in error && error.given ? usualRefusal(api.errors, error.given) : error,
    );
    const { kind = "none", mediaType = "" } = form.body ?? {};
    const type = mediaType.toLowerCase();
    const known = kinds.get(error.status) ?? new Map<string, string>();
    const isOther = ([of, one]: readonly [string, string]) =>
      one !== kind && (of === type || one === "none" || kind === "none");
    const first = [...known].find(isOther)?.[1];
    if (first !== undefined)
      problems.push(
        contractProblem(
          "error-bodies-mixed",
          {
            operationId: operation.operationId,
            status: error.status,
            first: kindWords(first),
            second: kindWords(kind),
          },
          { pointer },
        ),
      );
    kinds.set(error.status, known.set(type, known.get(type) ?? kind));
  }
  return problems;
}

function kindWords(kind: string): string {
  return { json: "JSON", binary: "bytes" }[kind] ?? "no body";
}

/** Only the body of an error has places for an error's text and code. */
function elsewhere(body: object, pointer: string): Problem[] {
  return ["text", "code", "fields"]
    .filter((word) => word in body)
    .map((word) =>
      contractProblem(
        "error-word-elsewhere",
        { place: pointer, word },
        { pointer: pointer + pointerStep(word) },
      ),
    );
}
