import { z } from "zod";
import type { StatusKey } from "../lib/status.ts";
import { placeholdersIn } from "../lib/text-template.ts";
import type { Api } from "./api.ts";
import type { Shape } from "./body.ts";
import { constantHeaders } from "./constant-headers.ts";
import type { ResolvedError, ResolvedOperation } from "./contract.ts";
import type { OperationError, SharedError } from "./error.ts";
import { contentOf, contentOfRejection, type ErrorContent, invalidParameterOf } from "./error-form.ts";
import { idsOfErrors } from "./error-ids.ts";
import type { Operation } from "./operation.ts";
import { rejectionOf } from "./rejection.ts";
import { requirementOf } from "./security.ts";
import type { AnyOperation } from "./sent.ts";
import { placedErrors, sharedWith } from "./status.ts";

/** The errors of an operation, its own and those of the API, with everything that follows filled in. */
export function resolvedErrors(
  api: Api,
  operation: Operation,
): Pick<ResolvedOperation, "errors" | "sharedErrors"> {
  const own = placedErrors(operation).map(({ error, place }) => ({
    ...resolved(error, place, contentOfError(api, operation, error)),
    ...(error.given ? { given: error.given } : {}),
    ...(error.listed === false ? { listed: error.listed } : {}),
    ...(error.visibility ? { visibility: error.visibility } : {}),
  }));
  const shared = sharedErrorsOf(api, operation).map((error) => ({
    ...resolved(error, "", contentOf(api.errors, error, true)),
    ...constantHeaders(error),
  }));
  const ids = idsOfErrors([...own, ...shared]);
  // A header field belongs to the status: the server sends it with each of its errors.
  const headersOf = (status: StatusKey) => {
    const found = shared.flatMap((error) =>
      error.status === status && error.headers ? [error.headers] : [],
    );
    return found.length > 0 ? { headers: Object.assign({}, ...found) } : {};
  };
  const withId =
    (first: number) =>
    (error: Omit<ResolvedError, "id">, index: number): ResolvedError => ({
      ...error,
      ...headersOf(error.status),
      id: ids[first + index] ?? "",
    });
  return { errors: own.map(withId(0)), sharedErrors: shared.map(withId(own.length)) };
}

/** What follows from an error of an operation. */
export function contentOfError({ errors }: Api, operation: Operation, error: OperationError): ErrorContent {
  return error.given
    ? contentOfRejection(errors, error, rejectionOf(operation, error.given) ?? { text: "", fields: [] })
    : contentOf(errors, error, false);
}

function resolved(
  { id, status, when, anyText }: Pick<SharedError, "id" | "status" | "when" | "anyText">,
  place: string,
  content: ErrorContent,
) {
  return {
    ...(id === undefined ? {} : { id }),
    status,
    place,
    ...content,
    when,
    promised: !anyText && content.text !== "",
  };
}

/** The documented errors of the whole API that an operation can answer with. */
export function sharedErrorsOf(
  api: Pick<Api, "errors" | "security">,
  operation: AnyOperation,
): (SharedError & { readonly parts?: Shape })[] {
  return foundByServer(api, operation)
    .filter(({ documented }) => documented !== false)
    .map((error) => sharedWith(operation, api.errors, error));
}

/** The errors that the server finds itself when an operation is called, documented or not. */
export function foundByServer(
  { errors, security }: Pick<Api, "errors" | "security">,
  operation: AnyOperation,
): (SharedError & { readonly parts?: Shape })[] {
  if (operation.sent) return [];
  const { params, query, headers, cookies, body } = operation;
  const names = Object.keys({ ...params, ...query, ...headers, ...cookies });
  const ofParameter = names.length > 0 ? invalidParameterOf(errors) : undefined;
  const alternatives = operation.security ?? security;
  const needsScopes = alternatives.some((one) => Object.values(requirementOf(one)).flat().length > 0);
  return [
    ...(body || (names.length > 0 && !ofParameter)
      ? [body ? errors.invalid : withoutBody(errors.invalid)]
      : []),
    ...(ofParameter ? [withParameter(ofParameter, names)] : []),
    ...(alternatives.length > 0 ? [errors.unauthorized] : []),
    ...(errors.forbidden && needsScopes ? [errors.forbidden] : []),
    errors.internal,
  ];
}

/** The error of a request that has no body: only its parameters can be wrong, whatever the words say of a body. */
function withoutBody(error: SharedError): SharedError {
  return /\bbody\b/i.test(error.when) ? { ...error, when: "A parameter is not valid." } : error;
}

/** The error of a parameter whose text says which of these it is. */
function withParameter(error: SharedError, names: readonly string[]) {
  const [example] = Object.values(error.body?.kind ? error.body.examples : {});
  const text = error.error ?? JSON.stringify(example?.value ?? "");
  return placeholdersIn(text).includes("parameter")
    ? { ...error, parts: { parameter: z.enum(names) } }
    : error;
}

// Coverage: each error has an id, and a body of its own has an example, which another check asks for.
