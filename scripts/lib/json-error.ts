/** A token of JSON (RFC 8259), with the white space before it. */
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none in a string.
  /[ \t\r\n]*("(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\]:,])/y;
const space = /[ \t\r\n]*/y;

/** What may come next. */
type Next = "value" | "value or ]" | "name" | "name or }" | "colon" | "comma or end" | "nothing";

/**
 * Returns where a text stops being JSON: the position of the first misplaced token, or the text's length if it is cut
 * off; `undefined` if it is JSON. Node gives the position in only some of its messages.
 */
export function jsonErrorAt(text: string): number | undefined {
  const open: string[] = [];
  let next: Next = "value";
  for (let at = 0; ; at = token.lastIndex) {
    space.lastIndex = at;
    const start = at + (space.exec(text)?.[0].length ?? 0);
    if (start === text.length) return next === "nothing" ? undefined : start;
    token.lastIndex = at;
    const word = token.exec(text)?.[1];
    if (word === undefined || !fits(word, next, open.at(-1))) return start;
    if (word === "{" || word === "[") {
      open.push(word);
      next = word === "{" ? "name or }" : "value or ]";
    } else if (word === ":") next = "value";
    else if (word === ",") next = open.at(-1) === "{" ? "name" : "value";
    else if (next === "name" || (next === "name or }" && word !== "}")) next = "colon";
    else {
      if (word === "}" || word === "]") open.pop();
      next = open.length > 0 ? "comma or end" : "nothing";
    }
  }
}

function fits(word: string, next: Next, within: string | undefined): boolean {
  switch (next) {
    case "value":
      return !/^[}\]:,]$/.test(word);
    case "value or ]":
      return !/^[}:,]$/.test(word);
    case "name":
      return word.startsWith('"');
    case "name or }":
      return word.startsWith('"') || word === "}";
    case "colon":
      return word === ":";
    case "comma or end":
      return word === "," || word === (within === "{" ? "}" : "]");
    case "nothing":
      return false;
  }
}
