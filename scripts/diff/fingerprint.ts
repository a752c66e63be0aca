import { createHash } from "node:crypto";
import type { Finding } from "./finding.ts";

/** Names a finding: the same in every run, and another one for another rule or place. */
export function fingerprintOf({
  verdict,
  rule,
  operation = "",
  place,
}: Pick<Finding, "verdict" | "rule" | "operation" | "place">): string {
  return createHash("sha256")
    .update(JSON.stringify([verdict, rule, operation, place]))
    .digest("hex")
    .slice(0, 12);
}
