import { serverPromises } from "../../../contract/promises.ts";
import type { ApiModel } from "../../../model/model.ts";
import { type Bump, type Finding, makeFinding } from "../../finding.ts";

/** What a server no longer promises, and what it promises of late. Who relies on a promise is broken without it. */
export function promiseFindings(before: ApiModel, after: ApiModel): Finding[] {
  const [{ promises: old }, { promises: now }] = [before, after];
  const told = (word: keyof typeof serverPromises, rule: string, bump: Bump, lead: string) =>
    makeFinding({
      ...{ verdict: "wire", rule, place: `promises ${word}`, direction: "response", bump },
      sentence: `${lead} \`${word}\`: ${serverPromises[word]}`,
    });
  const closed = { before: before.closedResponses, after: after.closedResponses };
  const closure = (rule: string, bump: Bump, sentence: string) =>
    makeFinding({
      ...{ verdict: "wire", rule, place: "promises closed-responses", direction: "response", bump, sentence },
    });
  return [
    ...(closed.before && !closed.after
      ? [
          closure(
            "promise-removed",
            "major",
            "The API no longer promises that its responses never gain a field.",
          ),
        ]
      : []),
    ...(closed.after && !closed.before
      ? [closure("promise-added", "minor", "The API promises that its responses never gain a field.")]
      : []),
    ...old
      .filter((word) => !now.includes(word))
      .map((word) => told(word, "promise-removed", "major", "The API no longer promises")),
    ...now
      .filter((word) => !old.includes(word))
      .map((word) => told(word, "promise-added", "minor", "The API promises")),
  ];
}
