import type { Command } from "commander";
import { configure } from "./configured.ts";
import { defineCommand } from "./lib/command.ts";
import { type OtherVersion, otherVersions } from "./model/document/versions.ts";

/** The commands and their descriptions. The module with a command's name beside this one runs it. */
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

/** The versions of OpenAPI that an option accepts, including 3.1, which is always written. */
export const openapiVersions: readonly string[] = [...otherVersions, "3.1"];

/** The versions other than 3.1 that an option names, each once, in ascending order. */
export function otherVersionsIn(named: readonly string[] = []): OtherVersion[] {
  return otherVersions.filter((version) => named.includes(version));
}

/**
 * Makes a command of the table, with the options that all commands have, and with the settings of the working
 * directory.
 */
export function contractCommand(name: CommandName): Command {
  return defineCommand(name, commands[name]).hook("preAction", (command) => configure(command, name));
}
