/** The numbers of a semantic version, and what follows them in a pre-release. */
export function versionParts(version: string): { readonly numbers: readonly number[]; readonly pre: string } {
  const [core = "", ...pre] = version.split("-");
  return { numbers: core.split(".").map(Number), pre: pre.join("-") };
}

/** Compares two semantic versions for `sort`: a pre-release comes before its release. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a), versionParts(b)];
  const difference = left.numbers.map((number, index) => number - (right.numbers[index] ?? 0)).find(Boolean);
  if (difference !== undefined) return difference;
  if (left.pre === right.pre) return 0;
  if (left.pre === "" || right.pre === "") return left.pre === "" ? 1 : -1;
  return left.pre.localeCompare(right.pre, "en", { numeric: true });
}
