import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { missingReference, referencesOf, withReferences } from "../../scripts/verify/references.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { checkedTarget } from "../../scripts/verify/target.ts";

const { contract } = await loadContract("test/fixtures/nested/index.ts");
const { model, zod } = modelOfContract(contract);
const subject = subjectsOf(model, zod).find(({ operation }) => operation.operationId === "replaceOrder");
if (!subject) throw new Error("The fixture has no such operation.");
const shop = "shop_0123456789abcdef";

it.each<[what: string, params: Record<string, string>, wanted: object]>([
  ["by the resource", { "shop.id": shop }, { pickup_shop_id: shop }],
  ["by the path", { "/shops/{id}": shop }, { pickup_shop_id: shop }],
  ["not by another resource", { "order.id": "9a1b7c52-0d3e-4f68-8a24-6c5e1f907b31" }, {}],
  ["not at all", {}, {}],
])("an object that a body names is known: %s", (_, params, wanted) => {
  expect(referencesOf(subject, params)).toEqual(wanted);
});

it.each<[what: string, body: unknown, except: string | undefined, wanted: unknown]>([
  ["a field that names one", { a: 1, b: 2 }, undefined, { a: shop, b: 2 }],
  ["no field that is absent", { b: 2 }, undefined, { b: 2 }],
  ["no field that is probed", { a: 1 }, "a", { a: 1 }],
  ["no list", [1], undefined, [1]],
  ["no text", "a", undefined, "a"],
])("a body gets the principal's object: %s", (_, body, except, wanted) => {
  expect(withReferences(body, { a: shop }, except)).toEqual(wanted);
});

it("each principal's body names an object of its own", () => {
  const other = "shop_fedcba9876543210";
  const orders = { "order.id": "9a1b7c52-0d3e-4f68-8a24-6c5e1f907b31" };
  const target = checkedTarget(subject, {
    principal: { token: "a", params: { ...orders, "shop.id": shop } },
    other: { token: "b", params: { ...orders, "shop.id": other } },
  });
  expect([target.own?.body, target.other?.input.body]).toMatchObject([
    { pickup_shop_id: shop },
    { pickup_shop_id: other },
  ]);
});

it("the name of no object is well-formed, and another", () => {
  const missing = missingReference(subject, "pickup_shop_id", shop);
  expect(missing).toMatch(/^shop_[0-9a-f]{16}$/);
  expect(missing).not.toBe(shop);
  expect(missingReference(subject, "customer", shop)).toBeUndefined();
});
