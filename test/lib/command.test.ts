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
