import listed from "spdx-license-list/simple.js";

/** The license identifiers in an SPDX expression; `undefined` if it is not one. */
export function licensesIn(expression: string): readonly string[] | undefined {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  const found: string[] = [];
  let at = 0;
  const isNext = (...words: readonly string[]) => words.includes(tokens[at] ?? "") && ++at > 0;
  const one = (): boolean => {
    if (isNext("(")) return all() && isNext(")");
    const id = tokens[at++] ?? "";
    if (!isLicense(id)) return false;
    found.push(id);
    return !isNext("WITH") || /^[\w.-]+$/.test(tokens[at++] ?? "");
  };
  const all = (): boolean => one() && (!isNext("AND", "OR") || all());
  return all() && at === tokens.length ? found : undefined;
}

/** Whether it is an identifier of SPDX's list, or a custom one: `LicenseRef-Acme`. */
function isLicense(id: string): boolean {
  return listed.has(id.replace(/\+$/, "")) || /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/.test(id);
}
