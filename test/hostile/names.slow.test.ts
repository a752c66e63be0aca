import { expect, it } from "vitest";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { apisWith, places } from "./apis.ts";
import { expectSameShape } from "./compare.ts";
import { hostileTexts, uncarriedTexts } from "./texts.ts";

const names = places.filter((place) => place.startsWith("name:"));

it.each(names)(
  "%s: each hostile text is refused with its place and a way out, or is none of a fault",
  (place) => {
    for (const text of [...hostileTexts, ...uncarriedTexts])
      for (const { code, message, pointer, fix } of apisWith(place, text).flatMap(checkApi)) {
        expect(code).not.toBe("unexpected");
        for (const words of [message, pointer, fix]) expect(words).toMatch(/\S/);
      }
  },
);

/** Names of what travels as JSON or in a URL, and of examples, may be any text. */
const free = [
  "name:property",
  "name:query",
  "name:key",
  "name:example",
  ...names.filter((place) => /^name:(?:coded|own) |^name:error example$/.test(place)),
];

it("takes names of fields, parameters and examples as texts", async () => {
  const name = hostileTexts.filter((text) => !/[\n\r\u2028\u2029]/.test(text) && text.length < 90).join(" ");
  const named = (text: string) => Object.fromEntries(free.map((place) => [place, `${text} ${place}`]));
  await expectSameShape(named(name), named("a name!"));
});
