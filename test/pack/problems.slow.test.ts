import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { compileFolder } from "../../scripts/pack/compile.ts";
import { contractManifest } from "../../scripts/pack/contract-manifest.ts";
import { refuseForeignFolder } from "../../scripts/pack/generated-folder.ts";
import { refuseLeftOut } from "../../scripts/pack/left-out.ts";
import { packProblems } from "../../scripts/pack/problems.ts";
import { packTarball } from "../../scripts/pack/tarball.ts";
import { sources } from "../emit/docs/sources.ts";
import { holdProblems } from "../provoked.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pack-problems-"));
});
afterAll(() => rm(folder, { recursive: true }));

const spec = "test/fixtures/workshop/index.ts";
const workshop = { ...sources.workshop, specPath: resolve(spec) };

holdProblems("scripts/pack", packProblems, [
  [
    "build-outside",
    () => refuseForeignFolder(workshop, spec, folder),
    () => {
      const path = relative(process.cwd(), folder);
      return {
        message: `\`${path}\` is outside of the working directory, whose package is built.`,
        file: path,
        fix: "Run it in the folder of the repository that holds the spec and what is generated from it.",
      };
    },
  ],
  [
    "generated-not-of-spec",
    () => refuseForeignFolder(workshop, spec, "no-such-folder"),
    {
      message:
        "`no-such-folder/openapi.json` is not what generation makes of `test/fixtures/workshop/index.ts`: a package has one contract, in its current state.",
      file: "no-such-folder/openapi.json",
      fix: "Run `npm run generate -- --spec test/fixtures/workshop/index.ts --output no-such-folder`; or name the folder that is generated from this spec with `--generated`.",
    },
  ],
  [
    "pack-failed",
    async () => {
      await mkdir(join(folder, "empty"));
      return packTarball(join(folder, "empty"), join(folder, "out"));
    },
    () => ({
      message: `\`npm pack\` refused \`${join(folder, "empty")}\`: Could not read package.json: Error: ENOENT: no such file or directory, open '${join(folder, "empty/package.json")}'.`,
      file: join(folder, "empty"),
      fix: "Run `npm pack --dry-run` in that folder to see its whole output.",
    }),
  ],
  [
    "package-left-out",
    () => refuseLeftOut({ emit: ["document", "server"] }),
    {
      message: "`emit` leaves out what packages hold: `examples`, `client`.",
      file: "contract.config.ts",
      pointer: "emit",
      fix: "Add it to `emit`, or remove `emit`, and run `npm run generate`.",
    },
  ],
  [
    "package-does-not-compile",
    async () => {
      await mkdir(join(folder, "src"));
      await writeFile(join(folder, "package.json"), '{"type":"module"}');
      await writeFile(join(folder, "src/a.ts"), "export const a: string =\n  1;\n");
      return compileFolder(join(folder, "src"), join(folder, "built"));
    },
    {
      message: "The compiler refuses it: Type 'number' is not assignable to type 'string'.",
      file: "src/a.ts",
      line: 1,
      column: 14,
      fix: "The output of `npm run generate` must compile: report it as a bug of the toolchain.",
    },
  ],
  [
    "package-not-a-dependency",
    () =>
      contractManifest(workshop.model, { spec: "index.js", generated: "generated", packages: ["vitest"] }),
    {
      message: "The package imports `vitest`, which is not among the `dependencies`.",
      file: "package.json",
      fix: "Move it there from the `devDependencies`, or remove the import.",
    },
  ],
]);
