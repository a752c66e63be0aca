import { z } from "zod";
import { defineOperation, json } from "../../../../scripts/contract/index.ts";
import { apple, Item, Tag } from "./schemas.ts";

const ItemPage = z
  .object({
    data: z.array(Item).meta({ description: "The items of this page." }),
    next_cursor: z.string().nullable().meta({ description: "Where the next page starts; null at the end." }),
  })
  .meta({ id: "ItemPage", description: "One page of items." });

export const listItems = defineOperation({
  operationId: "listItems",
  page: "list-items",
  section: "items",
  tags: ["Stock"],
  title: "List items",
  description: "Read the items in stock, page by page.",
  lead: "Items come in the order in which they were made. A page is bounded by `limit`.",
  callouts: [{ type: "info", title: "Cursors", text: "A cursor is opaque: send it back as it came." }],

  method: "GET",
  path: "/items",
  query: {
    limit: z
      .int()
      .min(1, "limit must be 1 to 100")
      .max(100, "limit must be 1 to 100")
      .default(20)
      .meta({
        description: "At most so many items.",
        examples: [50],
      }),
    cursor: z.string().min(1).optional().meta({ description: "`next_cursor` of the page before." }),
    tag: z
      .array(Tag)
      .min(1)
      .max(3)
      .optional()
      .meta({ description: "Only items with all of these tags.", examples: [["fresh", "heavy"]] }),
    sort: z
      .enum(["created_at", "-created_at", "name"])
      .default("created_at")
      .meta({ description: "The order." }),
    in_stock: z.boolean().optional().meta({ description: "Only items with a quantity above zero." }),
    max_price: z.number().min(0).optional().meta({ description: "Only items up to this price." }),
    order: z.enum(["asc", "desc"]).optional().meta({ description: "Use `sort`.", deprecated: true }),
  },
  headers: {
    "X-Trace-Id": z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional()
      .meta({ description: "Names the request in traces." }),
  },

  responses: {
    200: json(ItemPage, {
      description: "One page.",
      headers: { "X-Total-Count": z.int().min(0).meta({ description: "How many items there are in all." }) },
      examples: {
        some: { summary: "A page with an item", value: { data: [apple], next_cursor: "b2Zmc2V0PTE" } },
        none: { summary: "No item matches", value: { data: [], next_cursor: null } },
      },
    }),
  },
  errors: [{ status: 422, given: { query: { limit: 0 } }, when: "`limit` is below 1 or above 100." }],

  pagination: { items: "data", limit: "limit", cursor: { parameter: "cursor", next: "next_cursor" } },
  laws: { resource: "item", effect: "list" },
});
