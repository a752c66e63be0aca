/** A piece of code: text, or a group, which is on one line if it fits and contains no forced break. */
export type Code = string | Group;

export interface Group {
  /** `{`, `fetch(` */
  readonly open: string;
  readonly close: string;
  /** Between the brackets and the content on one line. */
  readonly pad: "" | " ";
  /** After the last entry of a broken group. */
  readonly trailing: "" | "," | ";";
  /** Between entries; absent: a comma. */
  readonly separator?: ";";
  /** The group is broken from this many entries on; absent: only where it is too wide. */
  readonly breaksFrom?: number | undefined;
  readonly entries: readonly Entry[];
  /** Pads the keys of a broken group, if the language aligns its values; gets each entry's printed value. */
  readonly align?: (
    entries: readonly { readonly key: string; readonly value: string }[],
  ) => readonly string[];
}

export interface Entry {
  /** With its separator, without the blank: `name:` */
  readonly key?: string;
  readonly value: Code;
}

/** How a language lays out its code. */
export interface Style {
  /** The most columns that a line may have if it can be broken. */
  readonly width: number;
  /** One level of indentation. */
  readonly unit: string;
}

/** The surroundings of a piece of code: its line's indentation, the text before it on its line and after it. */
export interface CodePlace {
  readonly indent?: string;
  readonly before?: string;
  readonly after?: string;
}

/** Prints code that continues the line that `before` begins; the result has neither `indent` nor `before`. */
export function print(
  code: Code,
  style: Style,
  { indent = "", before = "", after = "" }: CodePlace = {},
): string {
  const line = flat(code);
  if (typeof code === "string") return line;
  if (!mustBreak(code) && columns(indent + before + line + after) <= style.width) return line;
  return broken(code, style, indent);
}

function mustBreak(code: Code): boolean {
  if (typeof code === "string") return false;
  const { breaksFrom = Number.POSITIVE_INFINITY, entries } = code;
  return entries.length >= breaksFrom || entries.some(({ value }) => mustBreak(value));
}

/** Prints a group broken, whether or not it would fit on one line. */
export function broken(group: Group, style: Style, indent = ""): string {
  if (group.entries.length === 0) return group.open + group.close;
  const inside = indent + style.unit;
  const { separator = "," } = group;
  const entries = group.entries.map(({ key = "", value }, index) => {
    const before = key && `${key} `;
    const after = index < group.entries.length - 1 ? separator : group.trailing;
    return { key, value: print(value, style, { indent: inside, before, after }), after };
  });
  const keys = group.align?.(entries) ?? entries.map(({ key }) => key && `${key} `);
  const lines = entries.map(({ value, after }, index) => `${inside}${keys[index]}${value}${after}\n`);
  return `${group.open}\n${lines.join("")}${indent}${group.close}`;
}

function flat(code: Code): string {
  if (typeof code === "string") return code;
  const entries = code.entries.map(({ key, value }) => (key ? `${key} ${flat(value)}` : flat(value)));
  const pad = entries.length > 0 ? code.pad : "";
  return code.open + pad + entries.join(`${code.separator ?? ","} `) + pad + code.close;
}

/** A tab counts as four; text of several lines never fits. */
function columns(text: string): number {
  return text.includes("\n") ? Number.POSITIVE_INFINITY : [...text.replaceAll("\t", "    ")].length;
}
