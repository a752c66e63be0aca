import { readFile } from "node:fs/promises";
import { type Problem, ProblemError } from "../problem.ts";
import { Seed } from "./seed.ts";

const fix = "See `docs/local-server.md` for the form of a seed file.";

/** The seed in a JSON file. Throws a `ProblemError` that names each place that is wrong. */
export async function readSeed(file: string): Promise<Seed> {
  const result = Seed.safeParse(parse(await read(file), file));
  if (result.success) return result.data;
  throw new ProblemError(
    result.error.issues.map(({ path, message }) => ({
      code: "seed-invalid",
      message: `The seed is not valid: ${message}.`,
      file,
      pointer: `/${path.map(String).join("/")}`,
      fix,
    })),
  );
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw problem(
      { code: "seed-unreadable", message: `The seed can't be read: ${text(cause)}.`, file, fix },
      cause,
    );
  }
}

function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw problem(
      { code: "seed-no-json", message: `The seed is no JSON: ${text(cause)}.`, file, fix },
      cause,
    );
  }
}

function problem(found: Problem, cause: unknown): ProblemError {
  return new ProblemError([found], { cause });
}

function text(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
