import { ProblemError } from "../../lib/problem.ts";
import { capitalized } from "../../lib/words.ts";
import { emitProblem } from "../problems.ts";

/** The names of a new API and of its packages. */
export interface ProjectNames {
  /** The name without `API`: `Acme`. */
  readonly name: string;
  /** The same in lower case with hyphens: `acme`, `blue-harbour`. */
  readonly slug: string;
  /** The base URL of its server. */
  readonly server: string;
}

/** The names of an API from what its team calls it. Throws a `ProblemError` if no package can have that name. */
export function projectNames(given: string, server?: string): ProjectNames {
  const words = given.replace(/\s*\bAPI\s*$/i, "").match(/[A-Za-z0-9]+/g) ?? [];
  const slug = words.join("-").toLowerCase();
  if (!/^[a-z]/.test(slug) || slug.length > 60)
    throw new ProblemError([emitProblem("api-name", { name: given })]);
  return { name: words.map(capitalized).join(" "), slug, server: server ?? `https://api.${slug}.example` };
}
