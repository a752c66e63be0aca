import { existsSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { type LoadedContract, loadModule } from "../contract/load.ts";
import { asFields } from "../lib/fields.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import { type AnyHooks, type LocalSource, localSource } from "./app.ts";
import { checkedData } from "./data.ts";

/**
 * A contract with the hooks of the file `local.ts` beside its spec, where there is one. Throws a
 * `ProblemError` for a file that does not load, a hook of no operation, and data that is not valid.
 */
export async function withHooks({ contract, specPath }: LoadedContract): Promise<LocalSource> {
  const file = join(dirname(specPath), `local${extname(specPath)}`);
  if (!existsSync(file)) return localSource(contract);
  const hooks = await loadModule(file, "defineLocal({ … })");
  const problems = checkHooks(hooks, localSource(contract)).map((problem) => ({ ...problem, file }));
  if (problems.length > 0) throw new ProblemError(problems);
  return localSource(contract, hooks as AnyHooks);
}

function unlike(message: string, pointer?: string): Problem {
  return {
    code: "hooks-invalid",
    message,
    ...(pointer === undefined ? {} : { pointer }),
    fix: "Write `export default defineLocal({ operations: { … }, data: { … } })`; both may be left out.",
  };
}

function checkHooks(hooks: unknown, { api, resources }: LocalSource): Problem[] {
  const fields = asFields(hooks);
  if (!fields) return [unlike("The default export is not an object.")];
  const others = Object.keys(fields).filter((name) => !["operations", "data"].includes(name));
  if (others.length > 0)
    return others.map((name) =>
      unlike(`The default export has \`${name}\`; it may have \`operations\` and \`data\`.`, name),
    );
  const { operations = {}, data } = hooks as AnyHooks;
  if (!asFields(operations)) return [unlike("`operations` is not an object.", "operations")];
  const known = new Set(api.operations.map(({ operationId }) => operationId));
  const problems = Object.entries(operations).flatMap(([id, hook]): Problem[] => {
    if (!known.has(id))
      return [
        {
          code: "hook-without-operation",
          message: `There is a hook for \`${id}\`, which is not an operation of the contract.`,
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
  const checked = data === undefined ? undefined : checkedData(data, resources);
  return [...problems, ...(checked && "problems" in checked ? checked.problems : [])];
}
