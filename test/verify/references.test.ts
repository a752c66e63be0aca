import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Api, json } from "../../scripts/contract/index.ts";
import { loadContract } from "../../scripts/contract/load.ts";
import type { AnyHooks } from "../../scripts/local/app.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { referenceProbes } from "../../scripts/verify/probes/references.ts";
import { referredBy, withReferred } from "../../scripts/verify/references.ts";
import type { Subject } from "../../scripts/verify/subject.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { checkedTarget } from "../../scripts/verify/target.ts";
import nested from "../fixtures/nested/index.ts";
import { NewOrder, order } from "../fixtures/nested/orders/schemas.ts";
import { exampleShop, shopId } from "../fixtures/nested/shared/fields.ts";
import { told, verifiedLocally } from "./locally.ts";

const { contract } = await loadContract("test/fixtures/nested/index.ts");
const { model, zod } = modelOfContract(contract);
const subject = subjectsOf(model, zod).find(({ operation }) => operation.operationId === "replaceOrder");
if (!subject) throw new Error("The fixture has no such operation.");
const shop = "shop_0123456789abcdef";
const others = "shop_fedcba9876543210";
const orders = { "order.id": "9a1b7c52-0d3e-4f68-8a24-6c5e1f907b31" };
const target = checkedTarget(subject, {
  principal: { token: "a", params: { ...orders, "shop.id": shop } },
  other: { token: "b", params: { ...orders, "shop.id": others } },
});

it.each<[what: string, params: Record<string, string>, wanted: object]>([
  ["by the resource", { "shop.id": shop }, { pickup_shop_id: shop }],
  ["by the path", { "/shops/{id}": shop }, { pickup_shop_id: shop }],
  ["not by another resource", orders, {}],
  ["not at all", {}, {}],
])("an object that a body names is known: %s", (_, params, wanted) => {
  expect(referredBy(subject, params)).toEqual(wanted);
});

it.each<[what: string, refers: Record<string, string>, body: unknown, except: string, wanted: unknown]>([
  ["a field that names one", { a: "shop" }, { a: 1, b: 2 }, "", { a: shop, b: 2 }],
  ["a field within another one", { "c.a": "shop" }, { c: { a: 1 }, a: 2 }, "", { c: { a: shop }, a: 2 }],
  ["no field that is absent", { a: "shop" }, { b: 2 }, "", { b: 2 }],
  ["no field that is probed", { a: "shop" }, { a: 1 }, "/a", { a: 1 }],
  ["no field within what is probed", { "c.a": "shop" }, { c: { a: 1 } }, "/c/a/0", { c: { a: 1 } }],
  [
    "a field beside what is probed",
    { "c.a": "shop" },
    { c: { a: 1, b: 2 } },
    "/c/b",
    { c: { a: shop, b: 2 } },
  ],
  ["no list", { a: "shop" }, [1], "", [1]],
  ["no text", { a: "shop" }, "a", "", "a"],
])("a body gets the principal's object: %s", (_, refers, body, except, wanted) => {
  const referring: Subject = { ...subject, operation: { ...subject.operation, refers } };
  expect(withReferred(referring, body, { a: shop, "c.a": shop }, except)).toEqual(wanted);
});

describe("a body that names an object", () => {
  /** The subject with another schema of its body, which is this in its example. */
  const taking = (schema: z.ZodType, body: unknown): Subject => ({
    ...subject,
    sample: { ...subject.sample, body },
    operation: { ...subject.operation, refers: { a: "shop", "c.b": "order" } },
    zod: { ...subject.zod, of: () => schema },
  });
  const params = (name: string) => ({ "shop.id": name });

  it.each<[what: string, schema: z.ZodType, name: string, wanted: unknown]>([
    ["a text", z.object({ a: z.string() }), "12", "12"],
    ["a number", z.object({ a: z.int() }), "12", 12],
    ["a number or a text", z.object({ a: z.union([z.int(), z.string()]) }), "12", "12"],
    ["a number, which the name is not", z.object({ a: z.int() }), "x", "x"],
    ["another number", z.object({ a: z.int().max(9) }), "12", "12"],
  ])("has its name as it takes it: %s", (_, schema, name, wanted) => {
    expect(referredBy(taking(schema, { a: 1 }), params(name))).toEqual({ a: wanted });
  });

  it("has its name as it is where the example has none", () => {
    expect(referredBy(taking(z.object({ a: z.int() }), {}), params("12"))).toEqual({ a: "12" });
  });

  it.each<[what: string, schema: z.ZodType, body: unknown, wanted: unknown]>([
    ["without the field, if it may be absent", z.object({ a: z.int().optional() }), { a: 1, d: 2 }, { d: 2 }],
    ["as it is, if it may not", z.object({ a: z.int() }), { a: 1, d: 2 }, { a: 1, d: 2 }],
    [
      "without a field within another one",
      z.object({ c: z.object({ b: z.int().optional() }) }),
      { c: { b: 1, d: 2 } },
      { c: { d: 2 } },
    ],
    [
      "as it is, if it may not be absent there",
      z.object({ c: z.object({ b: z.int() }) }),
      { c: { b: 1 } },
      { c: { b: 1 } },
    ],
  ])("of which none is known is sent %s", (_, schema, body, wanted) => {
    expect(withReferred(taking(schema, body), body, {})).toEqual(wanted);
  });
});

it("each principal's body names an object of its own", () => {
  expect([target.own?.body, target.other?.input.body]).toMatchObject([
    { pickup_shop_id: shop },
    { pickup_shop_id: others },
  ]);
});

describe("a field that names an object", () => {
  const only = ["createShop", "getShop", "deleteShop", "createOrder"];

  it("is asked with a well-formed name of no object, and with another principal's object", () => {
    const named = referenceProbes(target).map(({ input }) => input?.body);
    expect(named).toMatchObject([
      { pickup_shop_id: expect.stringMatching(/^shop_[0-9a-f]{16}$/) },
      { pickup_shop_id: others },
    ]);
    expect(named).not.toContainEqual(expect.objectContaining({ pickup_shop_id: shop }));
  });

  it("is not asked with an object that both principals may use", () => {
    const params = { ...orders, "shop.id": shop };
    const both = checkedTarget(subject, { principal: { token: "a", params }, other: { token: "b", params } });
    expect(referenceProbes(both)).toHaveLength(1);
  });

  it("within another one is checked as one at the top", async () => {
    const collection = z.object({ shop_id: shopId }).meta({ description: "Where the order is collected." });
    const api: Api = {
      ...nested,
      operations: nested.operations.map((operation) =>
        operation.operationId === "createOrder"
          ? {
              ...operation,
              body: json(NewOrder.extend({ collection }), {
                example: {
                  customer: order.customer,
                  pickup_shop_id: exampleShop,
                  collection: { shop_id: exampleShop },
                },
              }),
              refers: { "collection.shop_id": "shop" },
              errors: [
                { status: 404, error: "no such place", when: "The account has no shop `shop_id`." } as const,
              ],
            }
          : operation,
      ),
    };
    const report = await verifiedLocally(api, { options: { only } });
    expect(told(report)).toEqual([]);
    expect(report.coverage.missing.filter(({ operation }) => operation === "createOrder")).toEqual([]);
  });

  it.each([true, false])("has one that is there, whether the check is told of it: %s", async (isTold) => {
    const report = await verifiedLocally(nested, { isTold, options: { only } });
    expect([report.reasons, told(report)]).toEqual([[], []]);
    const missing = report.coverage.missing.map(({ operation, name }) => `${operation} ${name}`);
    expect(missing).not.toContain("createOrder 404 pick-up shop not found");
  });

  it("of no object, or of another principal's, is refused", async () => {
    const careless: AnyHooks = {
      operations: {
        createOrder: (async (
          call: { body: object },
          { next }: { next: () => Promise<{ status: number; error?: string }> },
        ) => {
          const answer = await next();
          return answer.error === "pick-up shop not found"
            ? { status: 201, body: { ...order, ...call.body } }
            : answer;
        }) as never,
      },
    };
    const report = await verifiedLocally(nested, { hooks: careless, options: { only } });
    expect(told(report)).toEqual([
      "reference createOrder: The server accepts a `pickup_shop_id` of a shop that does not exist (201).",
      "reference createOrder: The server accepts a `pickup_shop_id` of a shop that is another principal's (201).",
    ]);
  });
});
