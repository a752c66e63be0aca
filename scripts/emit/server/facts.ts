import { isDeepStrictEqual } from "node:util";
import type { Contract } from "../../contract/contract.ts";
import { apiByDirection } from "../../contract/schemas/api-by-direction.ts";
import { pointerTokens } from "../../lib/json-pointer.ts";
import type { StatusKey } from "../../lib/status.ts";
import { carrierOf, isBasic, isBearer } from "../../model/credential.ts";
import { isTextOpen, isUsualForm, onlyTextField } from "../../model/error-body.ts";
import { statedParts } from "../../model/form.ts";
import type {
  ApiModel,
  ErrorBodyModel,
  ErrorCase,
  OperationModel,
  UsualErrorModel,
} from "../../model/model.ts";
import { inputPart } from "../../model/parts.ts";
import type { SecurityRequirement } from "../../model/security.ts";
import { isStyled } from "../../model/wire-form.ts";
import { assembleContract } from "../../runtime/server/app.ts";
import { partsReader } from "../../runtime/server/parts.ts";
import { styledReader } from "../../runtime/server/styles.ts";
import type {
  CredentialRequirement,
  CredentialScheme,
  ErrorAnswer,
  ErrorBodyForm,
  ServerContract,
  ServerFacts,
  ServerOperation,
  SpecApi,
  WrittenForm,
  WrittenForms,
} from "../../runtime/server/types.ts";
import { ownRefusals, type RefusedByServer } from "./own-refusals.ts";

/** A contract as the generated server has it; `model` is the contract's own. */
export function serverContract({ api }: Contract, model: ApiModel): ServerContract {
  return assembleContract(
    apiByDirection(api) as unknown as SpecApi,
    serverFacts(model),
    styledReader,
    partsReader,
  );
}

/** The facts that follow from the API and that the server needs besides the spec's schemas. */
export function serverFacts(model: ApiModel): ServerFacts {
  const { usual } = model.errors;
  const textField = onlyTextField(model.errors);
  const { forms, answerOf } = errorForms(model);
  return {
    ...(textField === undefined ? { form: formOf(model.errors) } : { textField }),
    ...(forms.length > 0 ? { forms } : {}),
    errors: {
      invalid: answerOf(usual.invalid),
      ...(usual.invalidParameter ? { invalidParameter: answerOf(usual.invalidParameter) } : {}),
      unauthorized: answerOf(usual.unauthorized),
      internal: answerOf(usual.internal),
      notFound: answerOf(usual.notFound),
      methodNotAllowed: answerOf(usual.methodNotAllowed),
      tooLarge: answerOf(usual.tooLarge),
    },
    operations: model.operations.map((operation) => ({
      path: operation.path,
      ...formsPart(operation, model),
      ...partsPart(operation),
      ...usualPart(ownRefusals(operation, model.errors).map(({ name, error }) => [name, answerOf(error)])),
      security: operation.security.map((requirement) => credentialRequirement(model, requirement)),
      errors: operation.errors.map((error) => ({
        // A text that is not promised is the handler's.
        ...answerOf({ ...error, text: isTextOpen(error) ? "" : error.text }),
        by: finderOf(error.shared, error.given),
        ...(error.parts ? { parts: Object.keys(error.parts) } : {}),
      })),
    })),
  };
}

function usualPart(
  own: readonly (readonly [RefusedByServer, ErrorAnswer])[],
): Pick<ServerOperation, "usual"> {
  return own.length > 0 ? { usual: Object.fromEntries(own) } : {};
}

/** How the parameters are written that are not written as is usual, by part and name. */
function formsPart({ parameters }: OperationModel, model: ApiModel): { readonly forms?: WrittenForms } {
  const forms: Record<string, Record<string, WrittenForm>> = {};
  for (const parameter of parameters) {
    if (!isStyled(parameter, model)) continue;
    const { name, style, explode, allowReserved, mediaType } = parameter;
    const part = inputPart[parameter.in];
    forms[part] = {
      ...forms[part],
      [name]: {
        style,
        explode,
        ...(allowReserved ? { allowReserved } : {}),
        ...(mediaType === undefined ? {} : { mediaType }),
      },
    };
  }
  return Object.keys(forms).length > 0 ? { forms } : {};
}

/** What a form says of the media types of its parts. */
function partsPart({ requestBody }: OperationModel): Pick<ServerOperation, "parts"> {
  const told = (requestBody?.content ?? []).map(statedParts);
  const parts = told.find((one) => Object.keys(one).length > 0);
  return parts ? { parts } : {};
}

/** An error as the model states it. */
type Stated<Status extends StatusKey> = Omit<UsualErrorModel, "status"> & { readonly status: Status };

/** The forms that single errors have, and what the server needs to know of an error. */
function errorForms(model: ApiModel) {
  const { errors, operations } = model;
  const textField = onlyTextField(errors);
  const bodies = [...Object.values(errors.usual), ...operations.flatMap((operation) => operation.errors)];
  const own = bodies.filter((body) => !isUsualForm(body, errors)).map((body) => JSON.stringify(formOf(body)));
  const forms = [...new Set(own)];
  const answerOf = <Status extends StatusKey>(error: Stated<Status>) => {
    const { status, text, code, fixed, headers } = error;
    const isUsual = isUsualForm(error, errors);
    const isText = isUsual && textField !== undefined && isDeepStrictEqual(fixed, { [textField]: text });
    return {
      status,
      text,
      ...(code === undefined ? {} : { code }),
      ...(fixed === undefined || isText ? {} : { fixed }),
      ...(headers ? { headers } : {}),
      ...(isUsual ? {} : { form: forms.indexOf(JSON.stringify(formOf(error))) }),
    };
  };
  return { forms: forms.map((form) => JSON.parse(form) as ErrorBodyForm), answerOf };
}

function formOf({ payload, textPointer, fieldErrors }: ErrorBodyModel): ErrorBodyForm {
  if (payload?.kind !== "json" && payload?.kind !== "binary") return {};
  const { list, pointer, text } = fieldErrors ?? {};
  return {
    kind: payload.kind,
    mediaType: payload.mediaType,
    ...(textPointer === undefined ? {} : { text: pointerTokens(textPointer) }),
    ...(list === undefined
      ? {}
      : {
          fields: {
            list: pointerTokens(list),
            ...(pointer === undefined ? {} : { pointer: pointerTokens(pointer) }),
            ...(text === undefined ? {} : { text: pointerTokens(text) }),
          },
        }),
  };
}

/** What detects an error: a schema, the handler, or the server. */
export function finderOf(shared: boolean, given: ErrorCase["given"]): "schema" | "handler" | "server" {
  if (shared) return "server";
  return given ? "schema" : "handler";
}

function credentialRequirement(api: ApiModel, requirement: SecurityRequirement): CredentialRequirement {
  const schemes = Object.entries(requirement).map(([name, scopes]) => credentialScheme(api, name, scopes));
  const [first, ...others] = schemes;
  return first && others.length === 0 ? first : schemes;
}

function credentialScheme(
  { info, components }: ApiModel,
  name: string,
  scopes: readonly string[],
): CredentialScheme {
  const scheme = components.securitySchemes[name];
  if (!scheme) throw new Error(`there is no security scheme ${name}`);
  if (isBearer(scheme)) return { name, type: "bearer", ...(scopes.length > 0 ? { scopes } : {}) };
  if (isBasic(scheme)) return { name, type: "basic", realm: info.title.replaceAll(/[^ !#-[\]-~]/g, "") };
  if (scheme.type === "http") return { name, type: "http", scheme: scheme.scheme ?? "" };
  const carrier = carrierOf(scheme);
  return carrier
    ? { name, type: "apiKey", in: carrier.in, field: carrier.name }
    : { name, type: "mutualTLS" };
}
