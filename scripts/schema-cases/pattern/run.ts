import { createContext, Script } from "node:vm";
import { RE2JS } from "re2js";
import { maybeSlow } from "./slow.ts";

/** A pattern that texts are tried on. */
export interface Tester {
  test(text: string): boolean;
  /** By which Ajv tells patterns apart. */
  toString(): string;
}

/** How many milliseconds a text may take on a pattern that no engine without backtracking can run. */
const deadline = 200;

/** A pattern that can't be run, or whose answer did not come in time. */
class Unrunnable extends Error {}

const testers = new Map<string, Tester>();

/**
 * ECMA-262 with `u`, as JSON Schema says; without it where the pattern is only valid so. A pattern
 * that may take exponential time runs on an engine without backtracking, or under a deadline.
 */
export function regExp(source: string): Tester {
  const known = testers.get(source) ?? make(source);
  testers.set(source, known);
  return known;
}

function make(source: string): Tester {
  const native = nativeOf(source);
  if (native && !maybeSlow(source)) return native;
  try {
    // What ECMA-262 does not know (`(?i)`, `(?P<name>…)`) is meant as RE2 has it.
    const linear = RE2JS.compile(native ? RE2JS.translateRegExp(asWritten(source)) : source);
    return { test: (text) => linear.matcher(text).find(), toString: () => source };
  } catch {
    return native ? underDeadline(source, native) : unrunnable(source);
  }
}

function nativeOf(source: string): RegExp | undefined {
  for (const flags of ["u", ""])
    try {
      return new RegExp(source, flags);
    } catch {}
  return undefined;
}

function unrunnable(source: string): Tester {
  return {
    test: () => {
      throw new Unrunnable(`the pattern \`${source}\` is none of ECMA-262`);
    },
    toString: () => source,
  };
}

/** `\s` and `.` mean other characters to RE2 than to ECMA-262. */
function asWritten(source: string): string {
  const parts = source.match(/\\.|\[(?:\\.|[^\]\\])*\]|./gsu) ?? [];
  return parts
    .map((part) => {
      if (part === ".") return "[^\\n\\r\\x{2028}\\x{2029}]";
      if (part.startsWith("[")) return part.replace(/\\s/g, spaces);
      return part === "\\s" ? `[${spaces}]` : part === "\\S" ? `[^${spaces}]` : part;
    })
    .join("");
}

const spaces =
  "\\t\\n\\v\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
const script = new Script("pattern.test(text)");

/** Once too slow, a pattern is not tried again. */
function underDeadline(source: string, pattern: RegExp): Tester {
  const tooSlow = () => new Unrunnable(`the pattern \`${source}\` takes too long on some texts`);
  const context = createContext({ pattern, text: "" });
  let isTooSlow = false;
  return {
    test: (text) => {
      if (isTooSlow) throw tooSlow();
      try {
        context["text"] = text;
        return script.runInContext(context, { timeout: deadline }) as boolean;
      } catch {
        isTooSlow = true;
        throw tooSlow();
      }
    },
    toString: () => source,
  };
}
