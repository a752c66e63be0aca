import { it } from "vitest";
import { everywhere, expectSameShape } from "./compare.ts";
import { hostileTexts } from "./texts.ts";

it.each(hostileTexts)("%j in every place stays text in all that is generated", async (text) => {
  await expectSameShape(everywhere(text));
});

it("all hostile texts on one line stay text in all that is generated", async () => {
  await expectSameShape(everywhere([...hostileTexts].reverse().join(" ")));
});
