import type { KnownFinding } from "./baseline.ts";
import type { RuleName } from "./rules.ts";

/** What is checked, in the order of a report. */
export const kinds = [
  "answers",
  "valid-input",
  "invalid-input",
  "auth",
  "methods-and-paths",
  "laws",
  "coverage",
] as const;
export type FindingKind = (typeof kinds)[number];

/**
 * `breach`: the contract, or a standard that it invokes, says otherwise. `advice`: good practice that the
 * contract does not state.
 */
export type FindingLevel = "breach" | "advice";

/** A way in which the server breaks a rule. */
export interface VerifyFinding {
  /** Of kind, rule, operation and cause: the same in every run, whatever the seed. */
  readonly fingerprint: string;
  readonly level: FindingLevel;
  readonly kind: FindingKind;
  /** A name of `verifyRules`: kebab-case, stable. */
  readonly rule: RuleName;
  /** `operationId`, or `api` for what concerns no single operation. */
  readonly operation: string;
  /** One or two sentences: what the server does, and with which inputs. */
  readonly message: string;
  /** What the contract says. */
  readonly expected: string;
  /** What came, shortened. */
  readonly received: string;
  /** A command that reproduces the first one; credentials are named as variables. */
  readonly curl: string;
  /** Of a breach, the words of the contract that say otherwise; of advice, who recommends it. */
  readonly says?: string;
  /** Where in the Zod source the contract says so; of a waiver that is idle, where it stands. */
  readonly source?: { readonly file: string; readonly line: number };
  /** How many requests showed it. */
  readonly count: number;
  /** Of the first of them: its `X-Request-Id`. */
  readonly requestId?: string;
  /** Of the first of them: its W3C trace context. */
  readonly traceparent?: string;
}

/** A part of the contract that a complete check reaches. */
export interface CoverageItem {
  readonly operation: string;
  readonly what: "operation" | "status" | "error" | "field" | "rule";
  /** `404`, the error's text, `body.name`, `body/properties/name/pattern`. */
  readonly name: string;
  /** Why it was not reached; absent: it was. */
  readonly missing?: string;
}

/** What a run wrote with an operation, and what it could not undo. */
export interface Restored {
  readonly operation: string;
  readonly principal: "first" | "second";
  /** The fields by name, as the run left them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** How many objects the run made. */
  readonly made?: number;
  /** The names of those that could not be deleted. */
  readonly left?: readonly string[];
  /** `true`: all is as before. */
  readonly original: boolean;
  /** Why it is not. */
  readonly why?: string;
}

/** How much of a recording was judged. */
export interface RecordingReport {
  readonly file: string;
  readonly entries: number;
  readonly judged: number;
  /** Entries that were not judged, by the reason; `first` is the place of the first one. */
  readonly skipped: readonly { readonly why: string; readonly count: number; readonly first: string }[];
  /** Judged entries with a part that was not recorded, and so is not judged. */
  readonly partly: readonly { readonly why: string; readonly count: number; readonly first: string }[];
}

/** What a run says about the findings in the baseline. */
export interface BaselineReport {
  /** Findings of this run that the baseline has. */
  readonly known: readonly VerifyFinding[];
  /** Findings of the baseline that this run looked for and did not find. */
  readonly gone: readonly KnownFinding[];
  /** The baseline of this run's findings. */
  readonly next: readonly KnownFinding[];
}

export interface VerifyReport {
  /** `unchecked`: the server could not be reached, or the fixtures are wrong; `reasons` say which. */
  readonly outcome: "kept" | "broken" | "unchecked";
  readonly server: string;
  readonly seed: number;
  /** Breaches first; in the order of kinds, and of the contract's operations. */
  readonly findings: readonly VerifyFinding[];
  /** Findings that a waiver names. */
  readonly waived: readonly VerifyFinding[];
  /** Absent if there is no baseline. */
  readonly baseline?: BaselineReport;
  /** Absent: requests were sent. */
  readonly recording?: RecordingReport;
  /** Why something could not be checked: one sentence each, with the way out. */
  readonly reasons: readonly string[];
  readonly kinds: Readonly<
    Record<
      FindingKind,
      {
        readonly checks: number;
        readonly findings: number;
        /** How many of the findings are advice. */
        readonly advice?: number;
      }
    >
  >;
  readonly coverage: {
    readonly reached: number;
    readonly total: number;
    readonly missing: readonly CoverageItem[];
  };
  /** Rules of the requests' schemas for which values were drawn; `missing` are those that no value covers. */
  readonly rules: {
    readonly reached: number;
    readonly total: number;
    readonly missing: readonly CoverageItem[];
  };
  /** Operations that were reached, of all that the contract has, and why each of the others was not. */
  readonly operations: {
    readonly checked: number;
    readonly total: number;
    readonly notReached: readonly { readonly operation: string; readonly why: string }[];
  };
  /** What the run could not undo, as announced before anything was changed. */
  readonly notices: readonly string[];
  readonly readOnly: boolean;
  readonly restored: readonly Restored[];
  /** The budget ran out before everything was checked. */
  readonly outOfTime: boolean;
  readonly requests: number;
  readonly milliseconds: number;
}
