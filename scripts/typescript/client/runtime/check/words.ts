/** How a range is said: ` of at least 1, of at most 80`; bounds beyond every safe integer go without saying. */
export const amount = (least: number, most: number): string =>
  [
    least > Number.MIN_SAFE_INTEGER && ` of at least ${least}`,
    most < Number.MAX_SAFE_INTEGER && ` of at most ${most}`,
  ]
    .filter(Boolean)
    .join(",");
