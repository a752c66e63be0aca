import { z } from "zod";
import { defineOperation, json } from "../../../../scripts/contract/index.ts";
import { Category } from "./schemas.ts";

export const listCategories = defineOperation({
  operationId: "listCategories",
  page: "list-categories",
  section: "items",
  title: "List categories",
  description: "Read the tree of categories.",
  deprecated: { since: "2026-06-01", sunset: "2027-06-01", successor: "listItems" },

  method: "GET",
  path: "/categories",
  security: ["shopKey"],

  responses: {
    200: json(z.array(Category).meta({ description: "The roots of the tree." }), {
      example: [{ slug: "food", children: [{ slug: "fruit", children: [] }] }],
    }),
  },
  errors: [{ status: 403, error: "the key is not of a shop", when: "The key belongs to no shop." }],
});
