import { expect, it } from "vitest";
import { z } from "zod";
import type { LoadedContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { verify } from "../../scripts/verify/index.ts";
import { jsonAnswer, listen } from "../defects/http.ts";
import { tinyApi } from "../prove/document/tiny-contract.ts";

it("a server that asks for a credential where none is needed breaks the contract, and is not told to be given one", async () => {
  const api = tinyApi(z.int().min(1).max(2), "query");
  const operations = api.operations.map((operation) => ({ ...operation, method: "GET" as const }));
  const contract = resolveContract({ ...api, operations });
  const loaded = { contract, inputs: [], specPath: "" } as unknown as LoadedContract;
  const { url: server, close } = await listen(() => jsonAnswer(401, { error: "error 401" }));
  const { outcome, reasons, findings } = await verify(loaded, { server });
  await close();
  expect({ outcome, reasons }).toEqual({ outcome: "broken", reasons: [] });
  expect(findings.map(({ rule }) => rule)).toContain("valid-query");
});
