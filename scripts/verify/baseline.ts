import { readFile, writeFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { errorMessage } from "../lib/error-message.ts";
import { jsonErrorAt } from "../lib/json-error.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import { type Problem, ProblemError } from "../lib/problem.ts";
import type { OperationModel } from "../model/model.ts";
import { lineAt } from "../model/read/lines.ts";
import { withoutExamples } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import { verifyProblem } from "./problems.ts";
import type { BaselineReport, VerifyFinding, VerifyReport } from "./report.ts";
import { isSafe } from "./target.ts";

const Known = z.strictObject({
  rule: z.string().min(1),
  operation: z.string().min(1),
  message: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{12}$/, "expected 12 hexadecimal digits, as a finding shows them"),
});

/** A finding that was there when the baseline was written. `rule` has its kind before it: `answers/error-text`. */
export type KnownFinding = z.output<typeof Known>;

/** Whether a run looked for a finding: only then its absence means that it is fixed. */
type WasChecked = (finding: KnownFinding) => boolean;

/**
 * Reads the baseline that the options name. Throws a `ProblemError` if it can't be read, or with all that is wrong in
 * it. A baseline that this run writes may be absent.
 */
export async function givenBaseline(
  file: string | undefined,
  update = false,
): Promise<Pick<VerifyOptions, "baseline">> {
  if (file === undefined) {
    if (update) throw new ProblemError([verifyProblem("baseline-without-file", {})]);
    return {};
  }
  const text = await plainText(file);
  if (text === undefined && !update)
    throw new ProblemError([verifyProblem("baseline-missing", { file }, { file })]);
  return { baseline: text === undefined ? [] : readBaseline(text, file) };
}

/** The text of a file; `undefined` if the file does not exist. */
async function plainText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ProblemError(
      [verifyProblem("baseline-unreadable", { reason: errorMessage(cause) }, { file })],
      {
        cause,
      },
    );
  }
}

/** Reads the text of a baseline, a JSON array. Throws a `ProblemError` with all that is wrong in it, each with its line. */
export function readBaseline(text: string, file: string): KnownFinding[] {
  const wrongAt = jsonErrorAt(text);
  if (wrongAt !== undefined)
    throw new ProblemError([
      verifyProblem("baseline-unusable:file", {}, { file, line: lineAt(text, wrongAt) }),
    ]);
  const read = z.array(Known).safeParse(JSON.parse(text));
  if (!read.success)
    throw new ProblemError(
      read.error.issues.map(({ path, message }) =>
        unusable(text, file, path, message.replace(/^Invalid input: /, "")),
      ),
    );
  const names = read.data.map(({ fingerprint }) => fingerprint);
  const twice = names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [unusable(text, file, [index, "fingerprint"], `\`${name}\` is there twice`)]
      : [],
  );
  if (twice.length > 0) throw new ProblemError(twice);
  return read.data;
}

function unusable(text: string, file: string, path: readonly PropertyKey[], reason: string): Problem {
  const place = path.map((step) => pointerStep(String(step))).join("") || "/";
  return verifyProblem(
    "baseline-unusable",
    { place, reason },
    { file, line: lineOfPath(text, path), pointer: place },
  );
}

/** The line of a place in JSON, or of the value around it if the place is missing. */
function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let { length } = path; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const range =
      typeof node === "object" && node !== null && "range" in node ? (node.range as number[]) : undefined;
    if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** Whether a baseline may hold a finding: a stale waiver is not a finding about the server. */
function isOfServer({ rule }: VerifyFinding): boolean {
  return !rule.startsWith("waiver-");
}

interface Looked {
  readonly options: Pick<VerifyOptions, "readOnly" | "requireCoverage" | "minCoverage">;
  /** Whether the run came to its end. */
  readonly isWhole: boolean;
  readonly notReached: VerifyReport["operations"]["notReached"];
}

/** Returns the test of whether a run looked for a finding, so that its absence means that it is fixed. */
export function whatWasChecked(
  operations: readonly OperationModel[],
  { options: { readOnly = false, requireCoverage = false, minCoverage = 0 }, isWhole, notReached }: Looked,
): WasChecked {
  const unmet = new Set(notReached.map(({ operation }) => operation));
  const isLookedAt = (operationId: string) => {
    const operation = operations.find((one) => one.operationId === operationId);
    return operation
      ? !unmet.has(operationId) && (!readOnly || isSafe(operation))
      : unmet.size === 0 && !readOnly;
  };
  return ({ rule, operation }) => {
    if (!isWhole) return false;
    return rule.startsWith("coverage/") ? requireCoverage || minCoverage > 0 : isLookedAt(operation);
  };
}

/**
 * Which of a run's findings are new, and which known ones are still there or gone. Waived ones count as still there.
 */
export function againstBaseline(
  {
    left: findings,
    waived,
  }: { readonly left: readonly VerifyFinding[]; readonly waived: readonly VerifyFinding[] },
  { baseline, updateBaseline = false }: Pick<VerifyOptions, "baseline" | "updateBaseline">,
  wasChecked: WasChecked,
): { readonly left: readonly VerifyFinding[]; readonly baseline?: BaselineReport } {
  if (!baseline) return { left: findings };
  const next = nextBaseline(findings, baseline, wasChecked);
  const names = new Set((updateBaseline ? next : baseline).map(({ fingerprint }) => fingerprint));
  const isKnown = (finding: VerifyFinding) => isOfServer(finding) && names.has(finding.fingerprint);
  const there = new Set([...findings, ...waived].map(({ fingerprint }) => fingerprint));
  return {
    left: findings.filter((finding) => !isKnown(finding)),
    baseline: {
      known: findings.filter(isKnown),
      gone: baseline.filter((entry) => !there.has(entry.fingerprint) && wasChecked(entry)),
      next,
    },
  };
}

/** The baseline of today's findings. Entries that are there already stay word for word, as do those that were not checked. */
function nextBaseline(
  findings: readonly VerifyFinding[],
  former: readonly KnownFinding[],
  wasChecked: WasChecked,
): KnownFinding[] {
  const there = new Set(findings.map(({ fingerprint }) => fingerprint));
  const kept = former.filter((entry) => there.has(entry.fingerprint) || !wasChecked(entry));
  const names = new Set(kept.map(({ fingerprint }) => fingerprint));
  const added = findings
    .filter((finding) => isOfServer(finding) && !names.has(finding.fingerprint))
    .map(({ kind, rule, operation, message, fingerprint }) => ({
      rule: `${kind}/${rule}`,
      operation,
      message: withoutExamples(message),
      fingerprint,
    }));
  return [...kept, ...added].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ operation, rule, fingerprint }: KnownFinding): string {
  return JSON.stringify([operation, rule, fingerprint]);
}

/** Writes a baseline. Throws a `ProblemError` if it can't. */
export async function writeBaseline(file: string, baseline: readonly KnownFinding[]): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(baseline, undefined, 2)}\n`);
  } catch (cause) {
    throw new ProblemError(
      [verifyProblem("baseline-unwritable", { reason: errorMessage(cause) }, { file })],
      {
        cause,
      },
    );
  }
}
