import { defineOperation, noContent } from "../../../../scripts/contract/index.ts";
import { itemNotFound } from "./errors.ts";
import { itemId } from "./schemas.ts";

export const deleteItem = defineOperation({
  operationId: "deleteItem",
  page: "delete-item",
  section: "items",
  title: "Delete item",
  description: "Take an item out of stock.",
  callouts: [{ type: "error", title: "No way back", text: "A deleted item is gone." }],

  method: "DELETE",
  path: "/items/{item_id}",
  params: { item_id: itemId },

  responses: { 204: noContent({ description: "It is gone." }) },
  errors: [
    { status: 422, given: { params: { item_id: "7" } }, when: "`item_id` is not a UUID." },
    itemNotFound,
  ],

  laws: { resource: "item", effect: "delete", identity: { item_id: "id" } },
});
