import { forStatus } from "../lib/status.ts";
import { answerFor } from "../model/documented-status.ts";
import { type CheckedAnswer, checkAnswer, type Judges } from "./answer/check.ts";
import { checkPractice } from "./answer/practice.ts";
import type { Deviation } from "./deviation.ts";
import { type Difference, differs, isSuccess, wordsOf } from "./expectation.ts";
import type { HttpAnswer } from "./http/message.ts";
import type { Probe } from "./probe.ts";
import { type RuleName, verifyRules } from "./rules.ts";

/** An answer with its deviations. */
export interface JudgedAnswer extends CheckedAnswer {
  readonly status: number;
  /** A documented success. */
  readonly succeeded: boolean;
}

/** What judges a value; `lawsOf`: what a success must keep of the operation's laws. */
export interface AnswerJudges extends Judges {
  readonly lawsOf: (probe: Probe, value: unknown) => readonly Deviation[];
}

/** Judges the answer to a probe: by what may be answered to it, by its form, and by the laws of its operation. */
export function judgeAnswer(
  probe: Probe,
  answer: HttpAnswer,
  { lawsOf, ...judges }: AnswerJudges,
): JudgedAnswer {
  const { subject, expected, request } = probe;
  const operation = subject?.operation;
  const { status } = answer;
  const isHead = request.method === "HEAD";
  const { deviations: ofForm, ...read } = checkAnswer(answer, operation, judges, isHead);
  const difference = differs(expected, operation ?? { responses: [] }, status, read.text);
  const succeeded = operation !== undefined && isSuccess(operation, status);
  // If the body could not be read, its text is not a second fault; an answer to HEAD has no body.
  const isUnread = difference === "text" && read.text === undefined && (ofForm.length > 0 || isHead);
  const isFormed = ofForm.every(({ rule }) => rule !== "body-schema" && rule !== "json");
  return {
    ...read,
    status,
    succeeded,
    deviations: [
      ...(difference && !isUnread ? [misjudged(probe, difference, status, read.text)] : []),
      ...(succeeded && expected.success && !difference && !answerFor(operation, status)
        ? [unsaidSuccess(status)]
        : []),
      // A failure is one finding, and not also one about the form of its answer.
      ...(status < 500 && !probe.anyBody ? formOf(probe, status, ofForm) : []),
      ...checkPractice(answer, request, operation, judges.api),
      ...(succeeded && probe.lawful && isFormed ? lawsOf(probe, read.value) : []),
    ],
  };
}

/** The contract does not say what applies there, which is not the server's fault. */
function unsaidSuccess(status: number): Deviation {
  return {
    rule: "undocumented-success",
    where: "status",
    cause: String(status),
    message: `The server answers ${status}, and the contract documents no success of the operation.`,
    expected: "any success: the contract documents none",
  };
}

/**
 * If no operation answers, all faults in the form of an error are one deviation, and an answer that is not an error
 * is not judged: a default applies to what operations answer.
 */
function formOf(
  { unrouted, subject }: Probe,
  status: number,
  deviations: readonly Deviation[],
): readonly Deviation[] {
  const isResponse = subject && forStatus(subject.operation.responses, status) !== undefined;
  if (unrouted === undefined || isResponse) return deviations;
  if (unrouted !== true && unrouted !== status) return deviations;
  if (status < 400) return [];
  const [first] = deviations.filter(({ rule }) => formRules.has(rule));
  const others = deviations.filter(({ rule }) => !formRules.has(rule));
  return first ? [{ ...first, rule: "unrouted-error", cause: "" }, ...others] : others;
}

const formRules: ReadonlySet<RuleName> = new Set(["content-type", "json", "body-schema"]);

function misjudged(
  probe: Probe,
  difference: Difference,
  status: number,
  text: string | undefined,
): Deviation {
  const { what, expected, ruleIf, clue: about } = probe;
  const said = text === undefined ? String(status) : `${status} \`${text}\``;
  const messages = {
    failed: `The server fails with ${status} on ${what}.`,
    accepted: `The server accepts ${what} (${status}).`,
    refused: `The server refuses ${what} with ${said}.`,
    status: `The server answers ${said} to ${what}.`,
    text: `The text of a ${status} is not the documented one: it is \`${text}\`.`,
  };
  const wanted = expected.errors?.find((error) => error.text !== undefined)?.text;
  const found = wanted === undefined ? about : { text: wanted };
  const clue = found ? { clue: found } : {};
  const known = deviationBase(probe, "", difference);
  if (difference === "text") {
    const cause = `${status} ${wanted}`;
    return { ...known, rule: "error-text", where: "body", cause, message: messages.text, ...clue };
  }
  if (difference === "status" && status < 400 && expected.success && !ruleIf?.status)
    return {
      ...known,
      rule: "undocumented-status",
      cause: String(status),
      message: `The server answers ${status} to valid input, which the contract does not have.`,
    };
  const cause = difference === "status" || difference === "refused" ? `${difference} ${status}` : difference;
  return { ...deviationBase(probe, cause, difference), message: messages[difference], ...clue };
}

/** The common part of a probe's deviations. */
export function deviationBase(probe: Probe, cause: string, difference: Difference) {
  const { rule, ruleIf, place = "", subject, expected, says } = probe;
  const isAdvice = verifyRules[rule].level === "advice";
  return {
    // A server failure is never advice.
    rule: ruleIf?.[difference] ?? (difference === "failed" && isAdvice ? "failure" : rule),
    where: "status",
    cause: `${place} ${cause}`.trim(),
    expected: says ?? wordsOf(expected, subject?.operation ?? { responses: [] }),
  };
}
