import type { Command } from "commander";
import { configure } from "./configured.ts";
import { defineCommand } from "./lib/command.ts";
import { type OtherVersion, otherVersions } from "./model/document/versions.ts";

/** The commands, each with what it does: the module of its name beside this one runs it. */
export const commands = {
  init: "Begin a contract in this folder: a spec with one operation, scripts, CI.",
  new: "Write the file of a new operation, and add it to the spec.",
  import: "Write a spec from an OpenAPI document.",
  generate: "Make everything that is made from the spec.",
  check: "Check formatting, types, unused code and generated files.",
  start: "Serve the API on this machine.",
  docs: "Write the static site: reference, console, pages, document.",
  verify: "Check whether a running server keeps the contract.",
  diff: "Say what a change of the contract means to callers.",
  build: "Make the packages that other repositories install.",
  release: "Release the contract: its document, its changelog entry, its packages.",
} as const;

export type CommandName = keyof typeof commands;

/** What an option can name as versions of OpenAPI: 3.1, which is always written, among them. */
export const openapiVersions: readonly string[] = [...otherVersions, "3.1"];

/** The further versions that an option names, each once, in their order. */
export function otherVersionsIn(named: readonly string[] = []): OtherVersion[] {
  return otherVersions.filter((version) => named.includes(version));
}

/** A command of the table, with the options that all have, and those of the settings of the working directory. */
export function contractCommand(name: CommandName): Command {
  return defineCommand(name, commands[name]).hook("preAction", (command) => configure(command, name));
}
