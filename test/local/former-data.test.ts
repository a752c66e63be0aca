import { expect, it } from "vitest";
import { fromFormerData } from "../../scripts/local/former-data.ts";
import { resources } from "./sink.ts";

const one = new Map([...resources].slice(0, 1));
const [name = ""] = one.keys();
const organization = { name: "Mine", keys: ["mine_12345"] };
const of = (more: object) => ({ organizations: [{ ...organization, ...more }] });

it("takes the list of the only resource from beside the keys", () => {
  expect(fromFormerData(of({ things: [{ id: "a" }] }), one)).toEqual(
    of({ objects: { [name]: [{ id: "a" }] } }),
  );
});

it.each<[what: string, value: unknown]>([
  ["in the form of today", of({ objects: { [name]: [] } })],
  ["with two lists", of({ a: [], b: [] })],
  ["without one", of({})],
  ["with what is no list", of({ a: 1 })],
  ["that are none", [1]],
])("leaves data %s as they are", (_, value) => {
  expect(fromFormerData(value, one)).toEqual(value);
});

it("leaves all data as they are where there are several resources", () => {
  const value = of({ things: [] });
  expect(fromFormerData(value, new Map([...one, ["other", [...one.values()][0] as never]]))).toEqual(value);
});
