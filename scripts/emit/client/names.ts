import type { Api } from "../../contract/api.ts";
import type { Problem } from "../../lib/problem.ts";
import { isIdentifier } from "../../lib/words.ts";
import { defaults } from "../../runtime/client/client.ts";
import { typeNameOf, variableOf } from "../typescript/identifiers.ts";

/** The API's own name: its title without the word API. */
export function apiName({ title }: Api): string {
  return title.replace(/\s+API$/i, "");
}

/** The class of what `unwrap` throws: `Kitchen Sink API` → `KitchenSinkError`. */
export function errorClass(api: Api): string {
  const name = `${typeNameOf(apiName(api), "Api")}Error`;
  return taken.has(name) ? name.replace(/Error$/, "ApiError") : name;
}

/** The variable that samples hold a client in: `Kitchen Sink API` → `kitchenSink`. */
export function clientVariable(api: Api): string {
  return variableOf(apiName(api), "api");
}

/** The option of `createClient` that takes a security scheme's credential. */
export function optionOf(scheme: string): string {
  const name = isIdentifier(scheme) ? scheme : variableOf(scheme, "key");
  return ownOptions.has(name) ? `${name}Key` : name;
}

/** Schemes whose credentials would be one option. */
export function optionProblems({ securitySchemes }: Api): Problem[] {
  const names = Object.keys(securitySchemes);
  return names.flatMap((name, index) => {
    const first = names.slice(0, index).find((other) => optionOf(other) === optionOf(name));
    if (!first) return [];
    return {
      code: "security-schemes-alike",
      message: `The client can't tell the security schemes \`${first}\` and \`${name}\` apart: both would be its option \`${optionOf(name)}\`.`,
      pointer: `securitySchemes/${name}`,
      fix: "Choose names that differ in more than capitals and punctuation.",
    };
  });
}

/** The client's options that are no credentials. */
const ownOptions: ReadonlySet<string> = new Set([...Object.keys(defaults), "baseUrl"]);

/** Errors that the platform or the package has. */
const taken: ReadonlySet<string> = new Set([
  ..."AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError".split(" "),
  ...["ResultError", "NetworkError"],
]);
