import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { type LoadedContract, loadModule } from "../contract/load.ts";
import { placeProblems } from "../contract/places/index.ts";
import { asFields } from "../lib/fields.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { type AnyHooks, type LocalSource, localSource } from "./app.ts";
import { checkedData } from "./data.ts";
import { localProblem } from "./problems.ts";

/**
 * A contract with the hooks of the optional file `local.ts` next to its spec. Throws a `ProblemError` for a
 * file that does not load, a hook without an operation, or invalid data.
 */
export async function withHooks({ contract, specPath }: LoadedContract): Promise<LocalSource> {
  const file = join(dirname(specPath), `local${extname(specPath)}`);
  if (!existsSync(file)) return localSource(contract);
  const hooks = await loadModule(file, {
    wanted: "defineLocal({ … })",
    throwing: (reason, place) => localProblem("hooks-throw", { reason }, place),
  });
  const problems = await placeProblems(checkHooks(hooks, localSource(contract)), file);
  if (problems.length > 0) throw new ProblemError(problems);
  return localSource(contract, hooks as AnyHooks);
}

function checkHooks(hooks: unknown, { api, resources }: LocalSource): Problem[] {
  const fields = asFields(hooks);
  if (!fields) return [localProblem("hooks-invalid:not-an-object", {})];
  const others = Object.keys(fields).filter((name) => !["operations", "data"].includes(name));
  if (others.length > 0)
    return others.map((field) => localProblem("hooks-invalid:unknown-field", { field }, { pointer: field }));
  const { operations = {}, data } = hooks as AnyHooks;
  if (!asFields(operations)) return [localProblem("hooks-invalid:operations", {}, { pointer: "operations" })];
  const known = new Set(api.operations.map(({ operationId }) => operationId));
  const problems = Object.entries(operations).flatMap(([operation, hook]): Problem[] => {
    const place = { pointer: `operations/${operation}` };
    if (!known.has(operation)) return [localProblem("hook-without-operation", { operation }, place)];
    return typeof hook === "function" ? [] : [localProblem("hooks-invalid:hook", { operation }, place)];
  });
  const checked = data === undefined ? undefined : checkedData(data, resources);
  return [...problems, ...(checked && "problems" in checked ? checked.problems : [])];
}
