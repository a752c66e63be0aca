import { expect, it } from "vitest";
import { z } from "zod";
import type { LoadedContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { type Answer, type Handler, handlerOf } from "../defects/http.ts";
import { notesFamily } from "../defects/index.ts";
import notesApi from "../defects/notes/index.ts";
import { correct } from "../defects/notes/server.ts";
import { lawsOn } from "./in-process.ts";

/** The notes, of which a creation with the same key makes one. */
const contract = resolveContract({
  ...notesApi,
  operations: notesApi.operations.map((operation) =>
    operation.operationId === "createNote"
      ? {
          ...operation,
          idempotent: true,
          headers: {
            "Idempotency-Key": z.string().min(1).optional().meta({ description: "Of one creation." }),
          },
        }
      : operation,
  ),
});
const loaded = { contract, inputs: [], specPath: "" } as unknown as LoadedContract;

/** Answers a creation with a key that came before as it was answered then. */
function rememberingKeys(handler: Handler): Handler {
  const known = new Map<string, Answer | undefined>();
  return async (request) => {
    const key = request.headers["idempotency-key"];
    if (request.method !== "POST" || key === undefined) return handler(request);
    const name = `${request.headers.authorization} ${key}`;
    const answer = known.get(name) ?? (await handler(request));
    known.set(name, answer);
    return answer;
  };
}

it("a server that remembers the keys of creations is not found fault with", async () => {
  expect(await lawsOn(loaded, notesFamily, rememberingKeys(handlerOf(correct())))).toEqual([]);
});

it("a server that makes a second object for a key that came before is found", async () => {
  expect(await lawsOn(loaded, notesFamily, handlerOf(correct()))).toEqual(["laws/idempotent createNote"]);
});

it("each creation of the check has a key of its own", async () => {
  const keys: unknown[] = [];
  const handler = handlerOf(correct());
  await lawsOn(loaded, notesFamily, (request) => {
    if (request.method === "POST" && request.target === "/v1/notes")
      keys.push(request.headers["idempotency-key"]);
    return handler(request);
  });
  // One is sent again with its key, on purpose.
  expect(new Set(keys).size).toBe(keys.length - 1);
  expect(keys).not.toContain(undefined);
});
