import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract } from "../contract/contract.ts";
import type { Problem } from "../problem.ts";
import type { OpenApiDocument } from "./emit.ts";
import { printJson } from "./print.ts";
import { redoclyReport } from "./redocly.ts";

/** Redocly's strictest rules and the project's own. */
const rules = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

interface LintReport {
  readonly problems: readonly {
    readonly ruleId: string;
    readonly message: string;
    readonly location: readonly { readonly pointer?: string }[];
  }[];
}

/** What the rules of `redocly.yaml` find in the document of a contract, of whatever severity. */
export async function lintDocument(document: OpenApiDocument, { operations }: Contract): Promise<Problem[]> {
  const directory = await mkdtemp(join(tmpdir(), "lint-"));
  try {
    const file = join(directory, "openapi.json");
    await writeFile(file, printJson(document));
    const { problems } = await redoclyReport<LintReport>(["lint", file, "--config", rules], {
      code: "lint-failed",
      work: "lint the document",
      command: "npx redocly lint generated/openapi.yaml",
    });
    return problems.map(({ ruleId, message, location }) => ({
      code: `lint/${ruleId}`,
      message,
      pointer: inContract(location[0]?.pointer ?? "#/", operations),
      fix: `Correct it in the spec; the rule is \`${ruleId}\` in \`redocly.yaml\`.`,
    }));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A place below an operation or a component of the document as the place in the contract. */
function inContract(pointer: string, operations: Contract["operations"]): string {
  const component = /^#\/components\/schemas\/(.+)$/.exec(pointer)?.[1];
  if (component) return `components/${component}`;
  for (const { operationId, fullPath, method } of operations) {
    const base = `#/paths/${fullPath.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
    if (pointer === base || pointer.startsWith(`${base}/`))
      return `operations/${operationId}${pointer.slice(base.length)}`;
  }
  return pointer;
}
