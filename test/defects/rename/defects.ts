import type { Defects } from "../planted.ts";
import { answers } from "./defects/answers.ts";
import { auth } from "./defects/auth.ts";
import { coverage } from "./defects/coverage.ts";
import { invalidBodies } from "./defects/invalid-bodies.ts";
import { invalidIds } from "./defects/invalid-ids.ts";
import { invalidNames } from "./defects/invalid-names.ts";
import { laws } from "./defects/laws.ts";
import { methodsAndPaths } from "./defects/methods-and-paths.ts";
import { validInput } from "./defects/valid-input.ts";
import type { Behaviour } from "./server.ts";

/** What teams get wrong when they serve the rename, one at a time. */
export const defects: Defects<Behaviour> = {
  answers,
  "valid-input": validInput,
  "invalid-input": { ...invalidIds, ...invalidNames, ...invalidBodies },
  auth,
  "methods-and-paths": methodsAndPaths,
  laws,
  coverage,
};
