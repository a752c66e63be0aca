import type { ResolvedOperation } from "../contract/contract.ts";
import { samplesOf } from "../emit/samples/index.ts";
import { bashWord } from "../emit/samples/literal.ts";
import type { Source } from "../emit/source.ts";
import { capitalized } from "../lib/word-cases.ts";
import type { LocalServer } from "./serve.ts";

/** What a person needs to make the first request, as lines of text. */
export function announcement(source: Source, { url, sample }: Pick<LocalServer, "url" | "sample">): string {
  const rows = [
    ["URL", url],
    ["Docs", `${url}/docs`],
    ["Console", `${url}/try`],
    ["Key", sample.key ?? "as in the data of this database"],
    ...Object.entries(sample.ids).map(([name, id]) => [capitalized(name), id]),
  ];
  const width = Math.max(12, ...rows.map(([name = ""]) => name.length));
  const lines = rows.map(([name = "", value]) => `${name.padEnd(width)} ${value}`);
  return `${[...lines, "", ...curl(source, url, sample)].join("\n")}\n`;
}

/** A first request: that of the first operation whose path is known, else of the first, and that a line can hold. */
function curl(source: Source, url: string, { key, params }: LocalServer["sample"]): string[] {
  const candidates = source.contract.operations.filter(
    ({ body, deprecated }) => !deprecated && (!body || body.kind === "json"),
  );
  const operation = candidates.find(({ operationId }) => params[operationId]) ?? candidates[0];
  if (!operation) return [];
  const known = params[operation.operationId];
  const [bash] = samplesOf(operation, source, {
    serverUrl: url,
    ...(known ? { params: known } : {}),
  });
  return [...exports(operation, key), bash?.source ?? ""];
}

/** The variable that the sample reads the credential from. */
function exports({ security }: ResolvedOperation, key: string | undefined): string[] {
  const [first] = security;
  return first && key !== undefined ? [`export ${first.scheme.environment}=${bashWord(key)}`] : [];
}
