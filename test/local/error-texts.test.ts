import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal } from "../../scripts/local/index.ts";

const spec = fileURLToPath(new URL("../fixtures/error-texts/index.ts", import.meta.url));
const local = createLocal(localSource((await loadContract(spec)).contract));
afterAll(() => local.close());

it.each<[method: string, path: string, prefer: string, status: number, body: object]>([
  ["GET", "/shelves/7", "", 400, { error: expect.stringContaining("shelf") }],
  ["GET", "/shelves/s-7?depth=x", "", 400, { error: "invalid parameter: depth" }],
  ["GET", "/shelves/s-7", "code=410", 410, { error: "the shelf was taken down" }],
  ["GET", "/shelves/s-7", "code=423", 423, { error: "Ada is dusting" }],
  [
    "DELETE",
    "/shelves/s-7",
    "code=409",
    409,
    { error: expect.stringMatching(/^cannot delete shelf: it still holds [1-9]\d* item\(s\)$/) },
  ],
  ["DELETE", "/shelves/s-7", "code=423", 423, { type: "locked", detail: "locked for 5 minutes" }],
])("%s %s, %j: %d %j", async (method, path, prefer, status, body) => {
  const response = await local.fetch(
    new Request(`http://localhost/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${local.keys.own}`, ...(prefer ? { Prefer: prefer } : {}) },
    }),
  );
  expect([response.status, await response.json()]).toEqual([status, body]);
});
