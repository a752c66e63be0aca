import { resolve } from "node:path";
import { Command } from "commander";
import { expect, it } from "vitest";
import { withContractOptions } from "../scripts/contract-options.ts";

it.each([
  ["of the working directory", {}, [], "spec/index.ts"],
  ["beside the command, wherever it is started", { beside: true }, [], resolve("spec/index.ts")],
  ["that is named", { beside: true }, ["--spec", "other.ts"], "other.ts"],
] as const)("the spec is that %s", (_where, place, given, wanted) => {
  const command = withContractOptions(new Command(), place);
  command.parse(given, { from: "user" });
  expect(command.opts()["spec"]).toBe(wanted);
  expect(command.helpInformation()).not.toContain(resolve("."));
});
