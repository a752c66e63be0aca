import { stringify } from "yaml";
import type { Source } from "../output/files.ts";

/** JSON with two spaces and a final line feed. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The document as files: JSON for programs, YAML for people. */
export function emitOpenApi({ document }: Pick<Source, "document">): Map<string, string> {
  return new Map([
    ["openapi.json", printJson(document)],
    ["openapi.yaml", stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })],
  ]);
}
