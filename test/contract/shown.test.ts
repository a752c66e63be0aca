import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Laws } from "../../scripts/contract/laws.ts";
import type { Operation } from "../../scripts/contract/operation.ts";
import { placeShown } from "../../scripts/contract/shown.ts";

const thing = z.object({ id: z.string(), name: z.string() });
const read: Laws = { resource: "thing", effect: "read", identity: { id: "id" }, keeps: ["name"] };
const list: Laws = { resource: "thing", effect: "list" };
const page = { items: "things", cursor: { parameter: "after", next: "next" } };

function operationOf(laws: Laws | undefined, schema: z.ZodType, pagination?: Operation["pagination"]) {
  const responses = { 200: { kind: "json", mediaType: "application/json", schema, examples: {} } };
  return {
    ...(laws ? { laws } : {}),
    ...(pagination ? { pagination } : {}),
    responses,
  } as never as Operation;
}

const reader = operationOf(read, thing);

describe("what an answer is about stands", () => {
  it.each<[what: string, laws: Laws | undefined, schema: z.ZodType, place: readonly string[] | undefined]>([
    ["nowhere without laws", undefined, thing, undefined],
    ["in the answer itself", read, thing, []],
    ["in its union", read, z.union([thing, thing.extend({ more: z.string() })]), []],
    ["in a wrapper", read, z.object({ data: thing }), ["data"]],
    ["in a wrapper that may be null", read, z.object({ data: thing.nullable() }), ["data"]],
    ["in a wrapper of a wrapper", read, z.object({ data: z.object({ thing }) }), ["data", "thing"]],
    ["beside other objects", read, z.object({ meta: z.object({ took: z.int() }), thing }), ["thing"]],
    [
      "within what has an id of its own",
      read,
      z.object({ id: z.string(), thing, other: z.object({ id: z.string() }) }),
      ["thing"],
    ],
    ["in the answer where nothing has its fields", read, z.object({ ok: z.boolean() }), []],
    ["nowhere in a text", read, z.string(), undefined],
    ["in a bare list", list, z.array(thing), []],
    ["in the only list", list, z.object({ things: z.array(thing), count: z.int() }), ["things"]],
    [
      "in the list that has its fields",
      list,
      z.object({ links: z.array(z.object({ href: z.url() })), things: z.array(thing) }),
      ["things"],
    ],
    [
      "in a list in a wrapper",
      list,
      z.object({ data: z.object({ things: z.array(thing) }) }),
      ["data", "things"],
    ],
    ["in a list of texts where there is no other", list, z.object({ names: z.array(z.string()) }), ["names"]],
    ["nowhere in what is no list", list, thing, undefined],
  ])("%s", (_, laws, schema, place) => {
    const operation = operationOf(laws, schema);
    expect(placeShown(operation, [reader, operation])).toEqual(place);
  });

  it("where pagination says so", () => {
    const schema = z.object({ others: z.array(thing), things: z.array(z.object({})) });
    expect(placeShown(operationOf(list, schema, page), [reader])).toEqual(["things"]);
  });
});
