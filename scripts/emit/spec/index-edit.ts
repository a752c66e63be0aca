import ts from "typescript";
import { ProblemError } from "../../lib/problem.ts";
import { emitProblem } from "../problems.ts";
import { lineWidth } from "./operation-text.ts";

/** What is added to a spec's entry module. */
export interface Addition {
  /** The constant to import, from this module. */
  readonly name: string;
  readonly module: string;
  readonly section: string;
  readonly sectionTitle: string;
}

interface Edit {
  readonly at: number;
  /** The end of the replaced range. */
  readonly until?: number;
  readonly text: string;
}

/**
 * Adds an operation to the text of a spec's entry module: to its list, after those of the same section, to
 * its imports, and with its section if the module has none of that id. `file` is the module's name in
 * messages. Throws a `ProblemError` if the lists are not written out there.
 */
export function withOperation(text: string, addition: Addition, file: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const api = apiOf(source);
  const operations = api && listOf(api, "operations");
  const sections = api && listOf(api, "sections");
  if (!operations || !sections) throw new ProblemError([emitProblem("spec-index-form", {}, { file })]);
  const edits = [importOf(source, addition), operationEntry(operations, addition, source)];
  if (!hasSection(sections, addition.section)) {
    const { section, sectionTitle } = addition;
    const fields = [
      `id: ${JSON.stringify(section)},`,
      `title: ${JSON.stringify(sectionTitle)},`,
      `description: todo("what the section holds, in one sentence"),`,
    ];
    const indent = indentOf(sections, source) ?? "\n    ";
    const entry = `{${fields.map((field) => `${indent}  ${field}`).join("")}${indent}}`;
    edits.push(entryAfter(sections.elements.at(-1), sections, entry, source), ...vocabularyImport(source));
  }
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce(
      (edited, { at, until = at, text: added }) => edited.slice(0, at) + added + edited.slice(until),
      text,
    );
}

/** The object that `defineApi` takes. */
function apiOf(source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === "defineApi") {
      const [argument] = node.arguments;
      if (argument && ts.isObjectLiteralExpression(argument)) found ??= argument;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function listOf(api: ts.ObjectLiteralExpression, name: string): ts.ArrayLiteralExpression | undefined {
  for (const property of api.properties)
    if (ts.isPropertyAssignment(property) && property.name.getText() === name)
      return ts.isArrayLiteralExpression(property.initializer) ? property.initializer : undefined;
  return undefined;
}

function hasSection(sections: ts.ArrayLiteralExpression, id: string): boolean {
  return sections.elements.some(
    (element) =>
      ts.isObjectLiteralExpression(element) &&
      element.properties.some(
        (property) =>
          ts.isPropertyAssignment(property) &&
          property.name.getText() === "id" &&
          ts.isStringLiteralLike(property.initializer) &&
          property.initializer.text === id,
      ),
  );
}

/** The operation's entry, after those from the same section's folder. */
function operationEntry(
  list: ts.ArrayLiteralExpression,
  { name, section }: Addition,
  source: ts.SourceFile,
): Edit {
  const own = new Set(
    source.statements
      .filter(ts.isImportDeclaration)
      .filter((one) => moduleOf(one).startsWith(`./${section}/`))
      .map((one) => one.importClause?.namedBindings)
      .flatMap((named) =>
        named && ts.isNamedImports(named) ? named.elements.map((element) => element.name.text) : [],
      ),
  );
  const before = list.elements.filter((element) => own.has(element.getText(source))).at(-1);
  return entryAfter(before ?? list.elements.at(-1), list, name, source);
}

/** One more element of a list, in the list's own layout. */
function entryAfter(
  before: ts.Expression | undefined,
  list: ts.ArrayLiteralExpression,
  entry: string,
  source: ts.SourceFile,
): Edit {
  const indent = indentOf(list, source);
  if (!before || indent !== undefined)
    return { at: before?.getEnd() ?? list.getEnd() - 1, text: before ? `,${indent}${entry}` : entry };
  const line = lineOf(list, source);
  if (line.length + entry.length + 2 <= lineWidth) return { at: before.getEnd(), text: `, ${entry}` };
  // A line that gets too long is broken at each element, as the formatter does it.
  const outer = `\n${/^[ \t]*/.exec(line)?.[0] ?? ""}`;
  const elements = list.elements.map((element) => element.getText(source));
  elements.splice(list.elements.indexOf(before) + 1, 0, entry);
  return {
    at: list.getStart(source),
    until: list.getEnd(),
    text: `[${elements.map((element) => `${outer}  ${element},`).join("")}${outer}]`,
  };
}

function lineOf(list: ts.ArrayLiteralExpression, { text }: ts.SourceFile): string {
  const start = text.lastIndexOf("\n", list.getStart()) + 1;
  const end = text.indexOf("\n", list.getEnd());
  return text.slice(start, end === -1 ? undefined : end);
}

/** The line end and indentation before a list's elements; `undefined` if they share its line. */
function indentOf(list: ts.ArrayLiteralExpression, source: ts.SourceFile): string | undefined {
  const [first] = list.elements;
  return first && /\n[ \t]*$/.exec(source.text.slice(0, first.getStart()))?.[0];
}

/** The import, sorted by module name among those of the spec. */
function importOf(source: ts.SourceFile, { name, module }: Addition): Edit {
  const text = `import { ${name} } from ${JSON.stringify(module)};\n`;
  const imports = source.statements.filter(ts.isImportDeclaration);
  const own = imports.filter((one) => moduleOf(one).startsWith("./"));
  const after = own.find((one) => moduleOf(one) > module);
  if (after) return { at: after.getStart(), text };
  const last = imports.at(-1);
  return last ? { at: last.getEnd(), text: `\n${text.trimEnd()}` } : { at: 0, text: `${text}\n` };
}

/** `todo`, next to `defineApi` in its import. */
function vocabularyImport(source: ts.SourceFile): Edit[] {
  for (const declaration of source.statements.filter(ts.isImportDeclaration)) {
    const named = declaration.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) continue;
    const names = named.elements.map(({ name }) => name.text);
    const last = named.elements.at(-1);
    if (names.includes("defineApi") && !names.includes("todo") && last)
      return [{ at: last.getEnd(), text: ", todo" }];
  }
  return [];
}

function moduleOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
}

/** Where a spec's entry module imports `defineApi` from. */
export function vocabularyOf(text: string, file: string): string | undefined {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements
    .filter(ts.isImportDeclaration)
    .find((one) => one.importClause?.getText(source).includes("defineApi"))
    ?.moduleSpecifier.getText(source)
    .slice(1, -1);
}
