import { it } from "vitest";
import { everywhere, expectSameShape } from "./compare.ts";
import { hostileTexts } from "./texts.ts";

// Each for itself is tried by the long tests.
it("all hostile texts together stay text in all that is generated", async () => {
  await expectSameShape(everywhere(hostileTexts.join("\n\n")));
});
