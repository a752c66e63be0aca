import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { serverPromises } from "../../scripts/contract/promises.ts";
import { kinds } from "../../scripts/verify/report.ts";
import { levelOf, type RuleName, type VerifyRule, verifyRules } from "../../scripts/verify/rules.ts";

const rules = Object.entries(verifyRules) as [RuleName, VerifyRule][];
const path = new URL("../../docs/verify.md", import.meta.url);

function table(): string {
  const rows = kinds.flatMap((kind) =>
    rules
      .filter(([, rule]) => rule.kind === kind)
      .map(([name, { level, sends, expects, source, promise }]) => [
        `\`${kind}/${name}\``,
        promise ? `${level}; \`${promise}\`` : level,
        ...[sends, expects, source],
      ]),
  );
  const head = ["rule", "level; promise", "what is sent", "what must come", "who says so"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

// `npx vitest run --project unit test/verify/rule-table.test.ts -u` writes it.
it("docs/verify.md has the table of the rules", async () => {
  const text = await readFile(path, "utf8");
  const made = text.replace(
    /(<!-- rules: .* -->\n)[\s\S]*(\n<!-- end of the rules -->)/,
    (_, start: string, end: string) => `${start}\n${table()}\n${end}`,
  );
  expect(made).toContain(table());
  await expect(made).toMatchFileSnapshot(path.pathname);
});

it("each promise makes breaches of some advice, and only of advice", () => {
  const promised = rules.filter(([, { promise }]) => promise);
  expect(new Set(promised.map(([, { promise }]) => promise))).toEqual(new Set(Object.keys(serverPromises)));
  for (const [name, { promise, level }] of promised) {
    expect([level, levelOf(name, [])]).toEqual(["advice", "advice"]);
    expect(levelOf(name, promise ? [promise] : [])).toBe("breach");
  }
});

/** Advice about the contract, which no server can follow. */
const ofContract: readonly RuleName[] = ["undocumented-success"];

it("advice can be promised, and a breach needs no promise", () => {
  for (const [name, { level, promise }] of rules)
    expect([name, promise !== undefined]).toEqual([name, level === "advice" && !ofContract.includes(name)]);
});
