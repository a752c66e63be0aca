/** The part of a version that a change must raise. */
export type Bump = "major" | "minor" | "patch" | "none";

/** One change between two documents, and what it means. */
export interface Finding {
  /** Stable over runs: of verdict, rule, operation and place. */
  readonly fingerprint: string;
  readonly verdict: "wire" | "client";
  /** Kebab-case, stable: scripts may match on it. */
  readonly rule: string;
  /** `PATCH /things/{id}`, as the old document writes it; as the new one does where it's an addition. */
  readonly operation?: string;
  /** `request body /name`, `response 200 /updated_at`, `query parameter limit`. */
  readonly place: string;
  readonly direction: "request" | "response" | "both";
  readonly bump: Bump;
  /** Where the changelog tells it. */
  readonly group: "Breaking" | "Added" | "Changed" | "Fixed";
  /** For the changelog: one sentence. */
  readonly sentence: string;
  /** A value that shows it: it travels, and one of the two documents refuses it. */
  readonly witness?: Witness;
  /** Of a client: the use that no longer compiles. */
  readonly line?: string;
  /** What to do next: one sentence. */
  readonly fix?: string;
}

export interface Witness {
  readonly value: unknown;
  readonly old: "accepted" | "refused";
  readonly new: "accepted" | "refused";
}
