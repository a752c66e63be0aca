import type { Bump, Finding } from "../../finding.ts";

/** What a change of structure means. */
export interface StructureChange {
  readonly rule: string;
  readonly place: string;
  readonly direction: Finding["direction"];
  readonly bump: Bump;
  /** The text after the operation's name in a sentence. */
  readonly says: string;
  readonly fix?: string;
}

/** The direction of what is compared: callers send what is `taken`, and get what is `given`. */
export type Flow = "taken" | "given";

export const keepBoth =
  "Keep the old form next to the new one, and mark it `deprecated` until nobody uses it.";

/** The direction of a flow's messages. */
export const directionOf: Readonly<Record<Flow, "request" | "response">> = {
  taken: "request",
  given: "response",
};
