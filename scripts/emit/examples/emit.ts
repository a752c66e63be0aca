import type { Body } from "../../contract/body.ts";
import type { ResolvedError, ResolvedOperation } from "../../contract/contract.ts";
import { namesOfNames, namesOfTexts } from "../../lib/name-of-text.ts";
import { printJson } from "../openapi/print.ts";
import type { Source } from "../source.ts";

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
    ...ofErrors([...errors, ...sharedErrors], folder),
  ];
}

function ofErrors(errors: readonly ResolvedError[], folder: string) {
  return [...new Set(errors.map(({ status }) => status))].flatMap((status) => {
    const some = errors.filter((error) => error.status === status);
    const names = namesOfTexts(some.map(({ text }) => text));
    return some.map(
      ({ text, body }) => [`${folder}/${status}.${names.get(text)}.json`, printJson(body)] as const,
    );
  });
}

function ofBody(body: Body | undefined, path: string) {
  const examples = body?.kind === "json" ? body.examples : {};
  const names = namesOfNames(Object.keys(examples));
  return Object.entries(examples).map(
    ([name, { value }]) => [`${path}.${names.get(name)}.json`, printJson(value)] as const,
  );
}
