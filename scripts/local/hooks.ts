import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { type LoadedContract, loadModule } from "../contract/load.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { type AnyHooks, type LocalSource, localSource } from "./app.ts";
import { checkedData } from "./data.ts";
import { resourcesOf } from "./resources.ts";

/**
 * A contract with the hooks of the file `local.ts` beside its spec, where there is one. Throws a
 * `ProblemError` for a file that does not load, a hook of no operation, and data that is not valid.
 */
export async function withHooks({ contract, specPath }: LoadedContract): Promise<LocalSource> {
  const file = join(dirname(specPath), `local${extname(specPath)}`);
  if (!existsSync(file)) return localSource(contract);
  const hooks = await loadModule(file, "defineLocal({ … })");
  const problems = checkHooks(hooks, contract).map((problem) => ({ ...problem, file }));
  if (problems.length > 0) throw new ProblemError(problems);
  return localSource(contract, hooks as AnyHooks);
}

function checkHooks(hooks: unknown, contract: LoadedContract["contract"]): Problem[] {
  if (typeof hooks !== "object" || hooks === null)
    return [
      {
        code: "hooks-invalid",
        message: "The default export is not an object.",
        fix: "Write `export default defineLocal({ … })`.",
      },
    ];
  const { operations = {}, data } = hooks as AnyHooks;
  const known = new Set(contract.operations.map(({ operationId }) => operationId));
  const problems = Object.entries(operations).flatMap(([id, hook]): Problem[] => {
    if (!known.has(id))
      return [
        {
          code: "hook-without-operation",
          message: `There is a hook for \`${id}\`, which is no operation of the contract.`,
          pointer: `operations/${id}`,
          fix: "Take it out, or name an operation by its `operationId`.",
        },
      ];
    return typeof hook === "function"
      ? []
      : [
          {
            code: "hooks-invalid",
            message: `The hook of \`${id}\` is not a function.`,
            pointer: `operations/${id}`,
            fix: "Write a function that returns the operation's result.",
          },
        ];
  });
  const checked = data === undefined ? undefined : checkedData(data, resourcesOf(contract));
  return [...problems, ...(checked && "problems" in checked ? checked.problems : [])];
}
