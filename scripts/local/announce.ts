import { samplesOf } from "../emit/samples/index.ts";
import { bashWord } from "../emit/samples/literal.ts";
import { compacted } from "../emit/samples/style.ts";
import type { Source } from "../emit/source.ts";
import { capitalized } from "../lib/words.ts";
import { carrierOf, isBasic, isSingleText } from "../model/credential.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { credentialText } from "./keys.ts";
import type { LocalServer } from "./serve.ts";

/** What a person needs for a first request, as lines of text. */
export function announcement(source: Source, { url, sample }: Pick<LocalServer, "url" | "sample">): string {
  const rows = [
    ["URL", url],
    ["Docs", `${url}/docs`],
    ["Console", `${url}/try`],
    ["Key", sample.key ?? "as in the data of this database"],
    ...schemeRows(source.model, sample.key),
    ...Object.entries(sample.ids).map(([name, id]) => [capitalized(name), id]),
  ];
  const width = Math.max(12, ...rows.map(([name = ""]) => name.length));
  const lines = rows.map(([name = "", value]) => `${name.padEnd(width)} ${value}`);
  return `${[...lines, "", ...curl(source, url, sample)].join("\n")}\n`;
}

/** A first request: of the first operation whose path parameters are known, else of the first one, if it fits on a line. */
function curl(source: Source, url: string, { key, params }: LocalServer["sample"]): string[] {
  const candidates = source.model.operations.filter(
    ({ requestBody, deprecated }) => !deprecated && (!requestBody || requestBody.content[0].kind === "json"),
  );
  const operation = candidates.find(({ operationId }) => params[operationId]) ?? candidates[0];
  if (!operation) return [];
  const known = params[operation.operationId];
  const bash = samplesOf(
    operation,
    // Without the team's choice of languages, which may lack this one.
    { model: source.model, zod: source.zod },
    {
      serverUrl: url,
      style: compacted(["bash"]),
      ...(known ? { params: known } : {}),
    },
  ).find(({ lang }) => lang === "bash");
  return [...exports(operation, source.model, key), bash?.source ?? ""];
}

/** The variables that the sample reads the credentials from. */
function exports({ security }: OperationModel, { components }: ApiModel, key: string | undefined): string[] {
  return Object.keys(security[0] ?? {}).flatMap((name) => {
    const scheme = components.securitySchemes[name];
    if (!scheme || key === undefined || !carrierOf(scheme)) return [];
    return [`export ${scheme.environment}=${bashWord(credentialText(scheme, key))}`];
  });
}

/** How the key is given to schemes that do not send it as it is, or can't. */
function schemeRows({ components }: ApiModel, key: string | undefined): string[][] {
  return Object.entries(components.securitySchemes).flatMap(([name, scheme]) => {
    if (scheme.type === "mutualTLS") return [[capitalized(name), "not asked for by this server"]];
    if (key === undefined || isSingleText(scheme)) return [];
    const what = isBasic(scheme) ? "user and password" : scheme.in === "cookie" ? "cookie" : "token";
    return [[capitalized(name), `${credentialText(scheme, key)} (${what})`]];
  });
}
