import { readFile } from "node:fs/promises";
import type { LocalData } from "../contract/local.ts";
import { errorMessage } from "../lib/error-message.ts";
import { ProblemError } from "../lib/problem.ts";
import { checkedData } from "./data.ts";
import { fromFormerData } from "./former-data.ts";
import { localProblem } from "./problems.ts";
import type { StoredResource } from "./resources.ts";

/** Reads the data in a JSON file; with `isFormer`, also in its former form. Throws a `ProblemError` that names each wrong place. */
export async function readData(
  file: string,
  resources: ReadonlyMap<string, StoredResource>,
  { isFormer = false }: { readonly isFormer?: boolean } = {},
): Promise<LocalData> {
  const value = parse(await read(file), file);
  const checked = checkedData(isFormer ? fromFormerData(value, resources) : value, resources);
  if ("problems" in checked)
    throw new ProblemError(checked.problems.map((problem) => ({ ...problem, file })));
  return checked.data;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ProblemError([localProblem("data-unreadable", { reason: errorMessage(cause) }, { file })], {
      cause,
    });
  }
}

function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new ProblemError([localProblem("data-not-json", { reason: errorMessage(cause) }, { file })], {
      cause,
    });
  }
}
