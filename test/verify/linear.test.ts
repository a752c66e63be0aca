import { expect, it } from "vitest";
import { z } from "zod";
import type { LoadedContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { verify } from "../../scripts/verify/index.ts";
import { grown } from "../bench/client/grown.ts";
import { jsonAnswer, listen } from "../defects/http.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

const tiny = resolveContract(tinyApi(z.int().min(1).max(2), "query"));

it("each operation takes as many requests, however many there are", async () => {
  const { url: server, close } = await listen(() => jsonAnswer(200, {}));
  const counts: number[] = [];
  for (const operations of [10, 20, 40]) {
    const loaded = {
      contract: grown(tiny, operations),
      inputs: [],
      specPath: "",
    } as unknown as LoadedContract;
    counts.push((await verify(loaded, { server })).requests);
  }
  await close();
  const [ten = 0, twenty = 0, forty = 0] = counts;
  expect((twenty - ten) / 10).toBeGreaterThan(5);
  expect((forty - twenty) / 20).toBe((twenty - ten) / 10);
});
