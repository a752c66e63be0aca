import type { Problem } from "../../lib/problem.ts";
import type { ContractCheck } from "./index.ts";
import { twice } from "./names.ts";

/** Every operation has a page of its own, with words on it. */
export const checkDocs: ContractCheck = ({ operations }) => [
  ...operations.flatMap((operation): Problem[] =>
    (["title", "description", "page", "section"] as const)
      .filter((field) => !operation[field]?.trim())
      .map((field) => ({
        code: "words-missing",
        message: `\`${operation.operationId}\` has no \`${field}\`.`,
        pointer: `operations/${operation.operationId}/${field}`,
        fix: "Write it: the docs page needs it.",
      })),
  ),
  ...twice(
    // Some file systems count no capitals.
    operations.map(({ section, page }) => `${section}/${page}`.toLowerCase()),
    (path, indexes) => ({
      code: "duplicate-page",
      message: `${indexes.map((index) => `\`${operations[index]?.operationId}\``).join(" and ")} have the same docs page, \`${path}\`.`,
      pointer: `operations/${operations[indexes[1] ?? 0]?.operationId}/page`,
      fix: "Give one of them another `page`.",
    }),
  ),
];
