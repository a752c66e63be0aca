import { join } from "node:path";
import { licenseText } from "../emit/client/license.ts";
import { packageText } from "../emit/client/package-text.ts";
import { emitOpenApi } from "../emit/openapi/emit.ts";
import { documentWithSamples } from "../emit/samples/document.ts";
import { emitServer } from "../emit/server/emit.ts";
import type { Source } from "../emit/source.ts";
import { fileText } from "../lib/output/disk.ts";
import { leadsOut, shownPath } from "../lib/paths.ts";
import { ProblemError } from "../lib/problem.ts";
import { packProblem } from "./problems.ts";

/**
 * Throws a `ProblemError` if a folder is not what generation makes of a spec: the package of one
 * team would hold the document, the stubs or the licence of another. `spec` and `generated` are as
 * the user gave them.
 */
export async function refuseForeignFolder(plain: Source, spec: string, generated: string): Promise<void> {
  const outside = [plain.specPath, generated].find((path) => leadsOut(process.cwd(), path));
  if (outside !== undefined) {
    const path = shownPath(outside);
    throw new ProblemError([packProblem("build-outside", { path }, { file: path })]);
  }
  const source: Source = { ...plain, document: documentWithSamples(plain) };
  const wanted = new Map([
    ...(await emitOpenApi(source)),
    ...(await emitServer(source)),
    ["client/package.json", packageText(plain.model)],
    ["client/LICENSE", licenseText(plain.model)],
  ]);
  for (const [path, text] of wanted) {
    if ((await fileText(join(generated, path))) === text) continue;
    const file = join(generated, path);
    throw new ProblemError([
      packProblem("generated-not-of-spec", { file, spec, folder: generated }, { file }),
    ]);
  }
}
