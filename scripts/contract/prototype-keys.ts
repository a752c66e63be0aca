import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Node, SourceFile } from "typescript";
import { leadsOut, shownPath } from "../lib/paths.ts";
import type { Problem } from "../lib/problem.ts";
import { contractProblem } from "./problems.ts";

/** The vocabulary, which a spec imports, is in it; its modules name the word, but use it as no key. */
const toolchain = fileURLToPath(new URL("../", import.meta.url));

/**
 * Keys `__proto__` in the object literals of modules (absolute paths). There, the name sets the
 * object's prototype and creates no property, so the exports of a spec don't show it.
 */
export async function prototypeKeys(inputs: readonly string[]): Promise<Problem[]> {
  const found = await Promise.all(
    inputs
      .filter((input) => leadsOut(toolchain, input))
      .map(async (input) => ofModule(input, await readFile(input, "utf8"))),
  );
  return found.flat();
}

async function ofModule(path: string, text: string): Promise<Problem[]> {
  if (!text.includes("__proto__")) return [];
  // Loaded here because few specs contain the word.
  const { compiler: ts } = await import("../lib/compiler.ts");
  const module: SourceFile = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const problems: Problem[] = [];
  const visit = (node: Node) => {
    if (
      ts.isPropertyAssignment(node) &&
      !ts.isComputedPropertyName(node.name) &&
      textOf(node.name) === "__proto__"
    ) {
      const { line, character } = module.getLineAndCharacterOfPosition(node.name.getStart(module));
      const place = { file: shownPath(path), line: line + 1, column: character + 1 };
      problems.push(contractProblem("property-name:prototype", {}, place));
    }
    ts.forEachChild(node, visit);
  };
  const textOf = (name: Node) => ("text" in name ? name.text : undefined);
  visit(module);
  return problems;
}
