import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redocly } from "../../../scripts/lib/redocly.ts";

/** Whether `redocly diff`, with all of its own rules, calls a change breaking; `undefined` where it can't say. */
export async function redoclyAlone(old: string, now: string): Promise<boolean | undefined> {
  const directory = await mkdtemp(join(tmpdir(), "bench-diff-"));
  try {
    const config = join(directory, "redocly.yaml");
    await writeFile(config, "extends: [diff-recommended]\n");
    const { stdout } = await redocly(["diff", old, now, "--config", config, "--format", "json"]);
    return (JSON.parse(stdout) as { readonly bump?: string }).bump === "major";
  } catch {
    return undefined;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
