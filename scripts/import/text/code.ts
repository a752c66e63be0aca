/*
 * Source text in layout: parts that stand one after the other, and groups that are broken over lines where a line would
 * be too long. The result is what the formatter of this repository makes of it, or close to that.
 */

/** Text, a group, or several parts in sequence. */
export type SpecCode = string | CodeGroup | readonly SpecCode[];

/** Items between brackets, with commas. */
export interface CodeGroup {
  readonly open: string;
  readonly items: readonly SpecCode[];
  readonly close: string;
  /** Each item has a line of its own, even if all fit on one. */
  readonly isBroken?: boolean;
}

/** Where lines are broken. */
const width = 110;

/** A call with one argument or several. */
export function callText(callee: string, ...args: readonly SpecCode[]): SpecCode {
  const [only] = args;
  // The brackets of a single group come directly inside those of the call.
  if (only !== undefined && args.length === 1 && !isPlain(only)) return [`${callee}(`, only, ")"];
  return { open: `${callee}(`, items: args, close: ")" };
}

/** An object; properties without a value are left out. */
export function objectText(
  properties: Readonly<Record<string, SpecCode | undefined>>,
  { isBroken = false }: { readonly isBroken?: boolean } = {},
): CodeGroup {
  const items = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [[`${name}: `, value]],
  );
  return { open: "{", items, close: "}", isBroken };
}

export function listText(items: readonly SpecCode[]): CodeGroup {
  return { open: "[", items, close: "]" };
}

/** The text of code that begins in a column of a line with an indentation. */
export function printed(code: SpecCode, indent = 0, column = indent): string {
  const line = flatText(code);
  if (line !== undefined && column + line.length <= width) return line;
  if (typeof code === "string") return code;
  if (isGroup(code)) return broken(code, indent);
  let text = "";
  for (const [index, part] of code.entries()) {
    const after = flatText(code.slice(index + 1)) ?? "";
    const at = endColumn(text, column);
    const own = flatText(part);
    // What follows up to the next bracket stays on the line.
    const stuck = Math.min(after.length, 1 + Math.max(0, after.search(/[({[]/)));
    text +=
      own !== undefined && at + own.length + stuck <= width
        ? own
        : printed(part, indent, Math.max(at, width - (own?.length ?? 0)));
  }
  return text;
}

function broken({ open, items, close }: CodeGroup, indent: number): string {
  if (items.length === 0) return open + close;
  const inner = " ".repeat(indent + 2);
  const lines = items.map((item) =>
    item === blank ? "" : `${inner}${printed(item, indent + 2)}${isStatement(item) ? end(item) : ","}`,
  );
  return `${open}\n${lines.join("\n")}\n${" ".repeat(indent)}${close}`;
}

/** An item that is an empty line. */
export const blank = "";

/** A comment has no comma behind it, and a statement ends in its own way. */
function isStatement(item: SpecCode): boolean {
  return textStart(item).startsWith("//") || textStart(item).startsWith("return ");
}

function end(item: SpecCode): string {
  return textStart(item).startsWith("//") ? "" : ";";
}

function textStart(item: SpecCode): string {
  if (typeof item === "string") return item;
  return isGroup(item) ? item.open : textStart(item[0] ?? "");
}

const flat = new WeakMap<object, { readonly text: string | undefined }>();

/** The text on one line; `undefined` if it can't be on one. */
function flatText(code: SpecCode): string | undefined {
  if (typeof code === "string") return code.includes("\n") ? undefined : code;
  const known = flat.get(code) ?? { text: madeFlat(code) };
  flat.set(code, known);
  return known.text;
}

function madeFlat(code: Exclude<SpecCode, string>): string | undefined {
  if (isGroup(code)) {
    if ((code.isBroken && code.items.length > 0) || code.items.includes(blank)) return undefined;
    const items = code.items.map(flatText);
    if (items.some((item) => item === undefined || item.startsWith("//"))) return undefined;
    const space = code.open.endsWith("{") && items.length > 0 ? " " : "";
    return `${code.open}${space}${items.join(", ")}${space}${code.close}`;
  }
  const parts = code.map(flatText);
  return parts.some((part) => part === undefined) ? undefined : parts.join("");
}

/** About how many lines code takes: each item of a group that is broken has one. */
export function linesOf(code: SpecCode): number {
  if (typeof code === "string") return 1;
  const line = flatText(code);
  if (line !== undefined && line.length <= 90) return 1;
  if (isGroup(code)) return code.items.reduce<number>((sum, item) => sum + linesOf(item), 2);
  return code.reduce<number>((sum, part) => sum + linesOf(part) - 1, 1);
}

function endColumn(text: string, column: number): number {
  const line = text.lastIndexOf("\n");
  return line === -1 ? column + text.length : text.length - line - 1;
}

export function isGroup(code: SpecCode): code is CodeGroup {
  return typeof code === "object" && !Array.isArray(code);
}

function isPlain(code: SpecCode): boolean {
  return typeof code === "string";
}

/** The names in braces, brackets and calls of code: all its text in one piece, to look for names. */
export function allText(code: SpecCode): string {
  if (typeof code === "string") return code;
  if (isGroup(code)) return code.open + code.items.map(allText).join() + code.close;
  return code.map(allText).join("");
}
