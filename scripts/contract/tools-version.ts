import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ownPackage } from "../lib/own-package.ts";
import { ProblemError } from "../lib/problem.ts";
import { contractProblem } from "./problems.ts";

/**
 * Throws a `ProblemError` if the spec at a path finds another version of the vocabulary than these tools have: a word
 * that one of them lacks would be read wrong. A spec that finds none imports it by its path.
 */
export function refuseOtherTools(specPath: string, file: string): void {
  const { name, version } = ownPackage;
  const installed = installedVersion(name, specPath);
  if (installed === undefined || installed === version) return;
  const newer = installed.localeCompare(version, "en", { numeric: true }) > 0 ? installed : version;
  throw new ProblemError([contractProblem("tools-version", { name, installed, version, newer }, { file })]);
}

function installedVersion(name: string, from: string): string | undefined {
  try {
    const manifest = createRequire(from).resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(manifest, "utf8")) as { readonly version: string }).version;
  } catch {
    return undefined;
  }
}
