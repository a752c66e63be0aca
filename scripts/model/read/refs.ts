import type { Json } from "../../lib/json.ts";
import { valueAt } from "../../lib/json-pointer.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";
import type { Problem } from "../../lib/problem.ts";
import { modelProblem } from "../problems.ts";

/** The target of a `$ref`, or why it has none. */
export type RefTarget = { readonly value: unknown } | { readonly wrong: Problem };

/** Records a reference without a target; reading continues. */
export type Refuse = (problem: Problem) => void;

/** Looks a reference up in a document; opens no file and makes no network request. */
export function refTarget(document: Json, ref: string): RefTarget {
  const place = { pointer: ref };
  if (!ref.startsWith("#")) return { wrong: modelProblem("ref-without-target:outside", { ref }, place) };
  const pointer = percentDecoded(ref.slice(1));
  if (pointer === undefined || !/^(\/|$)/.test(pointer))
    return { wrong: modelProblem("ref-without-target:form", { ref }, place) };
  const value = valueAt(document, pointer);
  if (value === undefined) return { wrong: modelProblem("ref-without-target:nothing", { ref }, place) };
  return { value };
}
