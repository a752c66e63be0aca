import { fileURLToPath } from "node:url";
import { Option } from "commander";
import { loadContract } from "../../../scripts/contract/load.ts";
import { whole } from "../../../scripts/lib/command.ts";
import { duration } from "../../../scripts/lib/duration.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { readSetup, type SetupContext } from "../../../scripts/verify/setup-file/read.ts";
import { subjectsOf } from "../../../scripts/verify/subjects.ts";

/** Some options of a command, of each form that there is. */
const options = [
  new Option("--server <url>"),
  new Option("--local"),
  new Option("--token <token>"),
  new Option("--token-command <command>"),
  new Option("--param <name=value>"),
  new Option("--only <operationId...>"),
  new Option("--read-only"),
  new Option("--budget <duration>").argParser(duration),
  new Option("--seed <number>").argParser(whole),
  new Option("--format <form>").choices(["pretty", "json"]),
  new Option("--report <form>").hideHelp(),
  new Option("--setup <file>"),
  // The file has a list of its own for them.
  new Option("--waivers <file>"),
];

/** What a setup file of a fixture is read against. */
export async function setupContext(fixture: string): Promise<SetupContext> {
  const spec = fileURLToPath(new URL(`../../fixtures/${fixture}/index.ts`, import.meta.url));
  const { model: api, zod } = modelOfContract((await loadContract(spec)).contract);
  return { api, subjects: subjectsOf(api, zod), options };
}

export const things = await setupContext("things");

/** Reads a setup file of the contract of things. */
export const readThings = (text: string) => readSetup(text, "verify.yaml", things);
