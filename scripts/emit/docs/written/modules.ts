import type { Root } from "mdast";
import type { MdxjsEsm } from "mdast-util-mdx";

/** A statement of JavaScript, as ESTree has it. */
export type Statement = NonNullable<NonNullable<MdxjsEsm["data"]>["estree"]>["body"][number];

/** The names that a page imports or defines itself, with the module of each; `.`: the page. */
export function namesInPage(content: Root): ReadonlyMap<string, string> {
  return new Map(
    statementsOf(content).flatMap((statement) => [
      ...(statement.type === "ImportDeclaration"
        ? statement.specifiers.map(({ local }) => [local.name, String(statement.source.value)] as const)
        : []),
      ...definedNames(statement).map((name) => [name, "."] as const),
    ]),
  );
}

/** How many imports of a page name a file of the site that shows it: only pages are in the docs. */
export function importsBeyond(content: Root): number {
  return statementsOf(content).filter((statement) => {
    const source = "source" in statement ? statement.source?.value : undefined;
    return typeof source === "string" && /^\.{0,2}\//.test(source);
  }).length;
}

function definedNames(statement: Statement): string[] {
  if (statement.type !== "ExportNamedDeclaration" || !statement.declaration) return [];
  const { declaration } = statement;
  if (declaration.type !== "VariableDeclaration") return [declaration.id.name];
  return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
}

function statementsOf({ children }: Root): Statement[] {
  return children.flatMap((node) => (node.type === "mdxjsEsm" ? (node.data?.estree?.body ?? []) : []));
}
