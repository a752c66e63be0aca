import { expect, it } from "vitest";
import type { Operation } from "../../scripts/contract/operation.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { sourceOfApi } from "./docs/sources.ts";
import { apiWith } from "./one-operation.ts";

it.each<[deprecated: Operation["deprecated"], page: string, tag: string]>([
  [true, "Deprecated.", "@deprecated"],
  [{}, "Deprecated.", "@deprecated"],
  [{ since: "2026-01-01" }, "Deprecated since 2026-01-01.", "@deprecated Since 2026-01-01."],
  [
    { since: "2026-01-01", sunset: "2027-01-01" },
    "Deprecated since 2026-01-01; it may be gone from 2027-01-01 on.",
    "@deprecated Since 2026-01-01; it may be gone from 2027-01-01 on.",
  ],
  [
    { sunset: "2027-01-01" },
    "Deprecated; it may be gone from 2027-01-01 on.",
    "@deprecated It may be gone from 2027-01-01 on.",
  ],
])("deprecated: %j", async (deprecated, page, tag) => {
  const source = sourceOfApi(apiWith(deprecated ? { deprecated } : {}));
  const pages = await emitDocs(source);
  expect(pages.get("docs/s/op.md")).toContain(
    `<Callout type="warn" title="Deprecated">\n  ${page}\n</Callout>`,
  );
  const client = await emitClient(source);
  expect(client.get("client/src/operations/op.ts")).toContain(` * ${tag}\n`);
});
