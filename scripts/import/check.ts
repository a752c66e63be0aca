import type { Finding } from "../compare/finding.ts";
import type { ComparedVersion } from "../compare/read-document.ts";
import { reportOf } from "../compare/report.ts";
import { diffReportContent } from "../compare/report-content.ts";
import { newVersion } from "../compare/versions.ts";
import { reportForms } from "../lib/report/forms.ts";
import type { Terminal } from "../lib/terminal.ts";
import { type EachWay, findingsEachWay } from "./proof/prove.ts";

/** A document held against a spec that exists. */
export interface SpecCheck extends EachWay {
  readonly document: ComparedVersion;
  readonly spec: ComparedVersion;
}

/** Compares a document with the spec whose entry module is at a path, each way; writes nothing. */
export async function checkSpec(document: ComparedVersion, path: string): Promise<SpecCheck> {
  const spec = await newVersion(undefined, path);
  return { document, spec, ...(await findingsEachWay(document.model, spec.model)) };
}

/** For programs: what changes from the document to the spec, and back. */
export function checkData({ there, back }: SpecCheck): {
  readonly toSpec: readonly Finding[];
  readonly toDocument: readonly Finding[];
} {
  return { toSpec: there, toDocument: back };
}

/** For people: the report of `diff`, each way. */
export function checkText({ document, spec, there, back }: SpecCheck, colors: Terminal["colors"]): string {
  const oneWay = (old: ComparedVersion, now: ComparedVersion, findings: readonly Finding[]) =>
    `From \`${old.name}\` to \`${now.name}\`:\n\n${reportForms.pretty(diffReportContent(reportOf(old, now, findings, [])), colors)}`;
  return `\n${oneWay(document, spec, there)}\n${oneWay(spec, document, back)}`;
}
