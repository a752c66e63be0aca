import { expect, it } from "vitest";
import { apiNames } from "./apis.ts";
import { everywhere, expectSameShape } from "./compare.ts";
import { proved } from "./generated.ts";
import { expectOnlyProgramsRefused } from "./refused-programs.ts";
import { hostileTexts } from "./texts.ts";

it.each(hostileTexts)("%j in every place stays text in all that is generated", async (text) => {
  await expectSameShape(everywhere(text));
});

it("all hostile texts on one line stay text in all that is generated", async () => {
  await expectSameShape(everywhere([...hostileTexts].reverse().join(" ")));
});

// Each text in one API by turns; in all of them before releases.
it.each(
  hostileTexts.map((text, index) => [text, apiNames[index % apiNames.length] ?? "hostileApi"] as const),
)("the lint refuses %j where it is a program, and nothing else, in %s", (text, name) =>
  expectOnlyProgramsRefused(text, [name]),
);

it("the document is proved with hostile texts and names", async () => {
  const name = hostileTexts.filter((text) => !/[\n\r\u2028\u2029]/.test(text) && text.length < 40).join(" ");
  const names = ["name:property", "name:query", "name:key", "name:example"];
  const named = Object.fromEntries(names.map((place) => [place, name]));
  for (const api of apiNames) expect(await proved({ ...everywhere(name), ...named }, api)).toEqual([]);
});
