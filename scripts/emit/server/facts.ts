import type { SecurityScheme } from "../../contract/api.ts";
import type { Contract, ResolvedOperation } from "../../contract/contract.ts";
import type { SharedError } from "../../contract/error.ts";
import type {
  CredentialScheme,
  DocumentedError,
  ErrorAnswer,
  ServerFacts,
} from "../../runtime/server/types.ts";

/** The facts that follow from the contract and that the server needs beside the spec's schemas. */
export function serverFacts({ api, operations }: Contract): ServerFacts {
  const { textField, invalid, unauthorized, internal, notFound, methodNotAllowed, tooLarge } = api.errors;
  return {
    textField,
    errors: {
      invalid: answerOf(invalid),
      unauthorized: answerOf(unauthorized),
      internal: answerOf(internal),
      notFound: answerOf(notFound),
      methodNotAllowed: answerOf(methodNotAllowed),
      tooLarge: answerOf(tooLarge),
    },
    operations: operations.map((operation) => ({
      path: operation.fullPath,
      security: operation.security.map(({ name, scheme }) => credentialScheme(name, scheme)),
      errors: errorsOf(operation),
    })),
  };
}

/** The operation's errors, its own before the whole API's. */
export function errorsOf({ errors, sharedErrors }: ResolvedOperation): DocumentedError[] {
  return [
    ...errors.map(
      ({ status, text, given }): DocumentedError => ({ status, text, by: given ? "schema" : "handler" }),
    ),
    ...sharedErrors.map(({ status, text }): DocumentedError => ({ status, text, by: "server" })),
  ];
}

function answerOf({ status, error }: SharedError): ErrorAnswer {
  return { status, text: error };
}

function credentialScheme(name: string, scheme: SecurityScheme): CredentialScheme {
  return scheme.type === "bearer"
    ? { name, type: "bearer" }
    : { name, type: "apiKey", in: scheme.in, field: scheme.name };
}
