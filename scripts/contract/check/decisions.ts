import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { slug } from "github-slugger";
import { shownPath } from "../../lib/paths.ts";
import type { Problem } from "../../lib/problem.ts";
import type { Contract } from "../contract.ts";
import { contractProblem } from "../problems.ts";
import { namesInMessage } from "./names-in-message.ts";
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
  const file = shownPath(path);
  const slugs = headingsOf(readme ?? "").map((title) => slug(title));
  return named
    .filter(({ decision }) => !slugs.includes(decision))
    .map(({ decision, pointer }) => {
      const place = pointer;
      if (readme === undefined)
        return contractProblem("unknown-decision:no-readme", { place, decision, file }, { pointer });
      if (slugs.length === 0)
        return contractProblem("unknown-decision:no-headings", { place, decision, file }, { pointer });
      const meant = nearest(decision, slugs);
      const values = { place, decision, file, headings: namesInMessage(slugs) };
      return meant
        ? contractProblem("unknown-decision:near", { ...values, meant }, { pointer })
        : contractProblem("unknown-decision", values, { pointer });
    });
}

/** The headings of a Markdown text, without look-alikes in code blocks. */
function headingsOf(markdown: string): string[] {
  const text = markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  return [...text.matchAll(/^#{1,6} +(.+?)(?: +#+)? *$/gm)].map(([, title = ""]) => title);
}
