import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { slug } from "github-slugger";
import type { Problem } from "../../lib/problem.ts";
import type { Contract } from "../contract.ts";
import { nearest } from "./nearest.ts";

/** Each decision that the contract names is a heading of the `README.md` beside the spec (an absolute path). */
export async function checkDecisions({ api, operations }: Contract, specPath: string): Promise<Problem[]> {
  const named = [
    ...api.decisions.map((decision, index) => ({ decision, pointer: `decisions/${index}` })),
    ...operations.flatMap(({ operationId, open = [] }) =>
      open.map(({ decision }, index) => ({
        decision,
        pointer: `operations/${operationId}/open/${index}/decision`,
      })),
    ),
  ];
  if (named.length === 0) return [];
  const path = join(dirname(specPath), "README.md");
  const readme = await readFile(path, "utf8").catch(() => undefined);
  const file = relative(process.cwd(), path);
  const slugs = headingsOf(readme ?? "").map((title) => slug(title));
  return named
    .filter(({ decision }) => !slugs.includes(decision))
    .map(({ decision, pointer }) => {
      const meant = nearest(decision, slugs);
      const list = slugs.map((one) => `\`${one}\``).join(", ") || "none";
      return {
        code: "unknown-decision",
        message:
          readme === undefined
            ? `\`${pointer}\` names the decision \`${decision}\`, but there is no \`${file}\` that says what was decided.`
            : `\`${pointer}\` names the decision \`${decision}\`, which is no heading of \`${file}\`; there are ${list}.`,
        pointer,
        fix: meant
          ? `Write \`${meant}\`, if that is meant; or write the decision under a heading of that name.`
          : `Write the decision into \`${file}\`, under a heading of that name.`,
      };
    });
}

/** The headings of a Markdown text, without look-alikes in code blocks. */
function headingsOf(markdown: string): string[] {
  const text = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  return [...text.matchAll(/^#{1,6} +(.+?)(?: +#+)? *$/gm)].map(([, title = ""]) => title);
}
