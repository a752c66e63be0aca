/*
 * The report of any command: commands fill this shape, and each form (for people, JSON, JUnit, GitHub,
 * Markdown) is written from it in one place.
 */

/** How a finding affects the command: `error` fails it, `warning` does not at this level, `notice` never does. */
export type ReportLevel = "error" | "warning" | "notice";

/** How good something is; decides its colour. */
export type ReportTone = "good" | "fair" | "bad" | "plain";

/** The forms of a report. */
export type ReportForm = "pretty" | "json" | "junit" | "github" | "markdown";

export interface Report {
  /** The name of the report, as in JUnit. */
  readonly title: string;
  readonly findings: readonly ReportFinding[];
  /** The groups of the findings, in their order. */
  readonly groups: readonly ReportGroup[];
  /** Whether the form for people has a heading for each group. */
  readonly isSectioned: boolean;
  /** The counts, for people: a row of headings, then rows of cells. */
  readonly table?: readonly (readonly string[])[];
  /** What was left out, and why. */
  readonly gaps: readonly ReportGap[];
  /** Remarks that belong to no finding, for people. */
  readonly notes: readonly ReportNote[];
  /** Why something could not be checked: one sentence each. */
  readonly obstacles: readonly string[];
  readonly verdict: ReportVerdict;
  readonly seconds?: number;
  /** The whole report, for programs. */
  readonly data: unknown;
}

export interface ReportGroup {
  readonly name: string;
  /** The text for a group without findings. */
  readonly passed: string;
}

export interface ReportFinding {
  readonly level: ReportLevel;
  readonly tone: ReportTone;
  readonly group: string;
  /** Kebab-case, stable. */
  readonly rule: string;
  /** Equal for the same finding in every run. */
  readonly fingerprint: string;
  /** The operation that it is about. */
  readonly about: string;
  /** Its name in a list, made from rule and operation, or from operation and place. */
  readonly title: string;
  /** The title for people; if absent, `title`. */
  readonly heading?: { readonly strong: string; readonly plain?: string; readonly dim?: string };
  /** Its properties, as words. */
  readonly properties: readonly string[];
  /** The place in the API's messages. */
  readonly within?: string;
  /** Other operations that it is about. */
  readonly others: readonly string[];
  /** What is wrong: one or two sentences. */
  readonly message: string;
  /** The evidence, and what to do. */
  readonly details: readonly ReportDetail[];
  /** The line of the source that states the broken rule. */
  readonly place?: { readonly file: string; readonly line: number };
  /** The heading under which the form for people shows it in short, after the findings without one. */
  readonly aside?: string;
  /** Whether the form for people has already shown it with an earlier finding. */
  readonly isRepeated?: boolean;
}

export interface ReportDetail {
  /** Its name before the text, at most nine characters. */
  readonly name: string;
  /** Its name in a sentence; if absent, `name`. */
  readonly label?: string;
  readonly text: string;
  /** What is written before the text in forms that have room for the name only. */
  readonly lead?: string;
  /** A remark about the text. */
  readonly remark?: string;
  /** Whether the text is code. */
  readonly isCode?: boolean;
  /** Whether it is for reference only. */
  readonly isDim?: boolean;
  /** Whether it belongs to the short form of a finding. */
  readonly isShort?: boolean;
  /** The forms that leave it out. */
  readonly without?: readonly ReportForm[];
}

export interface ReportGap {
  readonly about: string;
  readonly what: string;
  readonly name: string;
  readonly why: string;
  readonly forms: readonly ReportForm[];
}

export interface ReportNote {
  /** If absent, the text is a warning. */
  readonly label?: string;
  readonly text: string;
}

export interface ReportVerdict {
  readonly tone: ReportTone;
  readonly text: string;
  /** A mark before the text, for people. */
  readonly mark?: string;
  /** The cost, such as requests and time. */
  readonly cost?: string;
  /** The verdict as an annotation, if it has one. */
  readonly annotation?: { readonly title: string; readonly text: string };
}

/** Whether a form shows a detail. */
export function hasDetail({ without = [] }: ReportDetail, form: ReportForm): boolean {
  return !without.includes(form);
}

/** The findings that people get in short form, by their headings. */
export function asidesOf(findings: readonly ReportFinding[]): [heading: string, ReportFinding[]][] {
  const headings = [...new Set(findings.flatMap(({ aside }) => aside ?? []))];
  return headings.map((heading) => [heading, findings.filter(({ aside }) => aside === heading)]);
}

/** A finding with the details of its short form. */
export function inShort(finding: ReportFinding): ReportFinding {
  return { ...finding, details: finding.details.filter(({ isShort }) => isShort) };
}
