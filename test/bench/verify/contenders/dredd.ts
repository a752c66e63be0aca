import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ResolvedOperation } from "../../../../scripts/contract/contract.ts";
import { type Contender, type Entry, NotInstalled, subjectPath } from "../contender.ts";
import { npmExec } from "./npm-exec.ts";

/** Milliseconds for npm to fetch it, and for all its requests. */
const patience = 240_000;

/**
 * Dredd, which sends each operation's example and compares the answer with the documented one. All
 * servers stand in one document, as it takes longer to start than to check one.
 */
export const dredd: Contender = async ({ url, contract, entries, folder }) => {
  const paths = Object.assign({}, ...entries.map((entry) => pathsOf(contract.operations, entry))) as object;
  const info = { title: contract.api.title, version: contract.api.version };
  await writeFile(join(folder, "dredd.json"), JSON.stringify({ openapi: "3.0.3", info, paths }));
  const token = entries[0]?.subject.principal.token ?? "";
  const args = ["dredd", "dredd.json", url, "--header", `Authorization: Bearer ${token}`];
  const program = npmExec(
    "dredd@14.1.0",
    [...args, "--reporter=xunit", "--output=dredd.xml", "--loglevel=error"],
    folder,
  );
  try {
    await program.ends(patience);
    const report = join(folder, "dredd.xml");
    if (!existsSync(report)) throw new NotInstalled();
    return complaintsIn(await readFile(report, "utf8"));
  } finally {
    program.stop();
  }
};

function pathsOf(operations: readonly ResolvedOperation[], { subject, number }: Entry): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const own = operation.fullPath.replace(
      /\{(\w+)\}/g,
      (_, name: string) => subject.principal.params[name] ?? "",
    );
    const path = subjectPath(number) + own;
    const [answer] = operation.responses;
    const methods = paths[path] ?? {};
    paths[path] = methods;
    methods[operation.method.toLowerCase()] = {
      summary: operation.title,
      ...(operation.body ? { requestBody: { content: contentOf(operation.body) } } : {}),
      responses: {
        [answer?.status ?? 0]: {
          description: answer?.description,
          ...(answer?.body ? { content: contentOf(answer.body) } : {}),
        },
      },
    };
  }
  return paths;
}

function contentOf({ mediaType, examples }: NonNullable<ResolvedOperation["body"]>): object {
  return { [mediaType]: { example: Object.values(examples)[0]?.value } };
}

/** The failed cases of Dredd's report, each by its method, path and status. */
function complaintsIn(xml: string): Map<number, Set<string>> {
  const complaints = new Map<number, Set<string>>();
  for (const [, name = ""] of xml.matchAll(/<testcase name="([^"]*)"[^>]*>\s*<(?:failure|error)/g)) {
    const [, number = "", path = ""] = /\/subjects\/(\d+)(\S*)/.exec(name) ?? [];
    const found = complaints.get(Number(number)) ?? new Set();
    complaints.set(Number(number), found.add(`${name.split(" ")[0]} ${path}`));
  }
  return complaints;
}
