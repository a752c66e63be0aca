import { expect, it } from "vitest";
import { sendEveryCase } from "./every-case.ts";
import { describeEveryCase, sourceOfFixture } from "./every-case-suite.ts";

describeEveryCase({ random: 2, limit: 8 }, 100);

it.each([
  ["a list of a query", "server/runtime/decode.ts", "query.getAll(name)", "[query.get(name) ?? []].flat()"],
  ["a name in a path", "server/runtime/router.ts", "decodedLeniently(text, decodeURIComponent)", "text"],
])("tells which values do not arrive where the server misreads %s", async (_, path, from, to) => {
  const { wrong } = await sendEveryCase(
    await sourceOfFixture("kitchen-sink"),
    { random: 0, limit: 20 },
    (files) => {
      const text = files.get(path) ?? "";
      expect(text).toContain(from);
      return new Map([...files, [path, text.replace(from, to)]]);
    },
  );
  expect(wrong.length).toBeGreaterThan(0);
});
