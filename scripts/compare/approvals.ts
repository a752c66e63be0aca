import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Problem, ProblemError } from "../lib/problem.ts";
import type { Finding } from "./finding.ts";
import { compareProblem } from "./problems.ts";

/** The file next to the spec in which intended breaks are approved. */
export const approvalsFile = "approved-breaks.json";

const form = z.array(
  z.strictObject({
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{12}$/, "expected the fingerprint of a finding: 12 hexadecimal digits"),
    reason: z.string().trim().min(1, "expected the reason"),
    by: z.string().regex(/^\p{Lu}{2,4}$/u, "expected initials: 2 to 4 capitals"),
  }),
);

/** An intended break: its finding, the reason, and the initials of the person who approved it. */
export type Approval = z.infer<typeof form>[number];

/** Reads the approvals in a file; none if it is absent. Throws a `ProblemError` if it is malformed. */
export async function readApprovals(path: string): Promise<readonly Approval[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  const parsed = form.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new ProblemError(
    parsed.error.issues.map(({ path: place, message: reason }) =>
      compareProblem(
        "approvals-malformed",
        { place: ["approvals", ...place].join("/"), reason },
        { file: path },
      ),
    ),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Problems of approvals that fit no finding, because what they approved no longer exists. */
export function staleApprovals(
  approvals: readonly Approval[],
  findings: readonly Finding[],
  file: string,
): Problem[] {
  const known = new Set(findings.map(({ fingerprint }) => fingerprint));
  return approvals
    .filter(({ fingerprint }) => !known.has(fingerprint))
    .map(({ fingerprint, reason }) => compareProblem("approval-stale", { fingerprint, reason }, { file }));
}
