import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownPackage } from "../lib/own-package.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { compareVersions, versionParts } from "../lib/version.ts";
import { contractDataIn } from "./installed.ts";
import { contractProblem } from "./problems.ts";

/**
 * Throws a `ProblemError` if the spec at a path finds another version of the vocabulary than these tools have: a word
 * that one of them lacks would be read wrong. A spec that finds none imports it by its path. The spec of a contract's
 * package has a vocabulary of its own, which these tools read unless a later major version of theirs made it.
 */
export function refuseOtherTools(specPath: string, file: string): void {
  const { name, version } = ownPackage;
  const made = toolsOfContract(specPath);
  if (made !== undefined) {
    if (majorOf(made) > majorOf(version)) throw new ProblemError(laterTools(specPath, file));
    return;
  }
  const installed = installedVersion(name, specPath);
  if (installed === undefined || installed === version) return;
  const newer = compareVersions(installed, version) > 0 ? installed : version;
  throw new ProblemError([contractProblem("tools-version", { name, installed, version, newer }, { file })]);
}

/** The problem of a contract's package that later tools made, in whose spec these find something wrong; none otherwise. */
export function laterTools(specPath: string, file: string): Problem[] {
  const { name, version } = ownPackage;
  const made = toolsOfContract(specPath);
  return made !== undefined && compareVersions(made, version) > 0
    ? [contractProblem("tools-version:of-contract", { name, made, version }, { file })]
    : [];
}

function majorOf(version: string): number {
  return versionParts(version).numbers[0] ?? 0;
}

/** The version of the tools that made the contract's package which a compiled spec belongs to. */
function toolsOfContract(specPath: string): string | undefined {
  for (let folder = dirname(specPath); folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, "package.json"))) return contractDataIn(folder)?.tools;
  return undefined;
}

function installedVersion(name: string, from: string): string | undefined {
  try {
    const manifest = createRequire(from).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }).version;
  } catch {
    return undefined;
  }
}
