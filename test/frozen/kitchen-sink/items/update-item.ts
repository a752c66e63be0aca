import { z } from "zod";
import { defineOperation, json } from "../../../../scripts/contract/index.ts";
import { itemNotFound } from "./errors.ts";
import { apple, Item, ItemUpdate, itemId } from "./schemas.ts";

export const updateItem = defineOperation({
  operationId: "updateItem",
  page: "update-item",
  section: "items",
  title: "Update item",
  description: "Change some fields of an item.",
  notes: "A field that is left out stays as it is; `null` empties `note`.",

  method: "PATCH",
  path: "/items/{item_id}",
  params: { item_id: itemId },
  headers: {
    "If-Match": z.string().optional().meta({ description: "Change it only if its `ETag` is this one." }),
  },
  body: json(ItemUpdate, { example: { price: 0.45, note: null } }),

  responses: {
    200: json(Item, {
      description: "The item as it is now.",
      headers: { ETag: z.string().meta({ description: "Names this state of the item." }) },
      example: { ...apple, price: 0.45 },
    }),
    202: { description: "It will be changed later." },
  },
  errors: [
    { status: 422, given: { params: { item_id: "7" } }, when: "`item_id` is not a UUID." },
    itemNotFound,
    { status: 412, error: "the item has changed", when: "`If-Match` does not match." },
  ],

  idempotent: true,
  laws: {
    resource: "item",
    effect: "update",
    identity: { item_id: "id" },
    sets: ["name", "price", "note"],
    keeps: ["id", "kind", "created_at"],
    forward: ["updated_at"],
  },
  open: [{ decision: "blank-name", body: z.looseObject({ name: z.string().regex(/^\s+$/) }) }],
});
