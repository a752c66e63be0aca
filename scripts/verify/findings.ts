import { createHash } from "node:crypto";
import type { ServerPromise } from "../contract/promises.ts";
import type { Clue, Deviation } from "./deviation.ts";
import { hideFields } from "./hide/forms.ts";
import { curlOf } from "./http/curl.ts";
import { type HttpOutcome, type HttpRequest, isAnswer } from "./http/message.ts";
import { type FindingKind, kinds, type VerifyFinding } from "./report.ts";
import { levelOf, verifyRules } from "./rules.ts";

/** The request and answer that show a deviation. */
export interface Evidence {
  readonly operation: string;
  readonly label: string;
  readonly request: HttpRequest;
  readonly outcome?: HttpOutcome;
}

/** A finding before its place in the source is known. */
export interface Found extends VerifyFinding {
  readonly clue?: Clue;
}

export interface Findings {
  readonly add: (deviation: Deviation, evidence: Evidence) => void;
  /** Sorted by kind and in the order in which they were first met. */
  readonly all: () => Found[];
}

const shownLabels = 4;

/**
 * Collects deviations; those of one cause become one finding. `hide` takes credentials out of a text. A
 * deviation from what the contract `promises` is a breach, even if its rule is advice.
 */
export function collectFindings(
  server: string,
  hide: (text: string) => string,
  promises: readonly ServerPromise[] = [],
): Findings {
  const groups = new Map<
    string,
    { deviation: Deviation; first: Evidence; labels: Set<string>; count: number }
  >();
  // A secret that is cut is not recognized any more: secrets are hidden first.
  const shown = (text: string, most: number) => cut(hideFields(hide(text.slice(0, mostHidden))), most);
  return {
    add: (deviation, evidence) => {
      const { rule, cause } = deviation;
      const key = JSON.stringify([verifyRules[rule].kind, rule, evidence.operation, cause]);
      const group = groups.get(key) ?? { deviation, first: evidence, labels: new Set(), count: 0 };
      group.labels.add(evidence.label);
      group.count++;
      groups.set(key, group);
    },
    all: () =>
      [...groups]
        .sort(([, a], [, b]) => rank(kindOf(a)) - rank(kindOf(b)))
        .map(([key, { deviation, first, labels, count }]) => ({
          fingerprint: fingerprintOf(JSON.parse(key)),
          level: levelOf(deviation.rule, promises),
          kind: verifyRules[deviation.rule].kind,
          rule: deviation.rule,
          operation: first.operation,
          message: shown(deviation.message, longestMessage) + hide(examples([...labels].filter(Boolean))),
          expected: shown(deviation.expected, longest),
          received: shown(deviation.received ?? (first.outcome ? receivedOf(first.outcome) : ""), longest),
          curl: hide(curlOf(server, first.request)),
          count,
          ...first.outcome?.trace,
          ...(deviation.clue ? { clue: deviation.clue } : {}),
        })),
  };
}

/** The same for the same parts. */
export function fingerprintOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

function kindOf({ deviation }: { readonly deviation: Deviation }): FindingKind {
  return verifyRules[deviation.rule].kind;
}

function rank(kind: FindingKind): number {
  return kinds.indexOf(kind);
}

/** A finding's message without what showed it, which depends on the seed. */
export function withoutExamples(message: string): string {
  const at = message.lastIndexOf(sent);
  return at === -1 ? message : message.slice(0, at);
}

const sent = " Sent: ";

function examples(labels: readonly string[]): string {
  if (labels.length === 0) return "";
  const more = labels.length - shownLabels;
  return `${sent}${labels.slice(0, shownLabels).join("; ")}${more > 0 ? `; and ${more} more` : ""}.`;
}

const longest = 240;
const longestMessage = 1000;
/** Far more than is shown after escaping. */
const mostHidden = 65_536;

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

/** An outcome in one line. */
export function receivedOf(outcome: HttpOutcome): string {
  if (!isAnswer(outcome)) return outcome.words;
  const type = outcome.headers["content-type"];
  const body = Buffer.from(outcome.body.subarray(0, mostHidden)).toString("utf8");
  return [outcome.status, type, body].filter((part) => part !== undefined && part !== "").join(" ");
}
