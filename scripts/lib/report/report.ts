/*
 * A report, whatever made it: commands fill this shape, and each form (for people, JSON, JUnit, GitHub,
 * Markdown) is written from it once.
 */

/** What a finding does to the command: `error` fails it, `warning` is let pass, `notice` never fails it. */
export type ReportLevel = "error" | "warning" | "notice";

/** How good something is: decides the colour. */
export type ReportTone = "good" | "fair" | "bad" | "plain";

/** The forms that show a part which some leave out. */
export type ReportForm = "pretty" | "json" | "junit" | "github" | "markdown";

export interface Report {
  /** What is reported on, as JUnit names it. */
  readonly title: string;
  readonly findings: readonly ReportFinding[];
  /** The groups of the findings, in their order. */
  readonly groups: readonly ReportGroup[];
  /** Whether people are told each group under a heading. */
  readonly isSectioned: boolean;
  /** Rows of cells under a row of headings: the counts, for people. */
  readonly table?: readonly (readonly string[])[];
  /** What was left out, and why. */
  readonly gaps: readonly ReportGap[];
  /** What belongs to no finding, for people. */
  readonly notes: readonly ReportNote[];
  /** Why something could not be looked at: one sentence each. */
  readonly obstacles: readonly string[];
  readonly verdict: ReportVerdict;
  readonly seconds?: number;
  /** The whole as a program reads it. */
  readonly data: unknown;
}

export interface ReportGroup {
  readonly name: string;
  /** What is said of it if it has no finding. */
  readonly passed: string;
}

export interface ReportFinding {
  readonly level: ReportLevel;
  readonly tone: ReportTone;
  readonly group: string;
  /** Kebab-case, stable. */
  readonly rule: string;
  /** The same for the same finding in every run. */
  readonly fingerprint: string;
  /** What it is about: an operation. */
  readonly about: string;
  /** Its name in a list: of rule and operation, or of operation and place. */
  readonly title: string;
  /** The title as people get it; absent: the title. */
  readonly heading?: { readonly strong: string; readonly plain?: string; readonly dim?: string };
  /** Its properties, in words. */
  readonly properties: readonly string[];
  /** Where in the messages of the API. */
  readonly within?: string;
  /** Further operations that it is about. */
  readonly others: readonly string[];
  /** What is wrong: one or two sentences. */
  readonly message: string;
  /** What shows it, and what to do. */
  readonly details: readonly ReportDetail[];
  /** The line of a source that says what is broken. */
  readonly place?: { readonly file: string; readonly line: number };
  /** People are told it with an earlier finding. */
  readonly isRepeated?: boolean;
}

export interface ReportDetail {
  /** Its name beside the text, at most nine characters. */
  readonly name: string;
  /** Its name in a sentence; absent: the name. */
  readonly label?: string;
  readonly text: string;
  /** What stands before the text if only the name does. */
  readonly lead?: string;
  /** What is said of the text. */
  readonly remark?: string;
  /** Whether the text is code. */
  readonly isCode?: boolean;
  /** Whether it is for reference only. */
  readonly isDim?: boolean;
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
  /** Absent: the text is a warning. */
  readonly label?: string;
  readonly text: string;
}

export interface ReportVerdict {
  readonly tone: ReportTone;
  readonly text: string;
  /** Before the text, for people. */
  readonly mark?: string;
  /** What it took. */
  readonly cost?: string;
  /** As an annotation; absent: there is none. */
  readonly annotation?: { readonly title: string; readonly text: string };
}

/** Whether a form shows a detail. */
export function hasDetail({ without = [] }: ReportDetail, form: ReportForm): boolean {
  return !without.includes(form);
}
