import { expect, it } from "vitest";
import { z } from "zod";
import { defineOperation, json } from "../../scripts/contract/index.ts";
import things from "../fixtures/things/index.ts";
import { told, verifiedLocally } from "./locally.ts";

const named = (name: string) => z.object({ [name]: z.string().min(1).meta({ description: "What it is." }) });
const share = (operationId: string, path: string, field: string) =>
  defineOperation({
    operationId,
    page: operationId.toLowerCase(),
    section: things.sections[0]?.id ?? "",
    title: operationId,
    description: "Do something with a file.",
    method: "POST",
    path,
    body: json(named(field), { example: { [field]: "a" } }),
    responses: { 200: json(named(field), { example: { [field]: "a" } }) },
    errors: [],
  });

const alike = {
  ...things,
  operations: [share("shareFile", "/files", "person"), share("lockFile", "/files#lock", "reason")],
};

it("operations that only a fragment tells apart are all served and checked", async () => {
  const report = await verifiedLocally(alike);
  expect(told(report)).toEqual([]);
  expect(report.outcome).toBe("kept");
  expect(report.operations).toEqual({ checked: 2, total: 2, notReached: [] });
});

it("what none of them takes is a finding for each", async () => {
  const lax = share("lockFile", "/files#lock", "reason");
  const served = {
    ...alike,
    operations: [
      { ...lax, operationId: "shareFile", path: "/files", body: json(z.looseObject({}), { example: {} }) },
    ],
  };
  const report = await verifiedLocally(alike, { served });
  expect(told(report).some((one) => one.includes("shareFile"))).toBe(true);
});
