import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { redocly } from "../../../../scripts/lib/redocly.ts";
import { emitDocument } from "../../../../scripts/model/document/emit.ts";
import type { Contender } from "../contender.ts";
import { arazzoOf } from "./arazzo.ts";

interface Output {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Workflow[] }>>;
}

interface Workflow {
  readonly workflowId: string;
  readonly executedSteps: readonly Step[];
}

interface Step {
  readonly stepId: string;
  readonly checks: readonly { readonly name: string; readonly status: string }[];
}

/** Redocly Respect with a generated Arazzo file. */
export const respect: Contender = async ({ url, contract, entries, folder }) => {
  const [document, arazzo, output] = ["openapi.json", "all.arazzo.json", "respect.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await writeFile(document, JSON.stringify({ ...emitDocument(contract), servers: [{ url }] }));
  await writeFile(arazzo, JSON.stringify(arazzoOf(contract, entries, "openapi.json")));
  await redocly([
    "respect",
    arazzo,
    "--json-output",
    output,
    "--max-steps",
    "100000",
    "--max-fetch-timeout",
    "1000",
  ]);
  const { files } = JSON.parse(await readFile(output, "utf8")) as Output;
  const complaints = new Map<number, Set<string>>();
  for (const { executedWorkflows } of Object.values(files))
    for (const { workflowId, executedSteps } of executedWorkflows)
      complaints.set(
        Number(workflowId.split("-")[1]),
        new Set(
          executedSteps.flatMap(({ stepId, checks }) =>
            checks.flatMap(({ name, status }) => (status === "success" ? [] : [`${stepId}: ${name}`])),
          ),
        ),
      );
  return complaints;
};
