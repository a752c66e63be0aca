import type { Problem } from "../../lib/problem.ts";
import type { PartWords } from "../body.ts";
import { contractProblem } from "../problems.ts";
import { formed } from "./tokens.ts";

/** Header fields of a part that a form can't have, or that it writes itself. */
export function partHeaderProblems({ headers = {} }: PartWords, pointer: string): Problem[] {
  const seen = new Set<string>();
  return Object.entries(headers).flatMap(([name, value]) => {
    const place = { place: pointer, name };
    const isTwice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    const malformed = formed("header-name-form", name, `${pointer}/headers`);
    if (malformed.length > 0) return malformed;
    if (isOfForm(name)) return [contractProblem("part-header:own", place, { pointer })];
    if (isTwice) return [contractProblem("part-header:twice", place, { pointer })];
    if (!fieldValue.test(value))
      return [contractProblem("part-header:value", { ...place, value: JSON.stringify(value) }, { pointer })];
    return [];
  });
}

/** Whether a part can have this header field. */
export function isPartHeader(name: string, value: string): boolean {
  return partHeaderProblems({ headers: { [name]: value } }, "").length === 0;
}

/** Whether a form writes it into each part (RFC 7578, section 4). */
function isOfForm(name: string): boolean {
  return /^content-(?:disposition|type|transfer-encoding)$/i.test(name);
}

/** What any library sends as it is: ASCII, not empty, without space around it. */
const fieldValue = /^[!-~](?:[ -~]*[!-~])?$/;
