import { expect, it } from "vitest";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { hostileApi, placesOf } from "./api.ts";
import { expectSameShape } from "./compare.ts";
import { hostileTexts, uncarriedTexts } from "./texts.ts";

const names = [...placesOf().keys()].filter((place) => place.startsWith("name:"));

it.each(names)(
  "%s: each hostile text is refused with its place and a way out, or is none of a fault",
  (place) => {
    for (const text of [...hostileTexts, ...uncarriedTexts])
      for (const { code, message, pointer, fix } of checkApi(
        hostileApi((at, harmless) => (at === place ? text : harmless)),
      )) {
        expect(code).not.toBe("unexpected");
        for (const words of [message, pointer, fix]) expect(words).toMatch(/\S/);
      }
  },
);

/** Names of what travels as JSON or in a URL, and of examples, may be any text. */
const free = ["name:property", "name:query", "name:key", "name:example"] as const;

it("takes names of fields, parameters and examples as texts", async () => {
  const name = hostileTexts.filter((text) => !/[\n\r\u2028\u2029]/.test(text) && text.length < 90).join(" ");
  const named = (text: string) => Object.fromEntries(free.map((place) => [place, text]));
  await expectSameShape(named(name), named("a name!"));
});
