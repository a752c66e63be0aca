import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redoclyReport } from "../../openapi/redocly.ts";
import type { Json } from "../document.ts";

/** One difference as `redocly diff --format json` tells it. */
export interface Change {
  /** JSON pointer with its `#`. */
  readonly path: string;
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
}

/**
 * Redocly's rules, with its defaults corrected for what happens on the wire. JSON is YAML.
 *
 * - A client that never called by an `operationId` is not hurt when it changes.
 * - Schemas are there only where no value can tell what they mean.
 */
const config = {
  extends: ["diff-recommended"],
  diff: { "operation-id-changed": "off" },
};

/** The changes of structure between two documents. Throws a `ProblemError` where Redocly can't say. */
export async function structuralChanges(old: Json, now: Json): Promise<readonly Change[]> {
  const [before, after] = [JSON.stringify(old), JSON.stringify(now)];
  if (before === after) return [];
  const directory = await mkdtemp(join(tmpdir(), "diff-"));
  try {
    const [base, revision, rules] = ["old.json", "new.json", "redocly.yaml"].map((name) =>
      join(directory, name),
    );
    if (!base || !revision || !rules) return [];
    await writeFile(base, before);
    await writeFile(revision, after);
    await writeFile(rules, JSON.stringify(config));
    const { changes } = await redoclyReport<{ readonly changes: readonly Change[] }>(
      ["diff", base, revision, "--config", rules],
      { code: "diff-failed", work: "compare the documents", command: "npx redocly diff OLD NEW" },
    );
    return changes;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
