import { stringify } from "yaml";
import { printJson } from "../../lib/print-json.ts";
import type { Source } from "../source.ts";

/** The document as files: JSON for programs, YAML for people. */
export function emitOpenApi({ document }: Pick<Source, "document">): Map<string, string> {
  return new Map([
    ["openapi.json", printJson(document)],
    ["openapi.yaml", stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })],
  ]);
}
