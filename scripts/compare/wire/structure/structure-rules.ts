import type { Bump, Finding } from "../../finding.ts";

/** What a change of structure means. */
export interface StructureChange {
  readonly rule: string;
  readonly place: string;
  readonly direction: Finding["direction"];
  readonly bump: Bump;
  /** What comes after the operation's name in a sentence. */
  readonly says: string;
  readonly fix?: string;
}

/** Who writes what is compared: what callers send is `taken`, what they get is `given`. */
export type Flow = "taken" | "given";

export const keepBoth =
  "Keep the old form beside the new one, and mark it `deprecated` until nobody uses it.";

/** The direction in which a flow's messages travel. */
export const directionOf: Readonly<Record<Flow, "request" | "response">> = {
  taken: "request",
  given: "response",
};
