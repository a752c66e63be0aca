import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { type AnyOperation, placeOfOperation, webhookOperations } from "../sent.ts";
import type { ContractCheck } from "./index.ts";
import { duplicates } from "./names.ts";
import { namesInMessage } from "./names-in-message.ts";

/** Every operation and every webhook has a page of its own, with a title and a description. */
export const checkDocs: ContractCheck = (api) => {
  const all: readonly AnyOperation[] = [...api.operations, ...webhookOperations(api)];
  return [
    ...all.flatMap((operation): Problem[] =>
      (["title", "description", "page", "section"] as const)
        .filter((field) => !operation[field]?.trim())
        .map((field) =>
          contractProblem(
            "words-missing",
            { operationId: operation.operationId, field },
            { pointer: `${placeOfOperation(operation)}/${field}` },
          ),
        ),
    ),
    ...duplicates(
      // Some file systems ignore capitals.
      all.map(({ section, page }) => `${section}/${page}`.toLowerCase()),
      (page, indexes) => {
        const same = indexes.flatMap((index) => all[index] ?? []);
        const operations = namesInMessage(
          same.map(({ operationId }) => operationId),
          " and ",
        );
        const [, second] = same;
        const pointer = `${second && placeOfOperation(second)}/page`;
        return contractProblem("duplicate-page", { operations, page }, { pointer });
      },
    ),
  ];
};
