import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { printJson } from "../../lib/print-json.ts";
import type { Problem } from "../../lib/problem.ts";
import { lintReport } from "../../lib/redocly.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import type { ApiModel } from "../../model/model.ts";
import { contractPlace } from "./contract-place.ts";

/** Redocly's strictest rules and the project's own. */
const rules = fileURLToPath(new URL("../../../redocly.yaml", import.meta.url));

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

/** All that decides what {@link lintDocument} finds, but the tools: the document and the rules. */
export async function lintContent(document: OpenApiDocument, own?: string): Promise<string> {
  const texts = [rules, ...ownRules(own)].map((path) => readFile(path, "utf8"));
  return JSON.stringify([...(await Promise.all(texts)), document]);
}

/** The path of a team's rules, unless they are ours. */
function ownRules(own: string | undefined): string[] {
  const path = own === undefined ? rules : resolve(own);
  return path === rules ? [] : [path];
}

/** The file of our rules and further ones, which is written to a directory if there are any. */
async function rulesFile(further: readonly string[], directory: string): Promise<string> {
  if (further.length === 0) return rules;
  const config = join(directory, "redocly.yaml");
  await writeFile(config, printJson({ extends: [rules, ...further] }));
  return config;
}

/**
 * What the rules of `redocly.yaml` find in the document of a contract, of whatever severity; `own` is the path of a
 * team's rules, which are added to ours, or change them.
 */
export async function lintDocument(
  document: OpenApiDocument,
  model: ApiModel,
  own?: string,
): Promise<Problem[]> {
  const directory = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const file = join(directory, "openapi.json");
    await writeFile(file, printJson(document));
    const { problems } = await lintReport<LintReport>(file, await rulesFile(ownRules(own), directory));
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
