import { namesOfNames } from "../../lib/name-of-text.ts";
import { printJson } from "../../lib/print-json.ts";
import type { OperationModel, PayloadModel } from "../../model/model.ts";
import { fileName } from "../samples/file-name.ts";
import type { Source } from "../source.ts";

/**
 * The example payloads, JSON or text, for programs in other languages:
 * `examples/<operationId>/request.<name>.json`, `<status>.<name>.csv`.
 */
export function emitExamples({ model }: Pick<Source, "model">): Map<string, string> {
  return new Map(model.operations.flatMap(ofOperation));
}

function ofOperation({ operationId, requestBody, responses, errors }: OperationModel) {
  const folder = `examples/${operationId}`;
  return [
    ...ofContent(requestBody?.content ?? [], `${folder}/request`),
    ...responses.flatMap(({ status, content }) => ofContent(content, `${folder}/${status}`)),
    ...errors
      .filter(({ body }) => body !== undefined)
      .map(({ status, id, body }) => [`${folder}/${status}.${id}.json`, printJson(body)] as const),
  ];
}

function ofContent(content: readonly PayloadModel[], path: string) {
  return content.flatMap(({ kind, mediaType, examples }) => {
    if (kind !== "json" && kind !== "text") return [];
    const names = namesOfNames(Object.keys(examples));
    return Object.entries(examples).map(([name, { value }]): [string, string] =>
      kind === "json"
        ? [`${path}.${names.get(name)}.json`, printJson(value)]
        : [fileName(`${path}.${names.get(name)}`, mediaType), String(value)],
    );
  });
}
