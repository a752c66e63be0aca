import { count } from "../lib/count.ts";
import type { ApiModel } from "../model/model.ts";
import { type Finding, refingerprinted } from "./finding.ts";
import { type Origin, originsIn } from "./origins.ts";

/**
 * Merges the findings about one change of a named schema into one, with all operations that it affects. They
 * are in the order of the first finding of each.
 */
export function gathered(findings: readonly Finding[], old: ApiModel, now: ApiModel): readonly Finding[] {
  if (findings.length < 2) return findings;
  const [before, after] = [originsIn(old), originsIn(now)];
  const groups = new Map<string, { readonly origin: Origin | undefined; readonly all: Finding[] }>();
  for (const finding of findings) {
    const origin = before(finding) ?? after(finding);
    const { verdict, rule, bump, fingerprint } = finding;
    const key = origin ? JSON.stringify([verdict, rule, bump, origin]) : fingerprint;
    const group = groups.get(key) ?? { origin, all: [] };
    group.all.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ origin, all }) =>
    origin && all.length > 1 ? [together(all, origin)] : all,
  );
}

function together(all: readonly Finding[], { component, pointer }: Origin): Finding {
  const [first] = all as readonly [Finding];
  const operations = [
    ...new Set(all.flatMap(({ operation }) => (operation === undefined ? [] : [operation]))),
  ];
  const others = operations.length - 1;
  const where =
    others > 0
      ? `the same holds for ${count(others, "more operation")} that use \`${component}\``
      : `the same holds wherever it uses \`${component}\``;
  return refingerprinted({ ...first, sentence: first.sentence.replace(/\.$/, `; ${where}.`), operations }, [
    component,
    pointer,
  ]);
}
