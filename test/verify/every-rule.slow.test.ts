import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { coverageFindings } from "../../scripts/verify/coverage-findings.ts";
import { verify } from "../../scripts/verify/index.ts";
import { type RuleName, verifyRules } from "../../scripts/verify/rules.ts";
import { blindDefects } from "../defects/blind/index.ts";
import { type Handler, jsonAnswer, listen } from "../defects/http.ts";
import { defects } from "../defects/index.ts";
import { type Place, tinyApi } from "../prove/document/tiny-contract.ts";

const workshop = "test/fixtures/workshop/index.ts";
const notes = "test/defects/notes/index.ts";

/** Rules that a planted defect is reported by. */
const planted: readonly [spec: string, defect: string, rules: readonly RuleName[]][] = [
  [
    workshop,
    "the operation is not there",
    [
      ...(["chunked", "content-type-spelling", "encoded-path", "error-text", "example"] as const),
      ...(["invalid-body", "invalid-params", "malformed-json", "restore", "scheme-case"] as const),
      ...(["unknown-field", "unusual-json", "valid-body", "valid-request", "credential"] as const),
    ],
  ],
  [workshop, "the lookup comes before the key", ["credential-before-existence", "challenge"]],
  [workshop, "bytes that are no UTF-8 are replaced", ["not-utf-8"]],
  [workshop, "the content type is not looked at", ["wrong-content-type"]],
  [
    workshop,
    "an unknown path is a 200",
    ["longer-path", "near-path", "near-path-credential", "unknown-path"],
  ],
  [workshop, "the same name again is a 304", ["idempotent", "undocumented-status"]],
  [workshop, "malformed JSON is a 500", ["failure"]],
  [workshop, "refusals are plain text", ["content-type", "json", "unrouted-error"]],
  [workshop, "timestamps have no milliseconds", ["body-schema"]],
  [workshop, "unknown fields give a 500", ["read-only"]],
  [workshop, "the provider's credential is shown", ["secret-field"]],
  [workshop, "an escaped name is decoded twice", ["sets"]],
  [workshop, "a body above 100 kB is a 500", ["oversize"]],
  [workshop, "every method renames", ["undeclared-method"]],
  [workshop, "`created_at` changes", ["keeps"]],
  [workshop, "`updated_at` never changes", ["forward"]],
  [workshop, "`id` changes", ["identity"]],
  [workshop, "a wrong method has a page for an error", ["allow"]],
  [workshop, "a rename while another runs is a 500", ["accept"]],
  [workshop, "a missing gadget is a 500", ["missing-object", "valid-path"]],
  [workshop, "an object of another organization is reachable", ["foreign-object"]],
  [notes, "the largest limit is refused", ["valid-query"]],
  [notes, "a limit of 0 is taken", ["invalid-query"]],
  [notes, "an update is saved before it is refused", ["refused-write"]],
  [notes, "the list shows the notes of all owners", ["foreign-list"]],
  [notes, "a list is bare", ["create-list"]],
  [notes, "lists show notes as they were written", ["list-read"]],
  [notes, "the newest note comes first", ["order"]],
  [notes, "`created_at` is local time, `updated_at` is not", ["created"]],
  [notes, "a note like the one before is not written again", ["create-distinct"]],
];

/** Rules that another test shows a server of. */
const elsewhere: Readonly<Partial<Record<RuleName, string>>> = {
  caching: "advice.slow.test.ts",
  "parameter-spelling": "advice.slow.test.ts",
  replaced: "replaced.test.ts",
  header: "planted.slow.test.ts",
  "body-of-none": "answer.test.ts",
  "too-large": "answer.test.ts",
  "write-only-field": "answer.test.ts",
  "recorded-request": "recorded/recording.test.ts",
  unique: "unique.test.ts",
  "rule-not-reached": "rules.test.ts",
  "waiver-expired": "waivers.test.ts",
  "waiver-stale": "waivers.test.ts",
  ...Object.fromEntries(
    ["untouched", "parallel", "lost-write", "create-read", "neighbour", "delete", "delete-list"].map(
      (rule) => [rule, "laws.test.ts"],
    ),
  ),
  limit: "laws.test.ts",
  pages: "laws.test.ts",
  "other-parent": "nested.slow.test.ts",
  reference: "references.test.ts",
  "body-limit": "body-limit.test.ts",
  "not-modified": "conditional.test.ts",
  "credential-alternative": "credential-alternative.test.ts",
  "undocumented-success": "../emit/unsaid-success.test.ts",
};

/** Rules of an API with one parameter, by where that is and what the server always answers. */
const tiny: readonly [place: Place, status: number, rules: readonly RuleName[]][] = [
  ["header", 200, ["invalid-headers"]],
  ["header", 400, ["valid-headers", "status-not-reached"]],
];

/** Rules of what a run does not reach, as a run that reaches a part names them. */
const unmet = ["error-not-reached", "field-not-reached", "operation-not-reached"];

it("what was not reached is told by its rule", () => {
  const items = (["error", "field", "operation"] as const).map((what) => ({
    ...{ operation: "doThing", what, name: "x", missing: "nobody asked" },
  }));
  expect(coverageFindings(items).map(({ rule }) => rule)).toEqual(unmet);
});

const rulesOf = async (loaded: LoadedContract, handler: Handler, options: object) => {
  const { url: server, close } = await listen(handler);
  try {
    const { findings } = await verify(loaded, { server, timeout: 1000, ...options });
    return findings.map(({ rule }) => rule);
  } finally {
    await close();
  }
};

const contracts = new Map<string, LoadedContract>();
beforeAll(async () => {
  for (const spec of [workshop, notes]) contracts.set(spec, await loadContract(spec));
});

it("each rule has a server that it reports", async () => {
  const shown = [...planted, ...tiny].flatMap(([, , rules]) => rules);
  const left = Object.keys(verifyRules).filter((rule) => !shown.includes(rule as RuleName));
  expect(left.sort()).toEqual([...Object.keys(elsewhere), ...unmet].sort());
  for (const [rule, file] of Object.entries(elsewhere))
    expect(await readFile(new URL(file, import.meta.url), "utf8")).toMatch(new RegExp(`["/]?${rule}\\b`));
});

describe("a planted defect is reported by its rules", () => {
  it.each(planted)("%s: %s", async (spec, name, wanted) => {
    const defect = [...defects, ...blindDefects].find((one) => one.spec === spec && one.name === name);
    if (!defect) throw new Error(`there is no defect \`${name}\``);
    const { principal, other, handler } = defect;
    const found = await rulesOf(contracts.get(spec) as LoadedContract, handler(), { principal, other });
    expect(found).toEqual(expect.arrayContaining([...wanted]));
  });
});

it.each(tiny)("a parameter in the %s, and always a %i", async (place, status, wanted) => {
  const contract = resolveContract(tinyApi(z.string().min(2).max(9), place));
  const loaded = { contract, inputs: [], specPath: "" } as unknown as LoadedContract;
  const answer = status === 200 ? {} : { error: "error 400" };
  const found = await rulesOf(loaded, () => jsonAnswer(status, answer), { requireCoverage: true });
  expect(found).toEqual(expect.arrayContaining([...wanted]));
});
