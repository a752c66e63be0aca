import { beforeAll, it } from "vitest";
import type { Json } from "../../scripts/lib/json.ts";
import { ProblemError } from "../../scripts/lib/problem.ts";
import { randomFrom } from "../random.ts";
import { seed } from "../seed.ts";
import { changesOf } from "./documents.ts";
import { kitchenSink } from "./edits.ts";
import { mutationsOf } from "./mutations.ts";

let sink: Json;
beforeAll(async () => {
  sink = await kitchenSink();
});

it.each<[verdict: "wire" | "client", count: number]>([
  ["wire", 120],
  ["client", 12],
])(
  "one wrong node in a whole document never ends %s in anything but findings or problems",
  async (verdict, count) => {
    for (const { path, put, document } of mutationsOf(sink, count, randomFrom(seed))) {
      await changesOf(sink, document as Json, "2026-01-01", [verdict]).catch((error: unknown) => {
        if (error instanceof ProblemError && error.problems.length > 0) return [];
        throw new Error(`${path} = ${JSON.stringify(put)}, SEED=${seed}`, { cause: error });
      });
    }
  },
);
