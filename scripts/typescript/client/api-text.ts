import type { Contract } from "../../contract/contract.ts";
import { banner as markdownBanner } from "../../output/readme.ts";
import type { OperationModel } from "./operation-model.ts";

/** `api.md`: every operation with its input and its results. */
export function apiText({ api }: Contract, models: readonly OperationModel[]): string {
  const parts = api.sections.flatMap((section) => {
    const own = models.filter(({ operation }) => operation.section.id === section.id);
    return own.length > 0
      ? [`## ${section.title}\n\n${section.description}`, ...own.map(operationEntry)]
      : [];
  });
  return `${[
    `${markdownBanner}\n\n# Operations of \`${api.packages.client}\``,
    "Every function also gives the results that any call can have; see the README.",
    ...parts,
  ].join("\n\n")}\n`;
}

function operationEntry(model: OperationModel): string {
  const { operation, input, results, inputType } = model;
  const fields = input.fields.map(
    ({ name, place, required, words }) =>
      `| \`${name}\` | ${place} | ${required ? "yes" : "no"} | ${cell(words ?? "")} |`,
  );
  const rows = results.map(({ status, ok, kind, words, texts }) => {
    const value = ok ? { json: "`data`", blob: "`data`: `Blob`", nothing: "no data" }[kind] : "`error`";
    const known = texts.map((text) => `\`${text}\``).join(", ");
    return `| ${status} | ${value}${known && `: ${known}`} | ${cell(words)} |`;
  });
  return [
    `### \`${operation.operationId}\``,
    `${operation.deprecated ? "**Deprecated.** " : ""}${operation.description} \`${operation.method} ${operation.fullPath}\``,
    ...(fields.length > 0
      ? [
          `| field of \`${inputType}\` | in | required | what |\n| --- | --- | --- | --- |\n${fields.join("\n")}`,
        ]
      : []),
    `| status | result | when |\n| --- | --- | --- |\n${rows.join("\n")}`,
  ].join("\n\n");
}

function cell(words: string): string {
  return words.replaceAll("|", "\\|").replaceAll("\n", " ");
}
