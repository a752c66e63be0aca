import type { ApiModel } from "../model/model.ts";
import { compareClients } from "./client/index.ts";
import type { Finding } from "./finding.ts";
import { gathered } from "./gathered.ts";
import { previewFindings, withPreviews } from "./preview.ts";
import { withSunsets } from "./sunset.ts";
import { compareOnWire } from "./wire/index.ts";

/** The comparison for each verdict. */
const verdicts: Readonly<Record<Finding["verdict"], typeof compareOnWire>> = {
  wire: compareOnWire,
  client: compareClients,
};

/** All that changed between two versions of an API, by one verdict or by both; `today` is `YYYY-MM-DD`. */
export async function changesBetween(
  old: ApiModel,
  now: ApiModel,
  today: string,
  only: readonly Finding["verdict"][] = ["wire", "client"],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const verdict of only) findings.push(...(await verdicts[verdict](old, now)));
  const all = only.includes("wire")
    ? [...withSunsets(findings, old, now, today), ...previewFindings(old, now)]
    : findings;
  return gathered(withPreviews(all, old), old, now);
}
