import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import type { ContractCheck } from "./index.ts";
import { twice } from "./names.ts";
import { namesInMessage } from "./names-in-message.ts";

/** Every operation has a page of its own, with words on it. */
export const checkDocs: ContractCheck = ({ operations }) => [
  ...operations.flatMap((operation): Problem[] =>
    (["title", "description", "page", "section"] as const)
      .filter((field) => !operation[field]?.trim())
      .map((field) =>
        contractProblem(
          "words-missing",
          { operationId: operation.operationId, field },
          { pointer: `operations/${operation.operationId}/${field}` },
        ),
      ),
  ),
  ...twice(
    // Some file systems ignore capitals.
    operations.map(({ section, page }) => `${section}/${page}`.toLowerCase()),
    (page, indexes) => {
      const ids = indexes.map((index) => operations[index]?.operationId ?? "");
      return contractProblem(
        "duplicate-page",
        { operations: namesInMessage(ids, " and "), page },
        { pointer: `operations/${ids[1]}/page` },
      );
    },
  ),
];
