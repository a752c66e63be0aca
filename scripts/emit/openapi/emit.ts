import { stringify } from "yaml";
import { printJson } from "../../lib/print-json.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { Source } from "../source.ts";

/** The document as files, JSON for programs and YAML for people, in each version of OpenAPI. */
export function emitOpenApi({
  document,
  versions = new Map(),
}: Pick<Source, "document" | "versions">): Map<string, string> {
  const others = [...versions].map(([version, other]) => filesOf(`openapi.${version}`, other));
  return new Map([filesOf("openapi", document), ...others].flat());
}

function filesOf(name: string, document: OpenApiDocument): [string, string][] {
  return [
    [`${name}.json`, printJson(document)],
    [`${name}.yaml`, stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })],
  ];
}
