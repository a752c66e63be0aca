import { existsSync } from "node:fs";
import { join } from "node:path";

/** A command of the package: the module `scripts/<name>.ts`. */
export interface PackedCommand {
  readonly name: string;
  /** Files and folders of the repository that it reads, beside modules; missing ones are left out. */
  readonly reads: readonly string[];
  /** Packages that it runs without importing them. */
  readonly runs: readonly string[];
  /** Whether it has the option `--spec`, whose default is then the package's own spec. */
  readonly takesSpec: boolean;
}

/** The commands of the package, if the repository has them. */
const commands: readonly PackedCommand[] = [
  { name: "start", reads: ["dist/docs"], runs: [], takesSpec: true },
  { name: "verify", reads: ["docs/verify.md"], runs: [], takesSpec: true },
  { name: "diff", reads: ["docs/diff.md"], runs: ["@redocly/cli"], takesSpec: false },
];

export function packedCommands(root: string): PackedCommand[] {
  return commands.filter(({ name }) => existsSync(join(root, `scripts/${name}.ts`)));
}

/** The program that hands over to a command; `spec` is the compiled spec's path in the package. */
export function programOf(name: string, known: readonly PackedCommand[], spec: string): string {
  const rows = known.map(
    (command) =>
      `  ${command.name}: { run: () => import("../scripts/${command.name}.js"), options: [${command.takesSpec ? '"--spec", spec' : ""}] },`,
  );
  return `#!/usr/bin/env node
import { fileURLToPath } from "node:url";

const spec = fileURLToPath(new URL("../${spec}", import.meta.url));
const commands = {
${rows.join("\n")}
};
const [name] = process.argv.splice(2, 1);
if (Object.hasOwn(commands, name ?? "")) {
  const { run, options } = commands[name];
  // Of an option that is given twice, the last counts: the caller's.
  process.argv.splice(2, 0, ...options);
  await run();
} else {
  process.stderr.write("usage: ${name} ${known.map((command) => command.name).join("|")} [options] (--help lists them)\\n");
  process.exitCode = 2;
}
`;
}
