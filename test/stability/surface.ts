import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { commands } from "../../scripts/commands.ts";
import { reportForms } from "../../scripts/lib/report/forms.ts";
import { verifyRules } from "../../scripts/verify/rules.ts";
import { problemTables } from "../problem-tables.ts";

/** What others rely on, by what it is: names that a release may add to, and only a major one may remove. */
export async function surface(): Promise<Readonly<Record<string, readonly string[]>>> {
  const codes = [...(await problemTables(/(?:^|[/-])problems\.ts$/)).values()].flatMap((texts) =>
    Object.keys(texts).map((key) => key.split(":")[0] ?? key),
  );
  const lists: Record<string, readonly string[]> = {
    "words of the vocabulary": await exportsOf("scripts/contract/index.ts"),
    "exports for settings": await exportsOf("scripts/config/index.ts"),
    "fields that plugins read": await fieldsOf("scripts/model/model.ts"),
    "exports of the client": await exportsOf("generated/client/src/index.ts"),
    "exports of the stubs": [
      ...(await exportsOf("generated/server/index.ts")),
      ...(await exportsOf("generated/server/node.ts")),
    ],
    "codes of problems": codes,
    "rules of verify": Object.keys(verifyRules),
    "rules of diff": await found("scripts/compare", /\brule: "([a-z-]+)"/g),
    "forms of reports": Object.keys(reportForms),
    "commands and options": await options(),
  };
  return Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, [...new Set(all)].sort()]));
}

async function sourceAt(path: string): Promise<ts.SourceFile> {
  return ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.Latest, true);
}

/** The names that a module exports; those of this repository's own operations are another matter. */
async function exportsOf(path: string): Promise<string[]> {
  return (await sourceAt(path)).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier?.getText() ?? "";
      if (from.includes("/operations/")) return [];
      return statement.exportClause && ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ name }) => name.text)
        : [`* from ${from}`];
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return "name" in statement ? [(statement.name as ts.Identifier).text] : [];
  });
}

/** The fields of a module's interfaces: `ApiModel.operations`. */
async function fieldsOf(path: string): Promise<string[]> {
  return (await sourceAt(path)).statements
    .filter(ts.isInterfaceDeclaration)
    .flatMap(({ name, members }) => members.map((member) => `${name.text}.${member.name?.getText()}`));
}

/** What a pattern finds in the modules of a folder. */
async function found(folder: string, pattern: RegExp): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".ts"));
  const texts = await Promise.all(files.map((path) => readFile(join(folder, path), "utf8")));
  return texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name));
}

/** Each command's options, as its module writes them: `generate --spec`. */
async function options(): Promise<string[]> {
  const flags = /\bconst command\b[\s\S]*?\n(?=\n)/;
  const shared = await readFile("scripts/contract-options.ts", "utf8");
  const all = await Promise.all(
    Object.keys(commands).map(async (name) => {
      const module = await readFile(`scripts/${name}.ts`, "utf8");
      const text = (flags.exec(module)?.[0] ?? "") + (/withFormerNames\(command.*/.exec(module)?.[0] ?? "");
      const whole = text.includes("withContractOptions(") ? text + shared : text;
      const names = [...whole.matchAll(/["`](?:-\w, )?(--[a-z-]+)/g)].map(([, flag]) => `${name} ${flag}`);
      return [name, ...names];
    }),
  );
  return all.flat();
}
