import type { Defects } from "../planted.ts";
import { auth, methodsAndPaths } from "./defects/access.ts";
import { answers } from "./defects/answers.ts";
import { coverage } from "./defects/coverage.ts";
import { invalidInput, validInput } from "./defects/input.ts";
import { lists } from "./defects/lists.ts";
import { objects } from "./defects/objects.ts";
import type { Behaviour } from "./server.ts";

/** What teams get wrong with objects that come and go, one at a time. */
export const defects: Defects<Behaviour> = {
  answers,
  "valid-input": validInput,
  "invalid-input": invalidInput,
  auth,
  "methods-and-paths": methodsAndPaths,
  laws: { ...lists, ...objects },
  coverage,
};
