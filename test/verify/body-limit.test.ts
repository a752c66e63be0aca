import { expect, it } from "vitest";
import type { Api } from "../../scripts/contract/index.ts";
import parcels from "../fixtures/about/index.ts";
import { told, verifiedLocally } from "./locally.ts";

const limitedTo = (bodyLimit: number): Api => ({
  ...parcels,
  operations: parcels.operations.map((operation) =>
    operation.operationId === "createParcel" ? { ...operation, bodyLimit } : operation,
  ),
});
const options = { only: ["createParcel"] };

it.each<[what: string, served: number, wanted: string[]]>([
  ["as documented", 400, []],
  [
    "higher",
    500,
    ["body-limit createParcel: The server accepts a body larger than `bodyLimit` (201). Sent: 401 bytes."],
  ],
  [
    "lower",
    300,
    [
      "body-limit createParcel: The server refuses a body as large as `bodyLimit` with 413 `error 413`. Sent: 400 bytes.",
    ],
  ],
])("a server whose body limit is %s", async (_, served, wanted) => {
  const report = await verifiedLocally(parcels, { options, served: limitedTo(served) });
  expect([report.reasons, told(report)]).toEqual([[], wanted]);
});
