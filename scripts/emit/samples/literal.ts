/**
 * Characters that are invisible or reorder the text around them (controls, bidirectional marks,
 * zero-width spaces, line separators): written as escapes, so that a reader sees what is sent. Without
 * the joiners of emoji and scripts (U+200C, U+200D).
 */
const invisible =
  /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** These, and the controls that JSON has escapes for. */
const unseen = new RegExp(`[\0-\x1f]|${invisible.source}`, "g");

/**
 * A string literal in double quotes, valid in JSON, JavaScript, Python and Go alike: they share
 * JSON's escapes, and none of them reads anything else inside the quotes. `text` is well-formed Unicode.
 */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(invisible, escapeUnit);
}

/** The literal as Prettier writes it in JavaScript: in single quotes if that needs fewer escapes. */
export function prettierQuoted(text: string): string {
  const double = quoted(text);
  const count = (sign: string) => text.split(sign).length;
  if (count('"') <= count("'")) return double;
  return `'${inner(double).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A name as the key of a JavaScript object. `__proto__` as a plain key would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

/** A string literal of Ruby, which interpolates after `#`. */
export function rubyQuoted(text: string): string {
  return quoted(text).replace(/#(?=[{$@])/g, "\\#");
}

/** What {@link quoted} puts between the quotes, for an f-string of Python. */
export function pythonFormatText(text: string): string {
  return inner(quoted(text)).replace(/[{}]/g, "$&$&");
}

/** What {@link rubyQuoted} puts between the quotes. */
export function rubyText(text: string): string {
  return inner(rubyQuoted(text));
}

/** The text of a JavaScript template literal. */
export function templateText(text: string): string {
  return inner(quoted(text))
    .replace(/\\"/g, '"')
    .replace(/`|\$(?=\{)/g, "\\$&");
}

/** One word of bash that is `text` and nothing else; `text` has no NUL. */
export function bashWord(text: string): string {
  if (/^[\w./:@%+,=-]+$/.test(text)) return text;
  if (text.search(unseen) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  // Older shells end the quotes at an escaped quote, and expand `!` for their history.
  return `$'${text.replace(/['\\]/g, "\\$&").replace(unseen, escapeBytes).replaceAll("!", "\\x21")}'`;
}

/** The text of a double-quoted word of bash. */
export function bashText(text: string): string {
  return text.replace(/["$\\`]/g, "\\$&");
}

function inner(literal: string): string {
  return literal.slice(1, -1);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function escapeBytes(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`)
    .join("");
}
