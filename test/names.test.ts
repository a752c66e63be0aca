import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

/** The names that a module declares and exports; without what it re-exports. */
function exportedNames(path: string, text: string): string[] {
  const names: string[] = [];
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.ES2022).statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [statement as ts.DeclarationStatement];
    for (const { name } of declared) if (name && ts.isIdentifier(name)) names.push(name.text);
  }
  // A type and a value of one name, and the overloads of a function, are one thing.
  return [...new Set(names)];
}

it.each([
  ["export interface A {}\nexport type B = 1;\nexport const c = 1, d = 2;", ["A", "B", "c", "d"]],
  ["export function f(a: 1): 1;\nexport async function* g() {}\nexport class H {}", ["f", "g", "H"]],
  ['export { a } from "./a.ts";\nconst b = 1;\nexport const t = `\nexport const c = 1;\n`;', ["t"]],
])("%j declares %j", (text, names) => {
  expect(exportedNames("module.ts", text)).toEqual(names);
});

/**
 * Modules of the client that others read as a whole, so that a name of theirs means what it does behind
 * the module's: `check.url`, `decode.json`.
 */
const asWhole = /runtime\/client\/(check|encode|decode)\.ts$/;

/** Client and server are two packages, and these are public names of both. */
const ofTwoPackages: ReadonlySet<string> = new Set(["Bytes", "Logger"]);

it("each exported name of the toolchain means one thing", async () => {
  const declarations = new Map<string, string[]>();
  for (const entry of await readdir("scripts", { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".ts")) continue;
    const path = join(entry.parentPath, entry.name);
    for (const name of exportedNames(path, await readFile(path, "utf8")))
      if (!(asWhole.test(path) && /^[a-z]/.test(name)))
        declarations.set(name, [...(declarations.get(name) ?? []), path]);
  }
  expect(declarations.size).toBeGreaterThan(0);
  const several = [...declarations].filter(([name, paths]) => paths.length > 1 && !ofTwoPackages.has(name));
  expect(Object.fromEntries(several.map(([name, paths]) => [name, paths.sort()]))).toEqual({});
});
