import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../scripts/commands.ts";

/** Runs the program; its exit code and what it printed. */
function program(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/cli.ts", ...args],
    { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  return { code: status, stdout, stderr };
}

describe("the program", () => {
  it("lists its commands", () => {
    const { code, stdout } = program("--help");
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name]) => name)).toEqual(
      Object.keys(commands),
    );
  });

  it("names the command that is meant", () => {
    expect(program("verfy")).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: unknown command 'verfy'\n(Did you mean verify?)\n(--help lists the commands)\n",
    });
  });

  it("runs the commands that scripts run, and describes itself", () => {
    const { code, stdout, stderr } = program("diff", "--releases", "no-such-folder");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Fix: Name the old document: `npx nairi-contract diff OLD NEW`");
  });
});

it.each(Object.keys(commands))("`%s` is a module, and a script of this repository", (name) => {
  expect(existsSync(`scripts/${name}.ts`)).toBe(true);
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  expect(scripts[name]).toMatch(new RegExp(`^node scripts/run\\.js ${name}( |$)`));
});
