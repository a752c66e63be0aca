/** `getItem` → `GetItem`: the first part of the names of an operation's types. */
export function typeName(operationId: string): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}

/** A string or number as a TypeScript literal. */
export function typescriptLiteral(value: string | number): string {
  return JSON.stringify(value);
}
