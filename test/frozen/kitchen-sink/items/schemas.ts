import { z } from "zod";
import { openEnum, rule } from "../../../../scripts/contract/index.ts";

export const Color = openEnum(["red", "green", "blue"]).meta({
  id: "Color",
  description: "What it looks like; further colors may come.",
});

export const Tag = z
  .enum(["fresh", "fragile", "heavy"])
  .meta({ id: "Tag", description: "How to handle an item." });

/** A recursive schema: a category holds categories. */
export const Category = z
  .object({
    slug: z
      .string()
      .regex(/^[a-z]+(?:-[a-z]+)*$/)
      .max(40)
      .meta({ description: "Stable name." }),
    get children() {
      return z.array(Category).max(3).meta({ description: "Narrower categories." });
    },
  })
  .meta({ id: "Category", description: "A node of the tree of categories." });

const Season = rule(
  z.object({
    from: z.iso.date().meta({ description: "First day." }),
    to: z.iso.date().meta({ description: "Last day." }),
  }),
  { holds: ({ from, to }) => from <= to, sentence: "`from` is not after `to`." },
).meta({ id: "Season" });

const common = {
  name: z.string().min(1, "name must not be empty").max(80).meta({ description: "What it is called." }),
  color: Color.optional(),
  tags: z.array(Tag).max(5).default([]).meta({ description: "How to handle it." }),
  price: z.number().min(0).lt(1_000_000).meta({ description: "Price in euros." }),
  quantity: z.int32().min(0).default(1).meta({ description: "Pieces in stock." }),
  note: z.string().max(500).nullable().optional().meta({ description: "Free text, or null for none." }),
  size: z
    .tuple([z.number().positive(), z.number().positive()])
    .optional()
    .meta({ description: "Width and height in centimetres." }),
  season: Season.nullable().meta({ description: "When it is sold; null for always." }),
  labels: z
    .record(z.string(), z.string().max(20))
    .optional()
    .meta({ description: "Text by name, as the shop likes." }),
};

const perishable = {
  kind: z.literal("perishable").meta({ description: "It goes bad." }),
  best_before: z.iso.date().meta({ description: "The last good day." }),
};

const durable = {
  kind: z.literal("durable").meta({ description: "It keeps." }),
  warranty_months: z.int().min(0).max(120).meta({ description: "Months of warranty." }),
};

export const NewItem = z
  .discriminatedUnion("kind", [
    z
      .object({ ...perishable, ...common })
      .meta({ id: "NewPerishable", description: "An item that goes bad." }),
    z.object({ ...durable, ...common }).meta({ id: "NewDurable", description: "An item that keeps." }),
  ])
  .meta({ id: "NewItem", description: "An item to be made." });

const stored = {
  id: z.uuid().meta({ description: "The item's id." }),
  created_at: z.iso.datetime({ precision: 3 }).meta({ description: "When it was made, in UTC." }),
  updated_at: z.iso.datetime({ precision: 3 }).meta({ description: "When it last changed, in UTC." }),
};

/** In an answer nothing is filled in on the way: what has a default in a request is always there. */
const answered = {
  ...common,
  tags: z.array(Tag).max(5).meta({ description: "How to handle it." }),
  quantity: z.int32().min(0).meta({ description: "Pieces in stock." }),
};

export const Item = z
  .discriminatedUnion("kind", [
    z
      .object({ ...stored, ...perishable, ...answered })
      .meta({ id: "Perishable", description: "A stored item that goes bad." }),
    z
      .object({ ...stored, ...durable, ...answered })
      .meta({ id: "Durable", description: "A stored item that keeps." }),
  ])
  .meta({ id: "Item", description: "An item in stock." });

export const ItemUpdate = z
  .object({
    name: z.string().min(1).max(80).optional().meta({ description: "What it is called." }),
    price: common.price.optional(),
    note: common.note,
  })
  .meta({ id: "ItemUpdate", description: "The fields to change; those left out stay." });

const itemWords = {
  title: "item ID",
  description: "The item.",
  examples: ["0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4"],
};

export const itemId = z.uuid("item id must be a UUID").meta(itemWords);

/** Of an item whose pictures are asked for: another id is told as any request that is not valid. */
export const itemOfPhoto = z.uuid().meta(itemWords);

export const apple: z.input<typeof Item> = {
  id: "0b6e2f0e-3f4c-4c39-9f0e-0d5ad3a7a1c4",
  kind: "perishable",
  best_before: "2026-12-01",
  name: "Apple",
  color: "red",
  tags: ["fresh"],
  price: 0.4,
  quantity: 12,
  note: null,
  season: { from: "2026-09-01", to: "2026-11-30" },
  created_at: "2026-10-01T08:00:00.000Z",
  updated_at: "2026-10-02T09:30:00.000Z",
};
