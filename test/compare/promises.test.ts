import { expect, it } from "vitest";
import { changesOf } from "./documents.ts";

const document = (...promises: string[]) => ({
  openapi: "3.1.1",
  info: { title: "A", version: "1.0.0" },
  paths: {},
  "x-promises": promises,
});

it.each([
  ["that comes", [], ["utf-8-checked"], ["promise-added minor promises utf-8-checked"]],
  ["that goes", ["utf-8-checked"], [], ["promise-removed major promises utf-8-checked"]],
  ["that stays", ["allow-sent", "utf-8-checked"], ["utf-8-checked", "allow-sent"], []],
])("a promise %s", async (_, old, now, wanted) => {
  const found = await changesOf(document(...old), document(...now), "2026-01-01", ["wire"]);
  expect(found.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(wanted);
});
