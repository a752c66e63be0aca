import { count } from "../lib/count.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import type { LocalSource } from "./app.ts";
import { refusalOf } from "./complete.ts";
import type { Connection } from "./database.ts";
import { localProblem } from "./problems.ts";
import { createStore } from "./store.ts";

/** The most objects that don't fit and are reported. */
const most = 5;

/**
 * Throws a `ProblemError` if the database belongs to another contract, or holds objects that the contract's
 * answers can't show (any more).
 */
export function checkKept(connection: Connection, source: LocalSource, file: string | undefined): void {
  const { title, version } = source.api.info;
  const kept = connection.prepare("SELECT title, version FROM contract").get() as
    | { readonly title: string; readonly version: string }
    | undefined;
  if (kept && kept.title !== title)
    throw new ProblemError([
      localProblem("database-of-another-contract", { kept: kept.title, title }, { file }),
    ]);
  const problems = unfit(connection, source, kept?.version ?? version, file);
  if (problems.length > 0) throw new ProblemError(problems);
}

/** Problems of the objects that do not fit the contract; its version `version` stored them. */
function unfit(
  connection: Connection,
  { resources }: LocalSource,
  version: string,
  file: string | undefined,
): Problem[] {
  const problems: Problem[] = [];
  let more = 0;
  const report = (problem: Problem) => {
    if (problems.length < most) problems.push(problem);
    else more++;
  };
  for (const { resource: name, fields } of createStore(connection).all()) {
    const resource = resources.get(name);
    if (!resource) {
      const place = { file, pointer: `/${name}` };
      report(localProblem("database-of-another-version:resource", { version, resource: name }, place));
      continue;
    }
    const [refusal] = resource.forms.flatMap((view) => refusalOf(view, fields) ?? []);
    if (!refusal) continue;
    report(
      localProblem(
        "database-of-another-version:object",
        { version, resource: name, reason: refusal.message },
        { file, pointer: `/${[name, ...refusal.path.map(String)].join("/")}` },
      ),
    );
  }
  if (more === 0) return problems;
  const objects = count(more, "object");
  return [...problems, localProblem("database-of-another-version:more", { objects }, { file })];
}
