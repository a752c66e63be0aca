import { withLineEndsOf } from "../../lib/line-ends.ts";
import { markdownLine } from "../../lib/report/markdown.ts";
import type { Approval } from "../approvals.ts";
import type { Finding } from "../finding.ts";

const groups = ["Breaking", "Added", "Changed", "Fixed"] as const;

/** What an entry is made from. */
export interface EntryFacts {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly findings: readonly Finding[];
  readonly approvals: readonly Approval[];
}

/** The entry of a version: each finding's sentence in its group; a break with the reason of its approval. */
export function entryOf({ version, day, findings, approvals }: EntryFacts): string {
  const reasons = new Map(approvals.map(({ fingerprint, reason }) => [fingerprint, reason]));
  const told = findings.filter((finding) => finding.bump !== "none" && !isToldOnTheWire(finding, findings));
  const parts = groups.flatMap((group) => {
    const lines = told
      .filter((finding) => finding.group === group)
      .map(({ sentence, fingerprint }) => {
        const reason = reasons.get(fingerprint);
        return `- ${markdownLine(sentence)}${reason ? ` ${asSentence(reason)}` : ""}`;
      });
    return lines.length > 0 ? [`### ${group}\n\n${[...new Set(lines)].join("\n")}`] : [];
  });
  const body = parts.length > 0 ? parts : ["Nothing changes for callers."];
  return `${[`## ${version} (${day})`, ...body].join("\n\n")}\n`;
}

/** Whether the verdict on the wire already reports a place, so that the client's need not repeat it. */
function isToldOnTheWire(
  { verdict, group, operation, place }: Finding,
  findings: readonly Finding[],
): boolean {
  if (verdict === "wire" || operation === undefined) return false;
  return findings.some(
    (other) =>
      other.verdict === "wire" &&
      other.group === group &&
      other.operation === operation &&
      (other.place === place || other.place === "operation"),
  );
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const head = `# Changelog

What changed in the contract, and what it means for callers of the API. \`npm run release\` adds an entry for
each version; an entry may be edited, or written before the release.
`;

/** The changelog with an entry on top; unchanged if it already has one for this version. */
export function withEntry(changelog: string | undefined, entry: string): string {
  const text = changelog ?? head;
  const version = /^## (\S+)/.exec(entry)?.[1] ?? "";
  if (headings(text).some(([, found]) => found === version)) return text;
  const at = headings(text)[0]?.index ?? text.length;
  const whole = `${text.slice(0, at).trimEnd()}\n\n${entry}${at < text.length ? `\n${text.slice(at)}` : ""}`;
  return withLineEndsOf(text, whole);
}

function headings(text: string): RegExpExecArray[] {
  return [...text.matchAll(/^## \[?v?([^\s\]]+).*$/gm)];
}
