import { describe, expect, it } from "vitest";
import { z } from "zod";
import { routeTables } from "../routes.ts";
import { told, verifiedLocally } from "./locally.ts";
import { routesApi } from "./routes-api.ts";

describe.each([
  [
    "any text",
    z
      .string()
      .min(1)
      .meta({ examples: ["a7"] }),
  ],
  [
    "an id",
    z
      .string()
      .regex(/^x_[a-z0-9]{16,20}$/)
      .meta({ examples: ["x_0123456789abcdef"] }),
  ],
  [
    "a word",
    z
      .string()
      .regex(/^[a-z0-9]+$/)
      .meta({ examples: ["a7"] }),
  ],
  [
    "a number",
    z
      .int()
      .min(1)
      .meta({ examples: [7] }),
  ],
])("where a name is %s", (_, name) => {
  it.each(routeTables)("the check of $routes finds nothing on a server of ours", async ({ routes }) => {
    expect(told(await verifiedLocally(routesApi(routes, name)))).toEqual([]);
  });
});
