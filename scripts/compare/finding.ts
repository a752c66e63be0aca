import { createHash } from "node:crypto";

/** The part of a version that a change must raise. */
export type Bump = "major" | "minor" | "patch" | "none";

/** One change between two documents, and what it means. */
export interface Finding {
  /** Stable over runs: made from verdict, rule, operation and place. */
  readonly fingerprint: string;
  readonly verdict: "wire" | "client";
  /** Kebab-case, stable: scripts may match on it. */
  readonly rule: string;
  /** `PATCH /things/{id}`, as the old document writes it, or the new one for an addition. */
  readonly operation?: string;
  /** All operations that it is about, if one change affects several. */
  readonly operations?: readonly string[];
  /** `request body /name`, `response 200 /updated_at`, `query parameter limit`. */
  readonly place: string;
  readonly direction: "request" | "response" | "both";
  readonly bump: Bump;
  /** Its group in the changelog. */
  readonly group: "Breaking" | "Added" | "Changed" | "Fixed";
  /** For the changelog: one sentence. */
  readonly sentence: string;
  /** A value that shows it: one document lets it be sent, and the other refuses it. */
  readonly witness?: Witness;
  /** Why no value shows it, if it was judged by the keyword alone. */
  readonly byKeyword?: string;
  /** In the client: the use that no longer compiles. */
  readonly line?: string;
  /** What to do next: one sentence. */
  readonly fix?: string;
}

export interface Witness {
  readonly value: unknown;
  readonly old: "accepted" | "refused";
  readonly new: "accepted" | "refused";
}

/** Makes a finding, with its fingerprint and its group in the changelog. */
export function makeFinding({ fix, witness, ...rest }: Draft): Finding {
  const { verdict, rule, operation, place, bump } = rest;
  return {
    fingerprint: fingerprintOf([verdict, rule, operation, place]),
    group: bump === "major" ? "Breaking" : /-added$/.test(rule) ? "Added" : "Changed",
    ...rest,
    ...(witness ? { witness } : {}),
    ...(fix ? { fix } : {}),
  };
}

function fingerprintOf(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** A finding that represents others, with a fingerprint of its verdict, its rule and these words. */
export function refingerprinted(finding: Finding, words: readonly string[]): Finding {
  return { ...finding, fingerprint: fingerprintOf([finding.verdict, finding.rule, ...words]) };
}

/** What a finding is made from. */
type Draft = Omit<Finding, "fingerprint" | "group" | "witness" | "fix"> & {
  readonly witness?: Witness | undefined;
  readonly fix?: string | undefined;
};

const bumps: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Whether one bump is at least as big as another. */
export function reaches(bump: Bump, level: Bump): boolean {
  return bumps.indexOf(bump) >= bumps.indexOf(level);
}

/** The biggest bump of findings; `none` without findings. */
export function bumpOf(findings: readonly Finding[]): Bump {
  return bumps.findLast((bump) => findings.some((finding) => finding.bump === bump)) ?? "none";
}

/** Each finding once: of several with the same rule and place, the one with the biggest bump. */
export function unique(findings: readonly Finding[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const known = found.get(finding.fingerprint);
    if (!known || !reaches(known.bump, finding.bump)) found.set(finding.fingerprint, finding);
  }
  return [...found.values()];
}
