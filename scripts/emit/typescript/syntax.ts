import { type TransformFailure, transform } from "esbuild";
import type { Files } from "../../lib/output/files.ts";
import type { Problem } from "../../lib/problem.ts";
import { emitProblem } from "../problems.ts";

/** The generated files of TypeScript, JavaScript and JSON that do not parse. */
export async function syntaxProblems(files: Files): Promise<Problem[]> {
  const found = await Promise.all([...files].map(([path, text]) => faultOf(path, text)));
  return found.flatMap((problem) => problem ?? []);
}

async function faultOf(path: string, text: string): Promise<Problem | undefined> {
  const [, kind] = /\.(ts|js|json)$/.exec(path) ?? [];
  if (!kind) return undefined;
  try {
    if (kind === "json") JSON.parse(text);
    else await transform(text, { loader: kind as "ts" | "js", logLevel: "silent", sourcefile: path });
    return undefined;
  } catch (error) {
    const [first] = (error as Partial<TransformFailure>).errors ?? [];
    const why = first ? `${first.text} (line ${first.location?.line})` : (error as Error).message;
    return emitProblem("generated-does-not-parse", { file: path, reason: why });
  }
}
