import { defineOperation, json } from "../../../../scripts/contract/index.ts";
import { itemNotFound } from "./errors.ts";
import { apple, Item, itemId } from "./schemas.ts";

export const getItem = defineOperation({
  operationId: "getItem",
  page: "get-item",
  section: "items",
  title: "Get item",
  description: "Read one item.",

  method: "GET",
  path: "/items/{item_id}",
  params: { item_id: itemId },

  responses: { 200: json(Item, { description: "The item.", example: apple }) },
  errors: [
    { status: 422, given: { params: { item_id: "7" } }, when: "`item_id` is not a UUID." },
    itemNotFound,
  ],

  laws: { resource: "item", effect: "read", identity: { item_id: "id" } },
});
