/** The first of many things, each as far as a person reads it, and how many more there are. */
export const several = (things: readonly string[], between: string): string =>
  things
    .slice(0, 8)
    .map((thing) => (thing.length > 200 ? `${thing.slice(0, 199)}…` : thing))
    .join(between) + (things.length > 8 ? `${between}and ${things.length - 8} more` : "");

/** How a range is said: ` of at least 1, of at most 80`; bounds beyond every safe integer go without saying. */
export const amount = (least: number, most: number): string =>
  [
    least > Number.MIN_SAFE_INTEGER && ` of at least ${least}`,
    most < Number.MAX_SAFE_INTEGER && ` of at most ${most}`,
  ]
    .filter(Boolean)
    .join(",");
