/** The schemas of one resource: `Widget<number>`, what creates and changes it, and its pages; and an example. */
export function schemasText(number: number, extra = 0): string {
  const tag = `w${number.toString(36)}`;
  const most = 40 + (number % 60) + extra;
  return `import { z } from "zod";
import { Actor, Address, Money, timestamp } from "./shared.ts";

const name = z
  .string()
  .min(1, "name is required")
  .max(${most})
  .meta({ description: "What it is called." });
const color = z.enum(["red", "green", "blue", "shade-${number}"]).meta({ description: "Its color." });
const size = z
  .object({
    width: z.number().min(0).max(${1000 + number}).meta({ description: "In millimetres." }),
    height: z.number().min(0).max(${2000 + number}).meta({ description: "In millimetres." }),
    parts: z
      .array(
        z.object({
          label: z.string().min(1).max(${20 + (number % 30)}).meta({ description: "What is on it." }),
          weight: z.int().min(1).max(${500 + number}).optional().meta({ description: "In grams." }),
        }),
      )
      .max(${3 + (number % 5)})
      .meta({ description: "What it is made of." }),
  })
  .meta({ description: "How large it is." });
const labels = z
  .record(z.string().regex(/^[a-z]{1,12}$/), z.string().max(40).meta({ description: "Any text." }))
  .meta({ description: "Words of its owner." });
const place = z
  .union([Address, z.object({ room: z.int().min(1).max(${100 + number}).meta({ description: "A room." }) })])
  .meta({ description: "Where it stands." });

export const Widget = z
  .object({
    id: z
      .string()
      .regex(/^${tag}_[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
      .meta({ description: "Its id." }),
    name,
    color,
    size,
    price: Money.meta({ description: "What it costs." }),
    place: place.nullable(),
    labels,
    created_by: Actor.meta({ description: "Who made it." }),
    created_at: timestamp.meta({ description: "When it was made, in UTC." }),
    archived: z.boolean().meta({ description: "Whether it is put away." }),
  })
  .meta({ id: "Widget${number}", description: "A widget of kind ${number}." });

export const NewWidget = z
  .object({ name, color: color.default("red"), size, price: Money.meta({ description: "What it costs." }), place: place.optional() })
  .meta({ id: "NewWidget${number}", description: "A widget to be made." });

export const WidgetUpdate = z
  .object({ name: name.optional(), color: color.optional(), labels: labels.optional() })
  .meta({ id: "WidgetUpdate${number}", description: "What can change." });

export const WidgetPage = z
  .object({
    data: z.array(Widget).max(100).meta({ description: "The widgets of this page." }),
    next_cursor: z.string().nullable().meta({ description: "The next page; null on the last." }),
  })
  .meta({ id: "WidgetPage${number}", description: "One page of widgets." });

export const example: z.input<typeof Widget> = {
  id: "${tag}_01KFRX8K1CKQGCV2W5J9C9Z37H",
  name: "Left panel",
  color: "green",
  size: { width: 12.5, height: 40, parts: [{ label: "frame", weight: 12 }] },
  price: { amount: 1200, currency: "EUR" },
  place: { room: 12 },
  labels: { shelf: "B" },
  created_by: { kind: "machine", key: "key_01ab23cd" },
  created_at: "2026-02-20T14:00:00.000Z",
  archived: false,
};
`;
}
