import { reasonAgainstFileName } from "../../lib/file-name.ts";
import { namesOfNames } from "../../lib/name-of-text.ts";
import { printJson } from "../../lib/print-json.ts";
import { kebabCase } from "../../lib/words.ts";
import type { OperationModel, PayloadModel } from "../../model/model.ts";
import { placedOperations } from "../../model/placed-operations.ts";
import { fileName } from "../samples/file-name.ts";
import type { Source } from "../source.ts";

/** The longest name of a folder that an `operationId` gives, in bytes. */
const mostBytes = 100;

/**
 * The example payloads, JSON or text, for programs in other languages:
 * `examples/<operationId>/request.<name>.json`, `<status>.<name>.csv`.
 */
export function emitExamples({ model }: Pick<Source, "model">): Map<string, string> {
  const operations = placedOperations(model).map(({ operation }) => operation);
  const ids = operations.map(({ operationId }) => operationId);
  const names = namesOfNames(ids);
  const isPath = (id: string) => id.split("/").every((name) => !reasonAgainstFileName(name, mostBytes));
  const folderOf = (id: string) => (isPath(id) ? id : names.get(id));
  return new Map(
    operations.flatMap((operation) => ofOperation(operation, `examples/${folderOf(operation.operationId)}`)),
  );
}

function ofOperation({ requestBody, responses, errors }: OperationModel, folder: string) {
  return [
    ...ofContent(requestBody?.content ?? [], `${folder}/request`),
    ...responses.flatMap(({ status, content }) => ofContent(content, `${folder}/${status}`)),
    ...errors
      .filter(({ body }) => body !== undefined)
      .map(({ status, id, body }) => [`${folder}/${status}.${id}.json`, printJson(body)] as const),
  ];
}

function ofContent(content: readonly PayloadModel[], path: string) {
  const texts = new Map<string, string>();
  for (const { kind, mediaType, examples } of content) {
    if (kind !== "json" && kind !== "text") continue;
    const names = namesOfNames(Object.keys(examples));
    for (const [name, { value }] of Object.entries(examples)) {
      const fileOf = (stem: string) => (kind === "json" ? `${stem}.json` : fileName(stem, mediaType, "txt"));
      const file = fileOf(`${path}.${names.get(name)}`);
      // Of several media types with files of one kind, the further ones have it in their names.
      const own = texts.has(file) ? fileOf(`${path}.${kebabCase(mediaType)}.${names.get(name)}`) : file;
      texts.set(own, kind === "json" ? printJson(value) : String(value));
    }
  }
  return [...texts];
}
