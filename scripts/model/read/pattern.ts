/**
 * Translates a pattern from another dialect to ECMA-262: named groups and anchors of Python, Java and PCRE,
 * escapes without effect, and `(?i)` at the start. `undefined` if ECMA-262 can't express it.
 */
export function patternOf(text: string): string | undefined {
  if (isPattern(text)) return text;
  const [, flags = "", rest = ""] = /^\(\?([a-z]+)\)(.*)$/s.exec(text) ?? [undefined, "", text];
  if (!/^[imsux]*$/.test(flags) || /[msx]/.test(flags)) return undefined;
  const known = escaped(
    rest
      .replaceAll("(?P<", "(?<")
      .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
      .replace(/^\\A/, "^")
      .replace(/\\[zZ]$/, "$"),
  );
  const made = flags.includes("i") ? anyCase(known) : known;
  return isPattern(made) ? made : undefined;
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}

const posix: Readonly<Record<string, string>> = {
  alpha: "a-zA-Z",
  digit: "0-9",
  alnum: "a-zA-Z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\\s",
  xdigit: "0-9A-Fa-f",
  punct: "!-\\/:-@\\[-`\\{-~",
};

/** Removes backslashes that escape nothing, and adds those that are needed. */
function escaped(text: string): string {
  return text
    .replace(/\[:(\w+):\]/g, (whole, name: string) => posix[name] ?? whole)
    .replace(/\\([^\w\\^$.*+?()[\]{}|/-])/gu, "$1")
    .replace(/\\([_ ])/g, "$1")
    .replace(/\\-(?![^[]*\])/g, "-")
    .replace(/(^|[^\\\]})\w])\{(?!\d)/g, "$1\\{")
    .replace(/(^|[^\\\d,}])\}/g, (whole, before: string, index: number, all: string) =>
      /\{\d+,?\d*$|\\[pPuk]\{[^}]*$/.test(all.slice(0, index + before.length)) ? whole : `${before}\\}`,
    );
}

/** Writes each letter in both cases, also in classes. */
function anyCase(text: string): string {
  const tokens =
    text.match(
      /\\[pPuk]\{[^}]*\}|\\k<[^>]*>|\\c?[\s\S]|\(\?<?[=!:]|\(\?<\w+>|[a-z]-[a-z]|[A-Z]-[A-Z]|[\s\S]/gu,
    ) ?? [];
  let inClass = false;
  return tokens
    .map((token) => {
      if (token === "[") inClass = true;
      if (token === "]") inClass = false;
      if (/^[a-zA-Z]-[a-zA-Z]$/.test(token) && inClass) return token.toLowerCase() + token.toUpperCase();
      const both = [...token].every((one) => /^[a-zA-Z-]$/.test(one))
        ? [...token].map((one) =>
            one === "-" || inClass
              ? one.toLowerCase() + (one === "-" ? "" : one.toUpperCase())
              : `[${one.toLowerCase()}${one.toUpperCase()}]`,
          )
        : [token];
      return both.join("");
    })
    .join("");
}
