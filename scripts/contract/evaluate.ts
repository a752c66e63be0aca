import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ProblemError } from "../lib/problem.ts";
import { frameIn } from "./stack.ts";
import { thrown } from "./thrown.ts";

/**
 * The default export of a bundled spec. It runs from a temporary file, as only files have stack traces
 * that lead to sources.
 */
export async function evaluate(
  code: string,
  path: string,
  inputs: readonly string[],
  wanted = "defineApi({ … })",
): Promise<unknown> {
  const directory = await mkdtemp(join(tmpdir(), "spec-"));
  const file = join(directory, "spec.mjs");
  process.setSourceMapsEnabled(true);
  try {
    await writeFile(file, code);
    const module: { default?: unknown } = await orNothingLeft(import(pathToFileURL(file).href), path);
    if (module.default === undefined)
      throw new ProblemError([
        {
          code: "spec-without-default-export",
          message: `\`${path}\` has no default export.`,
          file: path,
          fix: `Write \`export default ${wanted}\`.`,
        },
      ]);
    return module.default;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const frame = error instanceof Error ? frameIn(error, inputs) : {};
    throw new ProblemError([{ ...thrown(error, "while it loads"), file: path, ...frame }], { cause: error });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Loads a module; rejects if it waits for something that nothing will do: Node would end the process silently. */
async function orNothingLeft<Module>(loaded: Promise<Module>, file: string): Promise<Module> {
  let giveUp = () => {};
  const nothingLeft = new Promise<never>((_, reject) => {
    giveUp = () =>
      reject(
        new ProblemError([
          {
            code: "spec-never-loads",
            message: `\`${file}\` waits at its top level for something that never comes.`,
            file,
            fix: "Take the `await` out that waits for it, there or in a module that it imports.",
          },
        ]),
      );
    process.once("beforeExit", giveUp);
  });
  try {
    return await Promise.race([loaded, nothingLeft]);
  } finally {
    process.off("beforeExit", giveUp);
  }
}
