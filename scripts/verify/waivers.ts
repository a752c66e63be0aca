import { readFile } from "node:fs/promises";
import { z } from "zod";
import { shownPath } from "../lib/paths.ts";
import { ProblemError } from "../lib/problem.ts";
import type { ProblemLocation } from "../lib/problem-table.ts";
import { verifyProblem } from "./problems.ts";
import type { VerifyFinding } from "./report.ts";
import { verifyRules } from "./rules.ts";

const Waiver = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{12}$/, "expected 12 hexadecimal digits, as a finding shows them"),
  reason: z.string().trim().min(1, "expected the reason why it is accepted"),
  expires: z.iso.date("expected a day, `YYYY-MM-DD`"),
});

/** A finding that is known and accepted until a day: the last one on which the waiver holds; `source`: where it stands. */
export interface Waiver extends z.output<typeof Waiver> {
  readonly source?: { readonly file: string; readonly line: number };
}

/** Reads a file of waivers. Throws a `ProblemError` if it can't be read, or for all that is wrong in it. */
export async function readWaiversFile(file: string): Promise<Waiver[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw new ProblemError([verifyProblem("waivers-missing", {}, { file })], { cause });
  }
  return readWaivers(text, file);
}

/** Reads the text of a file of waivers, a JSON array. Throws a `ProblemError` with all that is wrong in it. */
export function readWaivers(text: string, file: string): Waiver[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ProblemError(
      [verifyProblem("waivers-unusable:file", { reason: "the file is not JSON" }, { file })],
      { cause },
    );
  }
  const lines = text.split("\n");
  return checkedWaivers(json, () => ({ file })).map((waiver) => {
    const line = lines.findIndex((one) => one.includes(waiver.fingerprint)) + 1;
    return { ...waiver, source: { file: shownPath(file), line } };
  });
}

/** A list of waivers as JSON. Throws a `ProblemError` with all that is wrong in it, each at the place of its path. */
export function checkedWaivers(
  json: unknown,
  placeOf: (path: readonly PropertyKey[]) => ProblemLocation,
): Waiver[] {
  const read = z.array(Waiver).safeParse(json);
  if (read.success)
    return read.data.map((waiver, index) => {
      const { file, line } = placeOf([index]);
      return file === undefined || line === undefined
        ? waiver
        : { ...waiver, source: { file: shownPath(file), line } };
    });
  throw new ProblemError(
    read.error.issues.map(({ path, message: reason }) => {
      const pointer = path.map((part) => `/${String(part)}`).join("");
      return pointer
        ? verifyProblem("waivers-unusable", { place: pointer, reason }, placeOf(path))
        : verifyProblem("waivers-unusable:file", { reason }, placeOf(path));
    }),
  );
}

/** Removes waived findings, and adds one for each waiver that has expired or has no finding any more. */
export function applyWaivers(
  findings: readonly VerifyFinding[],
  waivers: readonly Waiver[],
  today = new Date().toISOString().slice(0, 10),
): { readonly left: readonly VerifyFinding[]; readonly waived: readonly VerifyFinding[] } {
  const holding = new Map(
    waivers.filter(({ expires }) => expires >= today).map((waiver) => [waiver.fingerprint, waiver]),
  );
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  const waived = findings.filter(({ fingerprint }) => holding.has(fingerprint));
  const idle = waivers.flatMap((waiver) => {
    if (waiver.expires < today)
      return [idleWaiver(waiver, "waiver-expired", `has expired on ${waiver.expires}`)];
    return known.has(waiver.fingerprint)
      ? []
      : [idleWaiver(waiver, "waiver-stale", "waives nothing: the finding is gone")];
  });
  return { left: [...findings.filter(({ fingerprint }) => !holding.has(fingerprint)), ...idle], waived };
}

function idleWaiver(
  { fingerprint, reason, source }: Waiver,
  rule: "waiver-expired" | "waiver-stale",
  why: string,
): VerifyFinding {
  return {
    fingerprint,
    level: verifyRules[rule].level,
    kind: "coverage",
    rule,
    operation: "api",
    message: `The waiver \`${fingerprint}\` (${reason}) ${why}. Take it out of the file, or give it a new day.`,
    expected: "a waiver for each known finding, and no other",
    received: rule === "waiver-expired" ? "a waiver whose day is over" : "a waiver without a finding",
    curl: "",
    ...(source ? { source } : {}),
    count: 1,
  };
}
