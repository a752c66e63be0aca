import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Identifier, Node } from "typescript";
import { leadsOut } from "../lib/paths.ts";
import { type BundledSpec, toolchain } from "./bundle.ts";

const zod = dirname(createRequire(import.meta.url).resolve("zod/package.json"));
/** Whose versions are known: they are the tools'. The vocabulary reads nothing but what it is given. */
const known = [toolchain, `${zod}/`].map((folder) => pathToFileURL(folder).href);

/** What lets a module read more than its imports: the surroundings, the clock, chance, and ways to any of them. */
const ambient =
  /^(?:process|Date|Temporal|performance|crypto|fetch|globalThis|global|self|window|require|eval|Function|Intl|navigator|WebAssembly|Worker|WebSocket|EventSource|XMLHttpRequest|localStorage|sessionStorage|setTimeout|setInterval|setImmediate|gc|__dirname|__filename)$/;
/** The same of what stands behind a dot. */
const ambientMember = /^(?:random|constructor|stack|prepareStackTrace|toLocale\w*|localeCompare)$/;
/** A text without any of these words, be they in a comment, has no such name. */
const words = new RegExp(
  `\\b(?:${[ambient, ambientMember].map(({ source }) => source.slice(1, -1)).join("|")}|import\\s*[.(]|await)`,
);

/**
 * Whether the modules of a spec, Zod and the tools alone decide what it says: no module of its author imports anything
 * else or names what could differ in the next run. `false` where that is not certain.
 */
export async function isClosed({
  inputs,
  imports,
}: Pick<BundledSpec, "inputs" | "imports">): Promise<boolean> {
  // One that is imported in vain has only its name.
  const isKnown = (url: string) => url === "zod" || known.some((folder) => url.startsWith(folder));
  if (!imports.every(isKnown)) return false;
  for (const input of inputs)
    if (leadsOut(toolchain, input) && /\.[cm]?[jt]sx?$/.test(input)) {
      const text = await readFile(input, "utf8");
      if (words.test(text) && (await namesSurroundings(input, text))) return false;
    }
  return true;
}

async function namesSurroundings(path: string, text: string): Promise<boolean> {
  const { compiler: ts } = await import("../lib/compiler.ts");
  const isAmbient = (name: Identifier): boolean => {
    const { parent } = name;
    if (ts.isPropertyAccessExpression(parent) && parent.name === name) return ambientMember.test(name.text);
    if (ts.isPropertyAssignment(parent) && parent.name === name) return false;
    return ambient.test(name.text) || ambientMember.test(name.text);
  };
  const found = (node: Node): boolean =>
    ts.isMetaProperty(node) ||
    ts.isAwaitExpression(node) ||
    (ts.isForOfStatement(node) && node.awaitModifier !== undefined) ||
    (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) ||
    (ts.isElementAccessExpression(node) &&
      ts.isStringLiteralLike(node.argumentExpression) &&
      ambientMember.test(node.argumentExpression.text)) ||
    (ts.isIdentifier(node) && isAmbient(node)) ||
    (ts.forEachChild(node, (child) => found(child) || undefined) ?? false);
  return found(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
}
