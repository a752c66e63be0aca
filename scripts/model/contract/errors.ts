import { STATUS_CODES } from "node:http";
import { constantHeaders } from "../../contract/constant-headers.ts";
import type { ResolvedError, ResolvedOperation } from "../../contract/contract.ts";
import type { ErrorModel, SharedError } from "../../contract/error.ts";
import {
  contentOf,
  type ErrorContent,
  type ErrorForm,
  formOfApi,
  invalidParameterOf,
} from "../../contract/error-form.ts";
import { answeredStatus } from "../../contract/status.ts";
import { inStatusOrder, type StatusKey } from "../../lib/status.ts";
import type {
  ErrorBodyModel,
  ErrorCase,
  ErrorsModel,
  HeaderModel,
  PayloadModel,
  ResponseModel,
  UsualErrorModel,
} from "../model.ts";
import { whenOf } from "../preview.ts";
import type { ErrorPayloads } from "./error-payloads.ts";

/** The error responses of an operation: one for each status or range, in their order. */
export function errorResponsesOf(
  { errors, sharedErrors }: ResolvedOperation,
  payloads: ErrorPayloads,
  headersOf: (status: StatusKey) => readonly HeaderModel[],
): ResponseModel[] {
  const all = [...errors, ...sharedErrors];
  return keysOf(all).map((status) => {
    const found = all.filter((error) => error.status === status);
    return {
      status,
      reason: STATUS_CODES[status] ?? "",
      description: [...new Set(found.map((error) => error.form.description ?? whenOf(error)))].join(" "),
      headers: headersOf(status),
      content: payloads.joined(found.flatMap(({ form }) => payloads.of(form) ?? [])),
    };
  });
}

/** The errors of an operation: its own in the order of the docs, then those that the API shares with it. */
export function errorCasesOf(
  { errors, sharedErrors }: ResolvedOperation,
  payloads: ErrorPayloads,
): ErrorCase[] {
  const caseOf =
    (shared: boolean) =>
    (error: ResolvedError): ErrorCase => {
      const { id, status, body, headers, when, promised, listed, visibility, given } = error;
      return {
        id,
        status,
        ...contentPart(error, payloads),
        ...(body === undefined ? {} : { body }),
        ...(headers ? { headers } : {}),
        when,
        promised,
        shared,
        ...(listed === false ? { listed } : {}),
        ...(visibility ? { visibility } : {}),
        ...(given ? { given } : {}),
      };
    };
  return [...errors.map(caseOf(false)), ...sharedErrors.map(caseOf(true))];
}

function contentPart({ text, parts, code, form, fixed }: ErrorContent, payloads: ErrorPayloads) {
  return {
    text,
    ...(parts ? { parts } : {}),
    ...(code === undefined ? {} : { code }),
    ...bodyPart(form, payloads.of(form)),
    ...(fixed === undefined ? {} : { fixed }),
  };
}

function bodyPart({ text, code, fields }: ErrorForm, payload: PayloadModel | undefined): ErrorBodyModel {
  return {
    ...(payload ? { payload } : {}),
    ...(text === undefined ? {} : { textPointer: text }),
    ...(code === undefined ? {} : { codePointer: code }),
    ...(fields ? { fieldErrors: fields } : {}),
  };
}

function keysOf(errors: readonly ResolvedError[]): StatusKey[] {
  return [...new Set(errors.map(({ status }) => status))].sort(inStatusOrder);
}

/** The model of how the API reports errors. */
export function errorsModelOf(errors: ErrorModel, payloads: ErrorPayloads): ErrorsModel {
  const one = (error: SharedError): UsualErrorModel => {
    return {
      status: answeredStatus(errors, error),
      ...contentPart(contentOf(errors, error, true), payloads),
      ...constantHeaders(error),
      when: error.when,
      promised: !error.anyText,
      ...(error.documented === false ? { documented: false } : {}),
    };
  };
  const form = formOfApi(errors);
  const invalidParameter = invalidParameterOf(errors);
  return {
    ...bodyPart(form, payloads.of(form)),
    usual: {
      invalid: one(errors.invalid),
      ...(invalidParameter ? { invalidParameter: one(invalidParameter) } : {}),
      unauthorized: one(errors.unauthorized),
      internal: one(errors.internal),
      notFound: one(errors.notFound),
      methodNotAllowed: one(errors.methodNotAllowed),
      tooLarge: one(errors.tooLarge),
    },
  };
}
