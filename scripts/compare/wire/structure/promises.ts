import { serverPromises } from "../../../contract/promises.ts";
import type { ApiModel } from "../../../model/model.ts";
import { type Bump, type Finding, makeFinding } from "../../finding.ts";

/** Promises that a server drops or adds. Callers that rely on a promise break without it. */
export function promiseFindings(before: ApiModel, after: ApiModel): Finding[] {
  const [old, now] = [promisesOf(before), promisesOf(after)];
  const beyond = (some: Promises, others: Promises, rule: string, bump: Bump, lead: string) =>
    [...some]
      .filter(([word]) => !others.has(word))
      .map(([word, words]) =>
        makeFinding({
          ...{ verdict: "wire", rule, place: `promises ${word}`, direction: "response", bump },
          sentence: `${lead} ${words}`,
        }),
      );
  return [
    ...beyond(old, now, "promise-removed", "major", "The API no longer promises"),
    ...beyond(now, old, "promise-added", "minor", "The API promises"),
  ];
}

/** What is promised, in words, by name. */
type Promises = ReadonlyMap<string, string>;

function promisesOf({ promises, closedResponses }: ApiModel): Promises {
  return new Map([
    ...(closedResponses ? [["closed-responses", "that its responses never gain a field."] as const] : []),
    ...promises.map((word) => [word, `\`${word}\`: ${serverPromises[word]}`] as const),
  ]);
}
