import type { Contract } from "../../contract/contract.ts";
import { carrierOf } from "../../model/credential.ts";
import type { ApiModel, ErrorCase, OperationModel, UsualErrorModel } from "../../model/model.ts";
import { assembleContract } from "../../runtime/server/app.ts";
import type {
  CredentialScheme,
  DocumentedError,
  ErrorAnswer,
  ServerContract,
  ServerFacts,
  SpecApi,
} from "../../runtime/server/types.ts";

/** A contract as the generated server has it; `model` is the contract's own. */
export function serverContract({ api }: Contract, model: ApiModel): ServerContract {
  return assembleContract(api as unknown as SpecApi, serverFacts(model));
}

/** The facts that follow from the API and that the server needs besides the spec's schemas. */
export function serverFacts(model: ApiModel): ServerFacts {
  const { textField, usual } = model.errors;
  return {
    textField,
    errors: {
      invalid: answerOf(usual.invalid),
      unauthorized: answerOf(usual.unauthorized),
      internal: answerOf(usual.internal),
      notFound: answerOf(usual.notFound),
      methodNotAllowed: answerOf(usual.methodNotAllowed),
      tooLarge: answerOf(usual.tooLarge),
    },
    operations: model.operations.map((operation) => ({
      path: operation.path,
      security: schemeNames(operation).map((name) => credentialScheme(model, name)),
      errors: documentedErrors(operation),
    })),
  };
}

/** The names of the schemes that an operation takes; any one of them is enough. */
export function schemeNames({ security }: OperationModel): string[] {
  return security.map((requirement) => {
    const [name, ...others] = Object.keys(requirement);
    if (name === undefined || others.length > 0)
      throw new Error("the server checks one credential of a request, neither none nor several together");
    return name;
  });
}

/** The operation's errors, its own before those of the whole API. */
export function documentedErrors({ errors }: OperationModel): DocumentedError[] {
  return errors.map(({ status, text, shared, given }) => ({
    status: Number(status),
    text,
    by: finderOf(shared, given),
  }));
}

function finderOf(shared: boolean, given: ErrorCase["given"]): DocumentedError["by"] {
  if (shared) return "server";
  return given ? "schema" : "handler";
}

function answerOf({ status, text }: UsualErrorModel): ErrorAnswer {
  return { status, text };
}

function credentialScheme({ components }: ApiModel, name: string): CredentialScheme {
  const scheme = components.securitySchemes[name];
  if (scheme?.type === "http" && scheme.scheme === "bearer") return { name, type: "bearer" };
  const carrier = scheme && carrierOf(scheme);
  if (!carrier || carrier.in === "cookie") throw new Error(`the server reads no credential of \`${name}\``);
  return { name, type: "apiKey", in: carrier.in, field: carrier.name };
}
