import type { Api } from "../../contract/api.ts";
import { camelCase, isIdentifier, pascalCase } from "../words.ts";

/** The API's own name: its title without the word API. */
export function apiName({ title }: Api): string {
  return title.replace(/\s+API$/i, "");
}

/** The class of what `unwrap` throws: `Kitchen Sink API` → `KitchenSinkError`. */
export function errorClass(api: Api): string {
  return `${pascalCase(apiName(api))}Error`;
}

/** The variable that samples hold a client in: `Kitchen Sink API` → `kitchenSink`. */
export function clientVariable(api: Api): string {
  return camelCase(apiName(api));
}

/** The option of `createClient` that takes a security scheme's credential. */
export function optionOf(scheme: string): string {
  return isIdentifier(scheme) ? scheme : camelCase(scheme);
}
