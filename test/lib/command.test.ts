import { spawnSync } from "node:child_process";
import { Option } from "commander";
import { expect, it } from "vitest";
import { defineCommand, whole, withFormerNames } from "../../scripts/lib/command.ts";

function command() {
  const defined = defineCommand("make", "Make it.")
    .configureOutput({ writeErr: () => {} })
    .option("--output <dir>", "folder to write", "generated")
    .option("--seed <n>", "seed of the random values", whole, 1)
    .addOption(new Option("--format <name>", "form of the report").choices(["pretty", "json"]));
  return withFormerNames(defined, { "--out": "--output", "--random": "--seed", "--report": "--format" });
}

it.each([
  [[], { output: "generated", seed: 1 }],
  [["--out", "there"], { output: "there", seed: 1 }],
  [["--out=there"], { output: "there", seed: 1 }],
  [["--output", "here"], { output: "here", seed: 1 }],
  [["--random", "7"], { output: "generated", seed: 7 }],
  [["--report", "json"], { output: "generated", seed: 1, format: "json" }],
  // The last one counts, as of any option.
  [["--out", "there", "--output", "here"], { output: "here", seed: 1 }],
])("%j gives %j", (args, options) => {
  expect(command().parse(args, { from: "user" }).opts()).toEqual(options);
});

it.each([
  [
    ["--report", "xml"],
    "error: option '--report <name>' argument 'xml' is invalid. Allowed choices are pretty, json.",
  ],
  [["--random", "x"], "error: option '--random <n>' argument 'x' is invalid. Expected a whole number."],
])("%j is refused as by the new name", (args, message) => {
  expect(() => command().parse(args, { from: "user" })).toThrow(message);
});

it("lists the names of today only", () => {
  const help = command().helpInformation();
  expect([...help.matchAll(/--[a-z]+/g)].map(([name]) => name)).toEqual([
    "--verbose",
    "--output",
    "--seed",
    "--format",
    "--help",
  ]);
});

it("refuses a former name of an option that is not there", () => {
  expect(() => withFormerNames(defineCommand("make", "Make it."), { "--out": "--output" })).toThrow(
    "`make` has no option `--output`.",
  );
});

it("tells what is no problem of the user as a fault of the toolchain, and ends with 2", () => {
  const script = `
    import { defineCommand, runCommand } from ${JSON.stringify(new URL("../../scripts/lib/command.ts", import.meta.url).href)};
    await runCommand(defineCommand("make", "Make it.").action(() => { throw new Error("It is broken."); }));
  `;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", script],
    { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } },
  );
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr: [
      "✗ unexpected (unexpected)",
      "  The command failed: It is broken.",
      "  Fix: This is a fault of the toolchain: run the command again with `--verbose` and report what it prints.",
      "",
      "1 problem.",
      "",
    ].join("\n"),
  });
});
