import type { Score } from "./score.ts";

/** What is found of several contracts together. */
export function total(scores: readonly Omit<Score, "contract">[]): Omit<Score, "contract"> {
  const none = { planted: 0, breach: 0, advice: 0, missed: 0, atLabel: 0 };
  return scores.reduce<typeof none>(
    (all, one) => ({
      planted: all.planted + one.planted,
      breach: all.breach + one.breach,
      advice: all.advice + one.advice,
      missed: all.missed + one.missed,
      atLabel: all.atLabel + one.atLabel,
    }),
    none,
  );
}
