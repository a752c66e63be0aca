import type { ApiModel } from "../model/model.ts";
import { forStatus } from "../model/status.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { type CheckedAnswer, checkAnswer } from "./answer/check.ts";
import type { Coverage } from "./coverage.ts";
import type { Deviation } from "./deviation.ts";
import { differs, wordsOf } from "./expectation.ts";
import type { Findings } from "./findings.ts";
import { type HttpAnswer, type HttpOutcome, isAnswer } from "./http/message.ts";
import { concurrency, type RequestSender } from "./http/send.ts";
import type { Probe } from "./probe.ts";
import type { FindingKind } from "./report.ts";
import { isReadAs } from "./routes.ts";
import { verifyRules } from "./rules.ts";

/** What came back for a probe. `value` and `text` are of the body, where it could be read. */
export interface Result extends Omit<CheckedAnswer, "deviations"> {
  readonly outcome: HttpOutcome;
  /** 0: no answer. */
  readonly status: number;
  /** A documented success. */
  readonly succeeded: boolean;
}

export interface OperationCheck {
  /** Sends one probe and judges what comes. */
  readonly ask: (probe: Probe) => Promise<Result>;
  /** Several, at most so many at once as the sender allows; judged in their order. */
  readonly askAll: (probes: readonly Probe[]) => Promise<Result[]>;
  /** Reports a deviation that several answers show together; the probe is the one that reproduces it. */
  readonly report: (deviation: Deviation, probe: Probe, outcome?: HttpOutcome) => void;
  readonly checks: Readonly<Record<FindingKind, number>>;
  readonly outOfTime: () => boolean;
}

interface CheckOptions {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
  readonly sender: RequestSender;
  readonly findings: Findings;
  readonly coverage: Coverage;
  /** What a success must keep of the operation's laws. */
  readonly lawsOf: (probe: Probe, value: unknown) => readonly Deviation[];
  /** Called with every successful answer. */
  readonly onSuccess: (probe: Probe, answer: HttpAnswer) => void;
  /** In milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** Once it is aborted, nothing new is sent. */
  readonly signal?: AbortSignal | undefined;
}

/** How many probes of each kind were answered. */
export function noChecks(): Record<FindingKind, number> {
  return {
    answers: 0,
    "valid-input": 0,
    "invalid-input": 0,
    auth: 0,
    "methods-and-paths": 0,
    laws: 0,
    coverage: 0,
  };
}

/** After so many answers that did not come, the rest of the same rule is not sent: each costs the whole timeout. */
const patience = 2;

export function createCheck({
  api,
  zod,
  sender,
  findings,
  coverage,
  lawsOf,
  onSuccess,
  deadline,
  signal,
}: CheckOptions): OperationCheck {
  const checks = noChecks();
  const hanging = new Map<string, number>();
  const outOfTime = () => signal?.aborted || performance.now() > deadline;

  const report = (deviation: Deviation, { subject, label, request }: Probe, outcome?: HttpOutcome) =>
    findings.add(deviation, {
      operation: subject?.operation.operationId ?? "api",
      label,
      request,
      ...(outcome ? { outcome } : {}),
    });

  const judge = (probe: Probe, outcome: HttpOutcome): Result => {
    const { rule, subject, expected, request } = probe;
    const operation = subject?.operation;
    checks[verifyRules[rule].kind]++;
    if (!isAnswer(outcome)) {
      if (!(probe.mayClose && outcome.failure === "closed"))
        report(unanswered(probe, outcome.words), probe, outcome);
      return { outcome, status: 0, succeeded: false };
    }
    checks.answers++;
    const { status } = outcome;
    const { deviations, ...read } = checkAnswer(outcome, operation, { api, zod }, request.method === "HEAD");
    const difference = differs(expected, operation ?? { responses: [] }, status, read.text);
    const succeeded = operation !== undefined && forStatus(operation.responses, status) !== undefined;
    const result = { ...read, outcome, status, succeeded };
    if (operation) coverage.met(operation, status, read.text, probe.input);
    // Where the body could not be read, its text is not a second fault; an answer to HEAD has none.
    const isUnread =
      difference === "text" &&
      read.text === undefined &&
      (deviations.length > 0 || request.method === "HEAD");
    if (difference && !isUnread) report(misjudged(probe, difference, status, read.text), probe, outcome);
    // A failure is one finding, and not also one about the form of its answer.
    if (status < 500 && !probe.anyBody) for (const one of deviations) report(one, probe, outcome);
    if (status >= 200 && status < 300) onSuccess(probe, outcome);
    const isFormed = deviations.every((one) => one.rule !== "body-schema" && one.rule !== "json");
    if (succeeded && probe.lawful && isFormed)
      for (const one of lawsOf(probe, read.value)) report(one, probe, outcome);
    return result;
  };

  const send = async (probe: Probe): Promise<HttpOutcome | undefined> => {
    const key = `${probe.subject?.operation.operationId} ${probe.rule}`;
    if (outOfTime() || (hanging.get(key) ?? 0) >= patience || !isReadAsMeant(api, probe)) return undefined;
    const outcome = await sender.send(probe.request);
    // A server that had no time for it until the time was over has not answered it.
    if (isAnswer(outcome) && outcome.status === 429 && outOfTime()) return undefined;
    if (!isAnswer(outcome) && outcome.failure === "timeout") hanging.set(key, (hanging.get(key) ?? 0) + 1);
    return outcome;
  };

  const askAll = async (probes: readonly Probe[]): Promise<Result[]> => {
    const outcomes: (HttpOutcome | undefined)[] = [];
    let next = 0;
    const worker = async () => {
      for (let index = next++; index < probes.length; index = next++)
        outcomes[index] = await send(probes[index] as Probe);
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return probes.map((probe, index) => {
      const outcome = outcomes[index];
      return outcome ? judge(probe, outcome) : unsent;
    });
  };
  return { ask: async (probe) => (await askAll([probe]))[0] ?? unsent, askAll, report, checks, outOfTime };
}

/** Whether what is sent is the probe's input to a server, too; a name may be one of another path of the contract. */
function isReadAsMeant(api: ApiModel, { subject, input, request }: Probe): boolean {
  return !subject || !input || isReadAs(api, request, subject.operation, input.params);
}

const unsent: Result = {
  outcome: { failure: "timeout", words: "not sent" },
  status: 0,
  succeeded: false,
};

function unanswered(probe: Probe, words: string): Deviation {
  return {
    ...base(probe, "no answer"),
    message: `There is no answer to ${probe.what}: ${words}.`,
  };
}

function misjudged(
  probe: Probe,
  difference: NonNullable<ReturnType<typeof differs>>,
  status: number,
  text: string | undefined,
): Deviation {
  const { what, expected } = probe;
  const said = text === undefined ? String(status) : `${status} \`${text}\``;
  const messages = {
    failed: `The server fails with ${status} on ${what}.`,
    accepted: `The server accepts ${what} (${status}).`,
    refused: `The server refuses ${what} with ${said}.`,
    status: `The server answers ${said} to ${what}.`,
    text: `The text of a ${status} is not the documented one: it is \`${text}\`.`,
  };
  const wanted = expected.errors?.find((error) => error.text !== undefined)?.text;
  const clue = wanted === undefined ? {} : { clue: { text: wanted } };
  const known = base(probe, "");
  if (difference === "text") {
    const cause = `${status} ${wanted}`;
    return { ...known, rule: "error-text", cause, message: messages.text, ...clue };
  }
  if (difference === "status" && status < 400 && expected.success)
    return {
      ...known,
      rule: "undocumented-status",
      cause: String(status),
      message: `The server answers ${status} to valid input, which the contract does not have.`,
    };
  const cause = difference === "status" || difference === "refused" ? `${difference} ${status}` : difference;
  return { ...base(probe, cause), message: messages[difference], ...clue };
}

function base({ rule, place = "", subject, expected, says }: Probe, cause: string) {
  return {
    rule,
    cause: `${place} ${cause}`.trim(),
    expected: says ?? wordsOf(expected, subject?.operation ?? { responses: [] }),
  };
}
