import { readFile } from "node:fs/promises";
import { slug } from "github-slugger";
import { expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";

it("every decision has its heading in the readme, and every heading its mark in the contract", async () => {
  const { contract } = await loadContract("spec/index.ts");
  const marks = [
    ...contract.api.decisions,
    ...contract.operations.flatMap(({ open }) => (open ?? []).map(({ decision }) => decision)),
  ];
  const readme = await readFile("spec/README.md", "utf8");
  const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => slug(title));
  expect([...new Set(marks)].sort()).toEqual(headings.sort());
});

interface Row {
  readonly decision: string;
  readonly part: "params" | "body";
  readonly value: unknown;
  readonly open: boolean;
}

const id = "01KFRX8K1CKQGCV2W5J9C9Z37H";
const rows: readonly Row[] = [
  { decision: "empty-or-null-name", part: "body", value: { name: "" }, open: true },
  { decision: "empty-or-null-name", part: "body", value: { name: null }, open: true },
  { decision: "empty-or-null-name", part: "body", value: {}, open: false },
  { decision: "empty-or-null-name", part: "body", value: { name: "x" }, open: false },
  { decision: "blank-or-long-name", part: "body", value: { name: " \t" }, open: true },
  { decision: "blank-or-long-name", part: "body", value: { name: "x".repeat(256) }, open: true },
  { decision: "blank-or-long-name", part: "body", value: { name: "x".repeat(255) }, open: false },
  { decision: "bare-or-lower-case-ulid", part: "params", value: { id }, open: true },
  {
    decision: "bare-or-lower-case-ulid",
    part: "params",
    value: { id: `ai_${id.toLowerCase()}` },
    open: true,
  },
  { decision: "bare-or-lower-case-ulid", part: "params", value: { id: "not-a-ulid" }, open: false },
  { decision: "bare-or-lower-case-ulid", part: "params", value: { id: `ai_${id}0` }, open: false },
];

it.each(rows)("$decision leaves $part $value open: $open", async ({ decision, part, value, open }) => {
  const { contract } = await loadContract("spec/index.ts");
  const marks = (contract.operations[0]?.open ?? []).filter((mark) => mark.decision === decision);
  const matches = marks.some((mark) =>
    part === "body"
      ? mark.body?.safeParse(value).success
      : Object.entries(mark.params ?? {}).every(
          ([name, schema]) => schema.safeParse((value as Record<string, unknown>)[name]).success,
        ),
  );
  expect(matches).toBe(open);
});
