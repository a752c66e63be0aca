import { expect, it } from "vitest";
import type { StatusWithin } from "../../../scripts/runtime/server/types.ts";

type ClientErrors = StatusWithin<"4XX", 404>;
type Others = StatusWithin<"default", 200 | "4XX" | 503>;

it("a range has every status of it, registered or not, that is not documented closer", () => {
  const within: ClientErrors[] = [400, 409, 499];
  const others: Others[] = [201, 302, 500, 599];
  // @ts-expect-error: it is documented on its own.
  const own: ClientErrors = 404;
  // @ts-expect-error: it is of another range.
  const server: ClientErrors = 500;
  // @ts-expect-error: its range is documented.
  const ranged: Others = 418;
  // @ts-expect-error: HTTP does not have it.
  const none: Others = 600;
  expect([...within, ...others, own, server, ranged, none]).toHaveLength(11);
});
