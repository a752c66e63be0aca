import { join, relative } from "node:path";
import type { LoadedContract } from "../contract/load.ts";
import { withCodeSamples } from "../docs/code-samples.ts";
import { emitDocument } from "../openapi/emit.ts";
import { emitOpenApi } from "../openapi/print.ts";
import { textOf } from "../output/compare.ts";
import type { Source } from "../output/files.ts";
import { ProblemError } from "../problem.ts";
import { licenseText } from "../typescript/client/license.ts";
import { packageText } from "../typescript/client/package-text.ts";
import { emitServer } from "../typescript/server/emit.ts";

/**
 * Throws a `ProblemError` where a folder is not what generation makes of a spec: the package of one
 * team would hold the document, the stubs or the licence of another. `spec` and `generated` are as
 * they were given.
 */
export async function refuseOther(
  { contract, specPath }: LoadedContract,
  spec: string,
  generated: string,
): Promise<void> {
  const outside = [specPath, generated].find((path) => relative(process.cwd(), path).startsWith(".."));
  if (outside !== undefined)
    throw new ProblemError([
      {
        code: "build-outside",
        message: `\`${relative(process.cwd(), outside)}\` is outside of the working directory, whose package is built.`,
        file: relative(process.cwd(), outside),
        fix: "Run it in the folder of the repository that holds the spec and what was generated of it.",
      },
    ]);
  const emitted = emitDocument(contract);
  const document = withCodeSamples({ contract, document: emitted, specPath });
  const source: Source = { contract, document: await document, specPath };
  const wanted = new Map([
    ...(await emitOpenApi(source)),
    ...(await emitServer(source)),
    ["client/package.json", packageText(contract.api)],
    ["client/LICENSE", licenseText(contract.api)],
  ]);
  for (const [path, text] of wanted) {
    if ((await textOf(join(generated, path))) === text) continue;
    throw new ProblemError([
      {
        code: "generated-not-of-spec",
        message: `\`${join(generated, path)}\` is not what generation makes of \`${spec}\`: a package holds one contract, and as it is now.`,
        file: join(generated, path),
        fix: `Run \`npm run generate -- --spec ${spec} --out ${generated}\`; or name the folder that was generated of this spec with \`--generated\`.`,
      },
    ]);
  }
}
