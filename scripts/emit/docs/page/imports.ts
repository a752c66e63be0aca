import type { Nodes, Root } from "mdast";

/** The site's components that pages use, by the module that exports them. */
const modules: readonly (readonly [path: string, names: readonly string[]])[] = [
  ["fumadocs-ui/components/callout", ["Callout"]],
  ["fumadocs-ui/components/card", ["Card", "Cards"]],
  ["fumadocs-ui/components/tabs", ["Tab", "Tabs"]],
  ["fumadocs-ui/components/type-table", ["TypeTable"]],
];

/** One block of imports for the components in the content, or for those of them that `isNeeded` tells. */
export function importsOf(content: Root, isNeeded: (name: string) => boolean = () => true): string {
  const used = new Set(elementNames(content).filter(isNeeded));
  return modules
    .map(([path, names]) => [path, names.filter((name) => used.has(name))] as const)
    .filter(([, names]) => names.length > 0)
    .map(([path, names]) => `import { ${names.join(", ")} } from ${JSON.stringify(path)};`)
    .join("\n");
}

function elementNames(node: Nodes): string[] {
  const own = node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement" ? [node.name ?? ""] : [];
  return "children" in node ? [...own, ...node.children.flatMap(elementNames)] : own;
}
