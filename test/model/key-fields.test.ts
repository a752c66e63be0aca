import { describe, expect, it } from "vitest";
import { keyFields } from "../../scripts/model/key-fields.ts";
import type { LawsModel } from "../../scripts/model/vocabulary.ts";

describe("an object is told from the others", () => {
  const law = (effect: LawsModel["effect"], identity?: LawsModel["identity"]): LawsModel => ({
    resource: "thing",
    effect,
    ...(identity ? { identity } : {}),
  });
  it.each<[what: string, laws: readonly LawsModel[], key: readonly string[]]>([
    ["by nothing where there is one", [law("read"), law("update")], []],
    ["by the field that the path names", [law("list"), law("read", { id: "id" })], ["id"]],
    [
      "by that whatever the parameter is called",
      [law("read", { id: "id" }), law("delete", { thing: "id" })],
      ["id"],
    ],
    [
      "by what all paths name",
      [law("read", { shop: "shop_id", id: "id" }), law("delete", { id: "id" })],
      ["id"],
    ],
    [
      "by the first path where they name other fields",
      [law("read", { id: "id" }), law("read", { s: "slug" })],
      ["id"],
    ],
    ["not by what a list is within", [law("list", { shop: "shop_id" }), law("read", { id: "id" })], ["id"]],
    ["by a creation's path where nothing else names it", [law("create", { name: "name" })], ["name"]],
  ])("%s", (_, laws, key) => {
    expect(keyFields(laws)).toEqual(key);
  });
});
