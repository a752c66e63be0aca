import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { Option } from "commander";
import { commandProblem } from "./command-problems.ts";
import { type CommandName, commands, contractCommand } from "./commands.ts";
import type { CiHost } from "./emit/project/ci.ts";
import { projectFiles } from "./emit/project/index.ts";
import { projectNames } from "./emit/project/names.ts";
import { runCommand } from "./lib/command.ts";
import { errorMessage } from "./lib/error-message.ts";
import { commandLine, invocationOf } from "./lib/invocation.ts";
import { ownPackage } from "./lib/own-package.ts";
import { ProblemError } from "./lib/problem.ts";
import { createTerminal } from "./lib/terminal.ts";
import { surroundingsOf } from "./surroundings.ts";

interface Options {
  readonly name?: string;
  readonly server?: string;
  readonly ci: CiHost | "both" | "none";
}

const hosts: Readonly<Record<Options["ci"], readonly CiHost[]>> = {
  github: ["github"],
  gitlab: ["gitlab"],
  both: ["github", "gitlab"],
  none: [],
};

const command = contractCommand("init")
  .option("--name <name>", "name of the API (default: the folder's name)")
  .option("--server <url>", "base URL of its server (default: a host below `.example`)")
  .addOption(new Option("--ci <host>", "whose CI files to write").choices(Object.keys(hosts)).default("both"))
  .action(async ({ name = basename(resolve()), server, ci }: Options) => {
    const { colors, say } = createTerminal();
    const { dependencies, name: tools, version, program } = ownPackage;
    const manifest = await readManifest();
    const place = surroundingsOf(resolve());
    const { files, steps, taken } = projectFiles({
      ...projectNames(name, server),
      tools,
      program,
      versions: {
        tools: version,
        zod: dependencies["zod"] ?? "",
        typescript: dependencies["typescript"] ?? "",
      },
      scripts: (Object.keys(commands) as CommandName[]).filter((one) => one !== "init"),
      ci: hosts[ci],
      place,
      hasTsconfig: existsSync("tsconfig.json"),
      ...(manifest === undefined ? {} : { manifest }),
    });
    if (existsSync("spec/index.ts"))
      throw new ProblemError([commandProblem("spec-exists", {}, { file: "spec/index.ts" })]);
    for (const [path, text] of files) {
      const extended = path === "package.json" && manifest !== undefined && manifest !== text;
      if (!extended && existsSync(path)) {
        say(colors.dim(`  is there    ${path}`));
        if (path.endsWith(".yml"))
          say(`              let it run ${steps.map((step) => `\`${step}\``).join(", ")}`);
        continue;
      }
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: extended ? "w" : "wx" });
      say(`  ${extended ? "extended" : "wrote   "}    ${path}`);
    }
    say(colors.green("✓ A contract with one operation is in `spec/`."));
    if (taken.length > 0) {
      const names = taken.map((name) => `\`${name}\``).join(", ");
      const [first = ""] = taken;
      say(
        `  Scripts of yours have the names of commands: ${names}. \`${commandLine({ by: "program", manager: place.manager }, first)}\` runs the command.`,
      );
    }
    if (files.has("spec/tsconfig.json")) {
      say(colors.dim("  is there    tsconfig.json"));
      say('              let it leave out what has settings of its own: `"exclude": ["spec", "generated"]`');
    }
    const { by } = invocationOf(process.argv, process.env);
    const next = ["generate", "check", "start"].map(
      (name) =>
        `\`${commandLine({ by: taken.includes(name) ? "program" : by, manager: place.manager }, name)}\``,
    );
    say(`  Next: \`${place.manager} install\`, then ${next.join(", ")}.`);
  });

/** The text of the existing `package.json`. Throws a `ProblemError` if it is not JSON. */
async function readManifest(): Promise<string | undefined> {
  if (!existsSync("package.json")) return undefined;
  const text = await readFile("package.json", "utf8");
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    const reason = errorMessage(cause);
    throw new ProblemError([commandProblem("manifest-unreadable", { reason }, { file: "package.json" })], {
      cause,
    });
  }
}

await runCommand(command, { problem: 2 });
