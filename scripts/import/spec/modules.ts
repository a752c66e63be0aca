import { dirname, join, relative } from "node:path/posix";
import { printed, type SpecCode } from "../text/code.ts";

/** Code, and what it needs from other modules: their paths by the names that they export. */
export interface Piece {
  readonly code: SpecCode;
  readonly uses: ReadonlyMap<string, string>;
}

/** A constant of a module. */
export interface Declaration extends Piece {
  readonly name: string;
  /** A type beside the name. */
  readonly type?: string;
  /** A line before it. */
  readonly comment?: string;
}

/** The module specifier of the vocabulary, seen from the spec's folder; a package or a relative path. */
export const vocabulary = "vocabulary";
export const zod = "zod";

/** The text of a module at `path` with these constants; `vocabularyPath` is where the vocabulary is. */
export function moduleText(
  path: string,
  declarations: readonly Declaration[],
  vocabularyPath: string,
): string {
  const own = new Set(declarations.map(({ name }) => name));
  const imports = new Map<string, Set<string>>();
  for (const { uses } of declarations)
    for (const [name, module] of uses) {
      if (module === path && own.has(name)) continue;
      const from = specifier(path, module, vocabularyPath);
      imports.set(from, (imports.get(from) ?? new Set()).add(name));
    }
  const lines = [...imports]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([from, names]) =>
      printed({
        open: "import {",
        items: [...names].sort(byLetters),
        close: `} from ${JSON.stringify(from)};`,
      }),
    );
  const constants = declarations.map(({ name, type, comment, code }) => {
    const head = name === "default" ? "export default " : `export const ${name}${type ? `: ${type}` : ""} = `;
    return `${comment ? `/** ${comment} */\n` : ""}${printed([head, code], 0, 0)};\n`;
  });
  return [...(lines.length > 0 ? [`${lines.join("\n")}\n`] : []), ...constants].join("\n");
}

/** Packages first, then other folders, then the own one. */
function rank(specifier: string): number {
  if (!specifier.startsWith(".")) return 0;
  return specifier.startsWith("../") ? 1 : 2;
}

/** In the order of the formatter: letters before their case. */
function byLetters(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : 1;
}

/** Where both ways are seen from: the vocabulary may be many folders above. */
const deep = `/${"folder/".repeat(100)}`;

function specifier(path: string, module: string, vocabularyPath: string): string {
  if (module === zod) return zod;
  if (module === vocabulary && !vocabularyPath.startsWith(".")) return vocabularyPath;
  const target = module === vocabulary ? vocabularyPath : module;
  const way = relative(join(deep, dirname(path)), join(deep, target));
  return way.startsWith(".") ? way : `./${way}`;
}
