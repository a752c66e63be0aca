import { reasonAgainstFileName } from "../../lib/file-name.ts";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import type { ContractCheck } from "./index.ts";

/** The longest name, in bytes, with room for a prefix and a suffix. */
const most = 100;

/** The names of pages and sections can be names of files. */
export const checkFileNames: ContractCheck = ({ operations, sections }) => [
  ...sections.flatMap(({ id }) => named(id, `sections/${id}`)),
  ...operations.flatMap(({ operationId, page }) => named(page, `operations/${operationId}/page`)),
];

function named(name: string, pointer: string): Problem[] {
  const reason = reasonAgainstFileName(name, most);
  if (!reason) return [];
  const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return [contractProblem("file-name", { name: JSON.stringify(shown), reason }, { pointer })];
}
