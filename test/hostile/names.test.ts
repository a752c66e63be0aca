import { expect, it } from "vitest";
import { checkApi } from "../../scripts/contract/check/index.ts";
import { hostileApi, placesOf } from "./api.ts";
import { everywhere, expectSameShape } from "./compare.ts";
import { hostileTexts, uncarriedTexts } from "./texts.ts";

const places = [...placesOf().keys()];
const names = places.filter((place) => place.startsWith("name:"));

/** What the checks of a contract say of the API with this text in this place. */
function problemsOf(place: string, text: string) {
  return checkApi(hostileApi((at, harmless) => (at === place ? text : harmless)));
}

it("refuses in every text, at its place and with a way out, what no page can hold", () => {
  for (const place of places.filter((at) => /^(?:text|line|phrase|unique):/.test(at)))
    for (const text of uncarriedTexts) {
      const [found] = problemsOf(place, text);
      expect([place, text, found]).toEqual([
        place,
        text,
        expect.objectContaining({
          code: "text-character",
          pointer: expect.any(String),
          fix: expect.any(String),
        }),
      ]);
    }
});

it("refuses the names of what every object inherits, wherever a name stands", () => {
  for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf"])
    for (const place of names) {
      const [found] = problemsOf(place, name);
      // These are no names in a program of ours.
      if (/(license|key|environment|package)$/.test(place)) continue;
      expect([place, name, found?.code]).toEqual([place, name, expect.any(String)]);
    }
});

it.each([
  ["name:path", "/a b", "path-form"],
  ["name:path", '/a"; exit 77', "path-form"],
  ["name:basePath", "/a\n", "path-form"],
  ["name:header", "X-A: b\r\nC", "header-name-form"],
  ["name:server", "javascript:alert(1)", "url-form"],
  ["name:server", 'https://a.example/"><script>', "url-form"],
  ["name:contact url", "data:text/html,x", "url-form"],
  ["name:repository", "file:///etc/passwd", "repository-form"],
  ["name:client package", '"; process.exit(77); "', "package-name-form"],
  ["name:contract package", "../../escaped", "package-name-form"],
  ["name:license", "MIT\n\n# x", "license-form"],
  ["name:scheme", "a`b", "security-scheme-name-form"],
])("%s: %j is refused", (place, text, code) => {
  expect(problemsOf(place, text).map((problem) => problem.code)).toContain(code);
});

it("refuses a hostile name with its place and a way out, or takes it", () => {
  for (const place of names)
    for (const text of [...hostileTexts, ...uncarriedTexts])
      for (const { code, message, pointer, fix } of problemsOf(place, text)) {
        expect(code).not.toBe("unexpected");
        for (const words of [message, pointer, fix]) expect(words).toMatch(/\S/);
      }
});

/** Names of what travels as JSON or in a URL, and of examples, may be any text. */
const free = ["name:property", "name:query", "name:key", "name:example"] as const;

it("takes names of fields, parameters and examples as texts", async () => {
  const name = hostileTexts.filter((text) => !/[\n\r\u2028\u2029]/.test(text) && text.length < 90).join(" ");
  await expectSameShape({ ...everywhere("x"), ...Object.fromEntries(free.map((place) => [place, name])) });
});
