import { count } from "../lib/count.ts";
import type { Approval } from "./approvals.ts";
import { type Bump, bumpOf, type Finding, reaches } from "./finding.ts";
import type { ComparedVersion } from "./read-document.ts";
import { nextVersion } from "./release/version.ts";
import { announcedRemoval } from "./sunset.ts";

/** The result of a comparison. */
export interface DiffReport {
  /** What was compared, in words. */
  readonly old: string;
  readonly now: string;
  readonly bump: Bump;
  /** The lowest version for a release of the change, if the last version is known. */
  readonly version?: string;
  readonly findings: readonly Finding[];
  /** What the documents have and nothing compares, in words; absent if there is nothing. */
  readonly ignored?: readonly string[];
  /** Fingerprints of the approved findings. */
  readonly approved: ReadonlySet<string>;
}

/** The report of the change between two versions. */
export function reportOf(
  before: Pick<ComparedVersion, "name" | "version"> & Partial<Pick<ComparedVersion, "model">>,
  after: Pick<ComparedVersion, "name"> & Partial<Pick<ComparedVersion, "model">>,
  findings: readonly Finding[],
  approvals: readonly Approval[],
): DiffReport {
  const bump = bumpOf(findings);
  const ignored = [...new Set([before, after].flatMap(({ model }) => model?.ignored ?? []))].sort();
  return {
    old: before.name,
    now: after.name,
    findings,
    approved: new Set(approvals.map(({ fingerprint }) => fingerprint)),
    bump,
    ...(ignored.length > 0 ? { ignored } : {}),
    ...(before.version !== undefined && bump !== "none"
      ? { version: nextVersion(before.version, bump) }
      : {}),
  };
}

/** The findings at or above a level; none for `none`. */
export function stoppingFindings({ findings, approved }: DiffReport, level: Bump): Finding[] {
  if (level === "none") return [];
  return findings.filter(
    ({ bump, rule, fingerprint }) =>
      reaches(bump, level) && rule !== announcedRemoval && !approved.has(fingerprint),
  );
}

/** The groups in the order of the changelog. */
export const findingGroups: readonly Finding["group"][] = ["Breaking", "Added", "Changed", "Fixed"];

/** A finding that several operations have, shown once. */
export interface MergedFinding {
  readonly finding: Finding;
  /** Names of all operations that it is about. */
  readonly operations: readonly string[];
}

/** The findings of a group; those that differ only in the operation are merged. */
export function mergedByOperation({ findings }: DiffReport, group: Finding["group"]): MergedFinding[] {
  const told = new Map<string, { finding: Finding; operations: string[] }>();
  for (const finding of findings) {
    if (finding.group !== group) continue;
    const { verdict, rule, place, witness, line, operation = "", operations } = finding;
    const sentence = finding.sentence.replace(`\`${operation}\``, "");
    const key = JSON.stringify([verdict, rule, place, witness, line, sentence]);
    const one = told.get(key) ?? { finding, operations: [] };
    one.operations.push(...(operations ?? (operation ? [operation] : [])));
    told.set(key, one);
  }
  return [...told.values()];
}

/** `3 changes: 1 breaking, 2 added; this takes a major version, 2.0.0 or higher`. */
export function summaryOf({ findings, bump, version }: DiffReport): string {
  if (findings.length === 0) return "Nothing changes for callers";
  const counts = findingGroups.flatMap((group) => {
    const { length } = findings.filter((finding) => finding.group === group);
    return length > 0 ? [`${length} ${group.toLowerCase()}`] : [];
  });
  const changes = count(findings.length, "change");
  return `${changes}: ${counts.join(", ")}; this takes a ${bump} version${version ? `, ${version} or higher` : ""}`;
}

export const verdictWords: Readonly<Record<Finding["verdict"], string>> = {
  wire: "on the wire",
  client: "in the client",
};

/** The verdict of each document on the witness. */
export function verdictsOn({ old, new: now }: NonNullable<Finding["witness"]>): string {
  return `the old contract ${old === "accepted" ? "accepts" : "refuses"} it, the new one ${now === "accepted" ? "accepts" : "refuses"} it`;
}
