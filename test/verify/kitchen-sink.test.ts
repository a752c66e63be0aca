import { expect, it } from "vitest";
import { useShop } from "./shop.ts";

const check = useShop();

/** The findings in one line each. */
const findings = ({ findings: all }: Awaited<ReturnType<typeof check>>) =>
  all.map(
    ({ kind, rule, operation, message, expected, received }) =>
      `${kind}/${rule} ${operation}: ${message} [${expected}] [${received}]`,
  );

it("finds no fault with a server that keeps every word of the vocabulary", async () => {
  const report = await check(() => ({}));
  expect(findings(report)).toEqual([]);
  expect(report.outcome).toBe("kept");
});
