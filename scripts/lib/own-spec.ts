import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Option } from "commander";

/** The spec next to the commands: as it is in the repository, compiled in a package. */
export const ownSpec = fileURLToPath(new URL(`../spec/index${extname(import.meta.url)}`, import.meta.url));

/** The option `--spec` of a command that also works in a package; its help names no folder of this machine. */
export const specOption = new Option("--spec <path>", "module whose default export is the API").default(
  ownSpec,
  "the spec beside the command",
);
