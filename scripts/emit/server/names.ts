import { capitalized } from "../../lib/words.ts";
import { functionNameOf } from "../typescript/identifiers.ts";

/** `getItem` → `GetItem`: the first part of the names of an operation's types. */
export function typeName(operationId: string): string {
  return capitalized(functionNameOf(operationId));
}

/** A string or number as a TypeScript literal. */
export function typescriptLiteral(value: string | number): string {
  return JSON.stringify(value);
}
