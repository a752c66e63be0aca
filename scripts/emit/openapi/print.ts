import { stringify } from "yaml";
import type { Source } from "../source.ts";

/** JSON with two spaces and a final line feed. Throws for what JSON would leave out or change unseen. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, onlyJson, 2)}\n`;
}

/** Whoever reads the value beside its text would see another one. */
function onlyJson(key: string, value: unknown): unknown {
  const lost = value === undefined || ["function", "symbol"].includes(typeof value);
  if (lost || (typeof value === "number" && !Number.isFinite(value)))
    throw new TypeError(`\`${key}\` is ${String(value)}, which JSON can't say`);
  return value;
}

/** The document as files: JSON for programs, YAML for people. */
export function emitOpenApi({ document }: Pick<Source, "document">): Map<string, string> {
  return new Map([
    ["openapi.json", printJson(document)],
    ["openapi.yaml", stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })],
  ]);
}
