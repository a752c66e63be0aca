import { access, readdir } from "node:fs/promises";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { againstItself } from "./real-documents/against-itself.ts";
import { edited } from "./real-documents/edited.ts";

/** Beside the repository; never in it. `OPENAPI_CORPUS` says where it is otherwise. */
const corpus = process.env["OPENAPI_CORPUS"] ?? "../shared/openapi-corpus";

/**
 * Compares documents of real APIs with edited copies, `EDITS` of each, and with themselves; `SEED`
 * draws the same again, `DOCUMENT` takes one of them.
 */
export async function bench(print: (line: string) => void): Promise<void> {
  const isThere = await access(corpus).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    print(`\`${corpus}\` is absent, so nothing is compared; \`OPENAPI_CORPUS\` names another folder.`);
    return;
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
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  print(`SEED=${seed}`);
  const many = Number(process.env["EDITS"] ?? 30);
  if (many > 0) await edited(corpus, files, seed, many, print);
  await againstItself(corpus, files, seed, print);
}
