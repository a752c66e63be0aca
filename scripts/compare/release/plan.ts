import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Json } from "../../lib/json.ts";
import { printJson } from "../../lib/print-json.ts";
import { type Problem, ProblemError, withDetails } from "../../lib/problem.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import { compareVersions } from "../../lib/version.ts";
import { modelOfDocument } from "../../model/from-document.ts";
import type { ApiModel } from "../../model/model.ts";
import { approvalsFile, readApprovals } from "../approvals.ts";
import { changesBetween } from "../changes.ts";
import { bumpOf, type Finding } from "../finding.ts";
import { gate } from "../gate.ts";
import { compareProblem } from "../problems.ts";
import { compareOnWire } from "../wire/index.ts";
import { entryOf, withEntry } from "./changelog.ts";
import { lastRelease, pathOf, releasedVersions } from "./releases.ts";
import { nextVersion, satisfies } from "./version.ts";

/** The paths that a release reads and writes. */
export interface Places {
  /** The spec's name in messages. */
  readonly spec: string;
  readonly releases: string;
  readonly changelog: string;
}

/** What a release writes, and why its version is right. */
export interface Plan {
  readonly version: string;
  /** The previous release; absent for the first one. */
  readonly last?: string;
  readonly findings: readonly Finding[];
  /** Path → text, to be written all or nothing, the document last. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * What the release of a document writes; `today` is `YYYY-MM-DD`. Throws a `ProblemError` with everything
 * that prevents it: a version that is taken or too low, breaks that nobody approved.
 */
export async function planRelease(document: Json, places: Places, today: string): Promise<Plan> {
  const approvalsPath = join(dirname(places.releases), approvalsFile);
  const [last, versions, approvals] = await Promise.all([
    lastRelease(places.releases),
    releasedVersions(places.releases),
    readApprovals(approvalsPath),
  ]);
  const now = modelOfDocument(document);
  const { version } = now.info;
  const findings = last
    ? await changesBetween(modelOfDocument(last.document), now, today)
    : await firstChanges(now);
  const { open, problems } = gate(findings, approvals, approvalsPath);
  const found = [
    ...(last ? versionProblems(version, last.version, findings, versions, places) : []),
    ...(last ? open.map((finding) => unapproved(finding, approvalsPath)) : []),
    ...problems,
  ];
  if (found.length > 0) throw new ProblemError(found);

  const changelog = await readFile(places.changelog, "utf8").catch(() => undefined);
  const files = new Map([
    [places.changelog, withEntry(changelog, entryOf({ version, day: today, findings, approvals }))],
    // Their breaks are released, so they fit no finding from now on.
    ...(approvals.length > 0 ? [[approvalsPath, "[]\n"] as const] : []),
    [pathOf(places.releases, version), printJson(document)],
  ]);
  return { version, ...(last ? { last: last.version } : {}), findings, files };
}

/** The changes of a first release: everything is new. */
function firstChanges(api: ApiModel): Promise<readonly Finding[]> {
  const nothing: ApiModel = { ...api, operations: [], components: { schemas: {}, securitySchemes: {} } };
  return compareOnWire(nothing, api);
}

function versionProblems(
  version: string,
  last: string,
  findings: readonly Finding[],
  versions: readonly string[],
  { spec, releases }: Places,
): Problem[] {
  const bump = bumpOf(findings);
  const needed = nextVersion(last, bump);
  const place = { file: spec, pointer: "version" };
  if (versions.includes(version))
    return [compareProblem("version-released", { version, path: pathOf(releases, version), needed }, place)];
  const highest = versions.at(-1) ?? last;
  if (satisfies(version, needed) && compareVersions(version, highest) > 0) return [];
  const reasons = findings.filter((finding) => finding.bump === bump).map(({ sentence }) => sentence);
  return [withDetails(compareProblem("version-too-low", { version, last, needed }, place), reasons)];
}

function unapproved({ sentence, operation = "", place, fingerprint, fix }: Finding, file: string): Problem {
  const values = { change: withoutDot(sentence), file, fingerprint };
  const at = { pointer: `${operation} ${place}`.trim() };
  return fix
    ? compareProblem("break-not-approved", { ...values, fix }, at)
    : compareProblem("break-not-approved:without-fix", values, at);
}
