import { z } from "zod";
import { defineOperation, json } from "../../../../scripts/contract/index.ts";
import { apple, Item, NewItem } from "./schemas.ts";

export const createItem = defineOperation({
  operationId: "createItem",
  page: "create-item",
  section: "items",
  title: "Create item",
  description: "Put a new item in stock.",
  lead: "Makes an item. Its `kind` decides which fields it has.",
  callouts: [{ type: "warn", text: "Sent twice, it makes two items." }],

  method: "POST",
  path: "/items",
  body: json(NewItem, {
    examples: {
      perishable: {
        summary: "An item that goes bad",
        value: { kind: "perishable", best_before: "2026-12-01", name: "Apple", price: 0.4, season: null },
      },
      durable: {
        summary: "An item that keeps",
        description: "With every optional field.",
        value: {
          kind: "durable",
          warranty_months: 24,
          name: "Ladder",
          color: "green",
          tags: ["heavy"],
          price: 79.9,
          quantity: 3,
          note: "Top shelf",
          size: [45, 210],
          season: { from: "2026-03-01", to: "2026-10-31" },
          labels: { aisle: "7" },
        },
      },
    },
  }),

  responses: {
    201: json(Item, {
      description: "The new item.",
      headers: { Location: z.string().meta({ description: "Path of the new item." }) },
      example: apple,
    }),
  },
  errors: [
    {
      status: 422,
      given: { body: { kind: "perishable", best_before: "2026-12-01", name: "", price: 1, season: null } },
      when: "`name` is empty.",
    },
    { status: 409, error: "an item of this name exists", when: "Another item has the same `name`." },
    { status: 422, by: "handler", error: "the stock is full", when: "There is no room for one more item." },
  ],

  laws: {
    resource: "item",
    effect: "create",
    sets: ["kind", "name", "color", "tags", "price", "quantity", "note", "season", "labels"],
    unique: ["name"],
  },
});
