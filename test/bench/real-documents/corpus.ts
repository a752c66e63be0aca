import { access, readdir } from "node:fs/promises";
import { ProblemError } from "../../../scripts/lib/problem.ts";

/** Beside the repository; never in it. `OPENAPI_CORPUS` says where it is otherwise. */
export const corpus = process.env["OPENAPI_CORPUS"] ?? "../shared/openapi-corpus";

/** The names of the documents of real APIs, or of the one that `DOCUMENT` names; `undefined`, and says so, if the folder is absent. */
export async function corpusDocuments(print: (line: string) => void): Promise<string[] | undefined> {
  const isThere = await access(corpus).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    print(`\`${corpus}\` is absent, so nothing is done; \`OPENAPI_CORPUS\` names another folder.`);
    return undefined;
  }
  const only = process.env["DOCUMENT"];
  const files = (await readdir(corpus)).filter(
    (name) => /\.(json|yaml)$/.test(name) && (!only || name === only),
  );
  if (files.length === 0)
    throw new ProblemError([
      {
        code: "unknown-document",
        message: `There is no document \`${only ?? "*.json, *.yaml"}\` in \`${corpus}\`.`,
        fix: "Name a file of that folder in `DOCUMENT`, as `box.json`.",
      },
    ]);
  return files;
}
