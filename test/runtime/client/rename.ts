import type { Gadget } from "../../fixtures/workshop/expected/client/src/index.ts";

/** A valid input of the rename, its URL below the base URL, and the answer to it. */
export const input = { id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H", name: "Small drill" };

export const path = `/api/public/v1/gadgets/${input.id}`;

export const gadget: Gadget = {
  id: input.id,
  type: "drill",
  name: input.name,
  created_at: "2026-02-20T14:00:00.000Z",
  updated_at: "2026-05-14T16:00:00.000Z",
};
