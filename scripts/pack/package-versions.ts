import { ProblemError } from "../lib/problem.ts";
import { packProblem } from "./problems.ts";

/** The version of an imported package among the dependencies of a `package.json`. Throws a `ProblemError` if it has none. */
export function versionOf(name: string, versions: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(versions, name)) return versions[name] ?? "";
  throw new ProblemError([packProblem("package-not-a-dependency", { name }, { file: "package.json" })]);
}
