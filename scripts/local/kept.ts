import { type Problem, ProblemError } from "../lib/problem.ts";
import type { LocalSource } from "./app.ts";
import { refusalOf } from "./complete.ts";
import type { Connection } from "./database.ts";
import { createStore } from "./store.ts";

/** How many objects that don't fit are told. */
const most = 5;

const fix = "`--reset` empties it and fills it anew; or name another file.";

/**
 * Throws a `ProblemError` where the database is that of another contract, or holds objects that the
 * contract's answers can't show (any more).
 */
export function checkKept(connection: Connection, source: LocalSource, file: string | undefined): void {
  const { title, version } = source.api.info;
  const kept = connection.prepare("SELECT title, version FROM contract").get() as
    | { readonly title: string; readonly version: string }
    | undefined;
  const place = file ? { file } : {};
  if (kept && kept.title !== title)
    throw new ProblemError([
      {
        code: "database-of-another-contract",
        message: `The database holds the objects of \`${kept.title}\`, not of \`${title}\`.`,
        ...place,
        fix,
      },
    ]);
  const problems = unfit(connection, source, kept?.version ?? version);
  if (problems.length > 0) throw new ProblemError(problems.map((problem) => ({ ...problem, ...place })));
}

function unfit(connection: Connection, { resources }: LocalSource, from: string): Problem[] {
  const problems: Problem[] = [];
  let more = 0;
  const report = (what: string, pointer: string) => {
    if (problems.length >= most) more++;
    else
      problems.push({
        code: "database-of-another-version",
        message: `The database was made by version ${from} of the contract, and ${what}.`,
        pointer,
        fix,
      });
  };
  for (const { resource: name, fields } of createStore(connection).all()) {
    const resource = resources.get(name);
    if (!resource) report(`the contract has no resource \`${name}\` now`, `/${name}`);
    const refusals = (resource?.forms ?? []).flatMap((view) => refusalOf(view, fields) ?? []);
    const [refusal] = refusals;
    if (refusal)
      report(
        `an object of \`${name}\` does not fit its schema now: ${refusal.message}`,
        `/${[name, ...refusal.path.map(String)].join("/")}`,
      );
  }
  const [first, ...rest] = problems;
  return first && more > 0
    ? [{ ...first, message: `${first.message} ${more} more objects don't fit, either.` }, ...rest]
    : problems;
}
