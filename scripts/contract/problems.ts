import { type ProblemMaker, type ProblemTexting, problemMaker } from "../lib/problem-table.ts";
import { apiWordProblems } from "./problems/api-words.ts";
import { loadingProblems } from "./problems/loading.ts";
import { operationProblems } from "./problems/operations.ts";
import { schemaProblems } from "./problems/schemas.ts";
import { securityProblems } from "./problems/security.ts";
import { travelProblems } from "./problems/travel.ts";
import { visibilityProblems } from "./problems/visibility.ts";

/** What can be wrong with a spec. */
export const contractProblems = {
  ...loadingProblems,
  ...apiWordProblems,
  ...operationProblems,
  ...schemaProblems,
  ...securityProblems,
  ...travelProblems,
  ...visibilityProblems,
} as const satisfies ProblemTexting;

/** Makes a problem of `contractProblems`. */
export const contractProblem: ProblemMaker<typeof contractProblems> = problemMaker(contractProblems);
