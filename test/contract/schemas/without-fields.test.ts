import { expect, it } from "vitest";
import { z } from "zod";
import { valueOfDirection, zodOfDirection } from "../../../scripts/contract/schemas/one-sided.ts";

/** The fields of each object below: one that only the server sends, and one that both do. */
const fields = { id: z.string().meta({ readOnly: true }), n: z.int() };

/** Objects that hold themselves, by the word that holds them; each with how a value holds another. */
const words: readonly (readonly [string, (self: () => z.ZodType) => z.ZodType, (inner: object) => object])[] =
  [
    [
      "a field",
      (self) =>
        z.object({
          ...fields,
          get next() {
            return self().optional();
          },
        }),
      (next) => ({ next }),
    ],
    [
      "`z.lazy` in a field",
      (self) => z.object({ ...fields, next: z.lazy(self).optional() }),
      (next) => ({ next }),
    ],
    ["further fields", (self) => z.object(fields).catchall(z.lazy(self)), (more) => ({ more })],
    [
      "a list",
      (self) => z.object({ ...fields, all: z.array(z.lazy(self)).optional() }),
      (one) => ({ all: [one] }),
    ],
    [
      "a tuple",
      (self) => z.object({ ...fields, two: z.tuple([z.lazy(self)]).optional() }),
      (one) => ({ two: [one] }),
    ],
    [
      "a record",
      (self) => z.object({ ...fields, by: z.record(z.string(), z.lazy(self)).optional() }),
      (one) => ({ by: { key: one } }),
    ],
    [
      "a union",
      (self) => z.object({ ...fields, any: z.union([z.string(), z.lazy(self)]).optional() }),
      (any) => ({ any }),
    ],
    [
      "`null`",
      (self) => z.object({ ...fields, none: z.lazy(self).nullable().optional() }),
      (none) => ({ none }),
    ],
    [
      "an intersection",
      (self) => z.intersection(z.looseObject(fields), z.looseObject({ next: z.lazy(self).optional() })),
      (next) => ({ next }),
    ],
  ];

it.each(words)("leaves fields out of objects that hold themselves by %s", (_, make, hold) => {
  const Thing: z.ZodType = make(() => Thing);
  // Zod keeps what a `z.lazy` returned once it is used.
  for (const isUsed of [false, true]) {
    const whole = { ...hold({ id: "b", n: 2, ...hold({ id: "c", n: 3 }) }), id: "a", n: 1 };
    if (isUsed) expect(Thing.safeParse(whole)).toMatchObject({ success: true });
    const sent = zodOfDirection("request")(Thing);
    const without = valueOfDirection(Thing, whole, "request");
    expect(without).toEqual({ ...hold({ n: 2, ...hold({ n: 3 }) }), n: 1 });
    expect(sent.safeParse(without).success).toBe(true);
    expect(sent.safeParse({ ...hold({ n: 2, ...hold({ n: "3" }) }), n: 1 }).success).toBe(false);
    expect(zodOfDirection("response")(Thing).safeParse(without).success).toBe(false);
  }
});
