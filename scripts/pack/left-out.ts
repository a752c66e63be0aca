import type { Artefact, ContractConfig } from "../config/config.ts";
import { configFile } from "../config/file.ts";
import { ProblemError } from "../lib/problem.ts";
import { packProblem } from "./problems.ts";

/** What the two packages hold. */
const held: readonly Artefact[] = ["document", "examples", "client", "server"];

/** Throws a `ProblemError` if the settings leave out what packages hold. */
export function refuseLeftOut({ emit }: Pick<ContractConfig, "emit"> = {}): void {
  const missing = held.filter((one) => emit && !emit.includes(one)).map((one) => `\`${one}\``);
  if (missing.length > 0)
    throw new ProblemError([
      packProblem("package-left-out", { missing: missing.join(", ") }, { file: configFile, pointer: "emit" }),
    ]);
}
