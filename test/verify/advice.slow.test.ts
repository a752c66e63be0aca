import { beforeAll, describe, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import type { ServerPromise } from "../../scripts/contract/promises.ts";
import { exitCodeOf } from "../../scripts/verify/exit-code.ts";
import { verify } from "../../scripts/verify/index.ts";
import { type RuleName, type VerifyRule, verifyRules } from "../../scripts/verify/rules.ts";
import { singleHabits, wholeHabits } from "../defects/habits/index.ts";

const workshop = "test/fixtures/workshop/index.ts";
const nested = "test/fixtures/nested/index.ts";

/** Of each rule that gives advice, a server that keeps its contract and has no other habit. */
const habits: Readonly<Partial<Record<RuleName, string>>> = {
  challenge: "a 401 has no challenge",
  allow: "another method has no `Allow`",
  caching: "answers may be kept by whoever passes them on",
  "not-utf-8": "bytes that are no UTF-8 are replaced",
  "wrong-content-type": "the content type is not looked at",
  "credential-before-existence": "path and body come before the key",
  "parameter-spelling": "a parameter without a value is none",
  "scheme-case": "the scheme is compared by case",
  "unrouted-error": "an unknown path is plain text",
  "near-path": "a slash at the end is not looked at",
};
/** What only an operation without a documented success can be advised of; test/emit/unsaid-success shows it. */
const elsewhere: readonly string[] = ["undocumented-success"];
const advised = (Object.entries(verifyRules) as [RuleName, VerifyRule][]).filter(
  ([name, { level }]) => level === "advice" && !elsewhere.includes(name),
);

const loaded = new Map<string, LoadedContract>();
beforeAll(async () => {
  for (const spec of [workshop, nested]) loaded.set(spec, await loadContract(spec));
});

async function check(name: string, promises: readonly ServerPromise[] = [], spec = workshop) {
  const subject = [...singleHabits, ...wholeHabits].find((one) => one.spec === spec && one.name === name);
  if (!subject) throw new Error(`there is no server \`${name}\``);
  const { principal, other, start } = subject;
  const { url: server, close } = await start();
  const { contract, ...rest } = loaded.get(spec) as LoadedContract;
  const promising = { ...rest, contract: { ...contract, api: { ...contract.api, promises } } };
  try {
    return await verify(promising, { server, principal, other });
  } finally {
    await close();
  }
}

it("each rule that gives advice has a server that is advised so", () => {
  expect(Object.keys(habits).sort()).toEqual(advised.map(([name]) => name).sort());
});

describe("a server that keeps its contract", () => {
  it.each(advised)("is advised of `%s`, and of nothing else", async (rule, { promise }) => {
    // The workshop has no parameters but of paths.
    const spec = rule === "parameter-spelling" ? nested : workshop;
    const report = await check(habits[rule] ?? "", [], spec);
    expect([...new Set(report.findings.map((finding) => `${finding.level} ${finding.rule}`))]).toEqual([
      `advice ${rule}`,
    ]);
    expect([report.outcome, exitCodeOf(report, "breach"), exitCodeOf(report, "advice")]).toEqual([
      ...["kept", 0, 1],
    ]);
    const promising = await check(habits[rule] ?? "", promise ? [promise] : [], spec);
    expect(promising.findings.map(({ level }) => level)).toEqual(report.findings.map(() => "breach"));
    expect(exitCodeOf(promising, "breach")).toBe(1);
  });

  it("with all of these habits keeps it, too", async () => {
    const report = await check("all of these habits");
    expect(report.findings.filter(({ level }) => level === "breach")).toEqual([]);
    expect([report.outcome, exitCodeOf(report, "breach")]).toEqual(["kept", 0]);
    // Its challenge is missing from each answer, as are the methods of a path.
    expect(new Set(report.findings.map(({ rule }) => rule)).size).toBeGreaterThan(5);
  });
});
