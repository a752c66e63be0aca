import { problemTable } from "../lib/problem-table.ts";
import { loadingProblems } from "./problems/loading.ts";
import { operationProblems } from "./problems/operations.ts";
import { schemaProblems } from "./problems/schemas.ts";
import { travelProblems } from "./problems/travel.ts";

/** What can be wrong with a spec. */
export const { problem: contractProblem, texts: contractProblems } = problemTable({
  ...loadingProblems,
  ...operationProblems,
  ...schemaProblems,
  ...travelProblems,
});
