import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printJson } from "../../lib/print-json.ts";
import type { Problem } from "../../lib/problem.ts";
import { lintReport, redoclyConfig, redoclyConfigs } from "../../lib/redocly.ts";
import { withoutReferencesInValues } from "../../lib/references-in-values.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ApiModel } from "../../model/model.ts";
import { contractPlace } from "./contract-place.ts";

const describe = 'Say what it is: `.meta({ description: "…" })`';

/** The fix, by rule, if the message does not say it. */
const fixes: Readonly<Record<string, string>> = {
  "no-unsafe-markdown": "Remove it, or write it differently: other sites run what a description contains.",
  "parameter-description": `${describe}.`,
  "rule/property-description": `${describe}; in a record of listed names, on the schema of the values.`,
};

interface LintReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly pointer?: string }[];
  }[];
}

/** Everything that affects the result of {@link lintDocument}, except the tools: the document and the rules. */
export async function lintContent(document: OpenApiDocument, own?: string): Promise<string> {
  const texts = redoclyConfigs(own).map((path) => readFile(path, "utf8"));
  return JSON.stringify([...(await Promise.all(texts)), document]);
}

/**
 * Runs the rules of `redocly.yaml` on the document of a contract, and returns problems of any severity; `own` is the
 * path of a team's rules, which extend or change ours.
 */
export async function lintDocument(
  document: OpenApiDocument,
  model: ApiModel,
  own?: string,
): Promise<Problem[]> {
  const directory = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const file = join(directory, "openapi.json");
    await writeFile(file, printJson(withoutReferencesInValues(document)));
    const { problems } = await lintReport<LintReport>(file, await redoclyConfig(own, directory));
    return problems.map(({ ruleId, message, location }) => ({
      code: `lint/${ruleId}`,
      message,
      pointer: contractPlace(location[0]?.pointer ?? "#/", model),
      fix: fixes[ruleId] ?? `Correct it in the spec; the rule is \`${ruleId}\` in \`redocly.yaml\`.`,
    }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
