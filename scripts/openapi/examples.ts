import type { Body } from "../contract/body.ts";
import type { ResolvedOperation } from "../contract/contract.ts";
import type { Source } from "../output/files.ts";
import { printJson } from "./print.ts";
import { exampleKey } from "./routes.ts";

/**
 * The example payloads as JSON, for programs in other languages:
 * `examples/<operationId>/request.<name>.json`, `<status>.<name>.json`.
 */
export function emitExamples({ contract }: Pick<Source, "contract">): Map<string, string> {
  return new Map(contract.operations.flatMap(ofOperation));
}

function ofOperation({ operationId, body, responses, errors, sharedErrors }: ResolvedOperation) {
  const folder = `examples/${operationId}`;
  return [
    ...ofBody(body, `${folder}/request`),
    ...responses.flatMap((response) => ofBody(response.body, `${folder}/${response.status}`)),
    ...[...errors, ...sharedErrors].map(
      (error) => [`${folder}/${error.status}.${exampleKey(error.text)}.json`, printJson(error.body)] as const,
    ),
  ];
}

function ofBody(body: Body | undefined, path: string) {
  return Object.entries(body?.kind === "json" ? body.examples : {}).map(
    ([name, { value }]) => [`${path}.${name}.json`, printJson(value)] as const,
  );
}
