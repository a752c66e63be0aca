import { isIdentifier } from "../../lib/ecmascript-names.ts";
import type { Problem } from "../../lib/problem.ts";
import { type CredentialCarrier, carrierOf, isSingleText } from "../../model/credential.ts";
import type { ApiModel, InfoModel } from "../../model/model.ts";
import { defaults } from "../../runtime/client/client.ts";
import { emitProblem } from "../problems.ts";
import { identifierOf, typeNameOf } from "../typescript/identifiers.ts";

/** The API's own name: its title without the word API. */
export function apiName({ title }: Pick<InfoModel, "title">): string {
  return title.replace(/\s+API$/i, "");
}

/** The class of the error that `unwrap` throws: `Kitchen Sink API` → `KitchenSinkError`. */
export function errorClass(info: Pick<InfoModel, "title">): string {
  const name = `${typeNameOf(apiName(info), "Api")}Error`;
  return taken.has(name) ? name.replace(/Error$/, "ApiError") : name;
}

/** The variable that holds the client in samples: `Kitchen Sink API` → `kitchenSink`. */
export function clientVariable(info: Pick<InfoModel, "title">): string {
  return identifierOf(apiName(info), "api");
}

/** The option of `createClient` that takes a security scheme's credential. */
export function optionOf(scheme: string): string {
  const name = isIdentifier(scheme) ? scheme : identifierOf(scheme, "key");
  return ownOptions.has(name) ? `${name}Key` : name;
}

/** An option of `createClient` that takes a credential. */
export interface CredentialOption {
  /** The name of the security scheme. */
  readonly scheme: string;
  readonly option: string;
  readonly description: string;
  readonly carrier: CredentialCarrier;
}

/** The options for the security schemes with one text as their credential. */
export function credentialOptions({ components }: ApiModel): CredentialOption[] {
  return Object.entries(components.securitySchemes).flatMap(([scheme, model]) => {
    const carrier = isSingleText(model) && carrierOf(model);
    return carrier ? [{ scheme, option: optionOf(scheme), description: model.description, carrier }] : [];
  });
}

/** Problems of schemes whose credentials would get the same option. */
export function optionProblems(api: ApiModel): Problem[] {
  const options = credentialOptions(api);
  return options.flatMap(({ scheme, option }, index) => {
    const first = options.slice(0, index).find((other) => other.option === option);
    if (!first) return [];
    return emitProblem(
      "security-schemes-alike",
      { first: first.scheme, second: scheme, option },
      { pointer: `securitySchemes/${scheme}` },
    );
  });
}

/** The option for the variables of the server. */
export const variablesOption = "serverVariables";

/** The client's options other than credentials. */
const ownOptions: ReadonlySet<string> = new Set([...Object.keys(defaults), "baseUrl", variablesOption]);

/** Names of error classes that the platform or the package already has. */
const taken: ReadonlySet<string> = new Set([
  ..."AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError".split(" "),
  ...["ResultError", "NetworkError"],
]);
