import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { contractProblem } from "../problems.ts";
import { namesInMessage } from "./names-in-message.ts";
import { nearest } from "./nearest.ts";
import { apiVocabulary as form } from "./vocabulary.ts";

/** Finds everything in the value that is not in the vocabulary of an API. */
export function checkForm(api: unknown): Problem[] {
  const result = form.safeParse(api);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(named(api, [...issue.path, key]), key, issue.message.split(" ")))
      : [notAsSaid(api, issue)],
  );
}

function unknownKey(pointer: string, key: string, words: readonly string[]): Problem {
  const meant = nearest(key, words);
  const values = { place: pointer, known: namesInMessage(words) };
  return meant
    ? contractProblem("unknown-key:near", { ...values, meant }, { pointer })
    : contractProblem("unknown-key", values, { pointer });
}

function notAsSaid(api: unknown, { path, message: reason }: z.core.$ZodIssue): Problem {
  const pointer = named(api, path);
  return path.length > 0
    ? contractProblem("spec-form", { place: pointer, reason }, { pointer })
    : contractProblem("spec-form:export", { reason }, { pointer });
}

/** The path with the id of an operation or a webhook instead of its index. */
function named(api: unknown, path: readonly PropertyKey[]): string {
  const [list, index, ...steps] = path;
  if ((list !== "operations" && list !== "webhooks") || typeof index !== "number")
    return path.map(String).join("/");
  const id = (api as Readonly<Record<typeof list, { operationId?: unknown }[]>>)[list][index]?.operationId;
  return [list, typeof id === "string" ? id : index, ...steps].map(String).join("/");
}
