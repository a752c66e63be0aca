import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { statedOrder } from "../../scripts/verify/laws/order.ts";
import { type Handler, handlerOf } from "../defects/http.ts";
import { notesFamily } from "../defects/index.ts";
import { correct, tokens } from "../defects/notes/server.ts";
import { lawBreachesOn } from "./in-process.ts";

const loaded = await loadContract(notesFamily.spec);

describe("the order that a description states", () => {
  it.each<[description: string, order: ReturnType<typeof statedOrder>]>([
    ["", undefined],
    ["All notes.", undefined],
    ["All notes, the oldest first.", "oldest first"],
    ["All notes, earliest note first.", "oldest first"],
    ["Sorted from the oldest to the newest.", "oldest first"],
    ["All notes. Newest first.", "newest first"],
    ["The most recent notes first.", "newest first"],
    ["From newest to oldest.", "newest first"],
    ["The oldest first, or the newest first if you ask for it.", undefined],
    ["The newest first, by when they were updated.", undefined],
    ["The newest activity first.", undefined],
    ["They can be updated. The newest first.", "newest first"],
    ["The oldest of them all.", undefined],
  ])("of %j is %j", (description, order) => {
    expect(statedOrder({ description })).toBe(order);
  });
});

it("reads so many small pages as show the order, and no more", async () => {
  const behaviour = correct();
  for (let sequence = 11; sequence < 20; sequence++) {
    const [first] = behaviour.notes;
    if (first)
      behaviour.notes.push({ ...first, sequence, id: `7d4f0c8e-52a1-4b7e-9c3d-0000000000${sequence}` });
  }
  const handler = handlerOf(behaviour);
  const asked = new Map<string, number>();
  const counting: Handler = (request) => {
    const limit = new URL(request.target, "http://x").searchParams.get("limit");
    if (limit !== null) asked.set(limit, (asked.get(limit) ?? 0) + 1);
    return handler(request);
  };
  await lawBreachesOn(loaded, notesFamily, counting);
  expect([asked.get("1"), asked.get("2")]).toEqual([4, 2]);
});

it("says of a note that anyone deletes only that: it is gone before its owner could delete it", async () => {
  const handler = handlerOf(correct());
  const open: Handler = (request) => {
    const isOpen = request.method === "DELETE" && request.headers.authorization !== `Bearer ${tokens.other}`;
    const headers = isOpen ? { ...request.headers, authorization: `Bearer ${tokens.own}` } : request.headers;
    return handler({ ...request, headers });
  };
  const found = await lawBreachesOn(loaded, notesFamily, open);
  expect(found.map(({ kind, rule, operation }) => `${kind}/${rule} ${operation}`)).toEqual([
    "auth/credential deleteNote",
  ]);
});
