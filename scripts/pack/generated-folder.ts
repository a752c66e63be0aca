import { join, relative } from "node:path";
import { licenseText } from "../emit/client/license.ts";
import { packageText } from "../emit/client/package-text.ts";
import { emitOpenApi } from "../emit/openapi/emit.ts";
import { documentWithSamples } from "../emit/samples/document.ts";
import { emitServer } from "../emit/server/emit.ts";
import type { Source } from "../emit/source.ts";
import { fileText } from "../lib/output/disk.ts";
import { ProblemError } from "../lib/problem.ts";

/**
 * Throws a `ProblemError` if a folder is not what generation makes of a spec: the package of one
 * team would hold the document, the stubs or the licence of another. `spec` and `generated` are as
 * the user gave them.
 */
export async function refuseForeignFolder(plain: Source, spec: string, generated: string): Promise<void> {
  const outside = [plain.specPath, generated].find((path) => relative(process.cwd(), path).startsWith(".."));
  if (outside !== undefined)
    throw new ProblemError([
      {
        code: "build-outside",
        message: `\`${relative(process.cwd(), outside)}\` is outside of the working directory, whose package is built.`,
        file: relative(process.cwd(), outside),
        fix: "Run it in the folder of the repository that holds the spec and what is generated from it.",
      },
    ]);
  const source: Source = { ...plain, document: documentWithSamples(plain) };
  const wanted = new Map([
    ...(await emitOpenApi(source)),
    ...(await emitServer(source)),
    ["client/package.json", packageText(plain.model)],
    ["client/LICENSE", licenseText(plain.model.info)],
  ]);
  for (const [path, text] of wanted) {
    if ((await fileText(join(generated, path))) === text) continue;
    throw new ProblemError([
      {
        code: "generated-not-of-spec",
        message: `\`${join(generated, path)}\` is not what generation makes of \`${spec}\`: a package has one contract, in its current state.`,
        file: join(generated, path),
        fix: `Run \`npm run generate -- --spec ${spec} --output ${generated}\`; or name the folder that is generated from this spec with \`--generated\`.`,
      },
    ]);
  }
}
