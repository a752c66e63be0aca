import { setTimeout as wait } from "node:timers/promises";
import { isOfStatus } from "../lib/status.ts";
import { answerFor } from "../model/documented-status.ts";
import type { ApiModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { checkAnswer } from "./answer/check.ts";
import type { Coverage } from "./coverage.ts";
import type { Deviation } from "./deviation.ts";
import type { Findings } from "./findings.ts";
import { type HttpAnswer, type HttpOutcome, isAnswer } from "./http/message.ts";
import { pauseOf } from "./http/pause.ts";
import { concurrency, type RequestSender } from "./http/send.ts";
import { deviationBase, type JudgedAnswer, judgeAnswer } from "./judge.ts";
import type { Probe } from "./probe.ts";
import type { FindingKind } from "./report.ts";
import { isReadAs, routings } from "./routes.ts";
import { verifyRules } from "./rules.ts";

/** The result of a probe. `value` and `text` are those of the body, if it could be read. */
export interface Result extends Omit<JudgedAnswer, "deviations"> {
  /** Of status 0: no answer. */
  readonly outcome: HttpOutcome;
}

export interface OperationCheck {
  /** Sends one probe and judges what comes. */
  readonly ask: (probe: Probe) => Promise<Result>;
  /** Sends several, at most as many at once as the sender allows; judges them in their order. */
  readonly askAll: (probes: readonly Probe[]) => Promise<Result[]>;
  /** Reports a deviation that several answers show together; the probe is the one that reproduces it. */
  readonly report: (deviation: Deviation, probe: Probe, outcome?: HttpOutcome) => void;
  /**
   * Looks at what was done, by reading, until nothing is found and `again` is not called, or until the server has had
   * the time to show it; what is found then is reported.
   */
  readonly settled: <Value>(
    look: (check: OperationCheck, again: () => void) => Promise<Value>,
  ) => Promise<Value>;
  /** Waits until the server shows what was done. */
  readonly pause: () => Promise<void>;
  readonly checks: Readonly<Record<FindingKind, number>>;
  readonly outOfTime: () => boolean;
  /** How many probes the server had no time for, also after the pauses that it asked for. */
  readonly busy: () => number;
}

interface CheckOptions {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
  readonly sender: RequestSender;
  readonly findings: Findings;
  readonly coverage: Coverage;
  /** The laws of the operation that a success must keep. */
  readonly lawsOf: (probe: Probe, value: unknown) => readonly Deviation[];
  /** Called with every successful answer. */
  readonly onSuccess: (probe: Probe, answer: HttpAnswer) => void;
  /** In milliseconds of `performance.now()`. */
  readonly deadline: number;
  /** Once it is aborted, nothing new is sent. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds within which the server shows what was done; 0 where absent: at once. */
  readonly settle?: number | undefined;
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

/** Milliseconds before another look at a change that is not visible yet: at first, and at most. */
const firstPause = 50;
const longestPause = 500;

/** After this many requests without an answer, the rest of the same rule is not sent: each costs the whole timeout. */
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
  settle = 0,
}: CheckOptions): OperationCheck {
  const checks = noChecks();
  const hanging = new Map<string, number>();
  let busy = 0;
  const outOfTime = () => signal?.aborted || performance.now() > deadline;

  const send = async (probe: Probe): Promise<HttpOutcome | undefined> => {
    const key = `${probe.subject?.operation.operationId} ${probe.rule}`;
    if (outOfTime() || sender.failure() !== undefined || (hanging.get(key) ?? 0) >= patience)
      return undefined;
    if (!isReadAsMeant(api, probe) || !isWithinLimit(probe)) return undefined;
    const outcome = await sender.send(probe.request);
    // A request whose credential could not be renewed is not judged.
    if (sender.failure() !== undefined) return undefined;
    const isHanging = !isAnswer(outcome) ? outcome.failure === "timeout" : outcome.status === 429;
    if (isHanging) hanging.set(key, (hanging.get(key) ?? 0) + 1);
    if (!isAnswer(outcome)) return outcome.failure === "withheld" ? undefined : outcome;
    if (outcome.status !== 429 || isDocumented(probe, 429)) return outcome;
    // A 429 is not an answer to the probe, unless the server says that there is nothing to wait for.
    if (!outOfTime() && pauseOf(outcome) === 0) return outcome;
    if (!outOfTime()) busy++;
    return undefined;
  };

  /** A check whose findings go to `add`. */
  const into = (add: Findings["add"], isNested: boolean): OperationCheck => {
    const report = (deviation: Deviation, { subject, label, request }: Probe, outcome?: HttpOutcome) =>
      add(deviation, {
        operation: subject?.operation.operationId ?? "api",
        label,
        request,
        ...(outcome ? { outcome } : {}),
      });

    const judge = (probe: Probe, outcome: HttpOutcome): Result => {
      const { rule, subject } = probe;
      const operation = subject?.operation;
      checks[verifyRules[rule].kind]++;
      if (!isAnswer(outcome)) {
        if (!(probe.mayClose && outcome.failure === "closed"))
          report(unanswered(probe, outcome.words), probe, outcome);
        return { outcome, status: 0, succeeded: false };
      }
      checks.answers++;
      const { deviations: found, ...read } = judgeAnswer(probe, outcome, { api, zod, lawsOf });
      const deviations = found.length > 0 && isForAnother(api, zod, probe, outcome) ? [] : found;
      if (operation) coverage.met(operation, read.status, read.text, probe.input);
      for (const one of deviations) report(one, probe, outcome);
      if (read.status >= 200 && read.status < 300) onSuccess(probe, outcome);
      return { ...read, outcome };
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
    const self: OperationCheck = {
      ask: async (probe) => (await askAll([probe]))[0] ?? unsent,
      askAll,
      report,
      settled: async (look) => {
        if (settle === 0 || isNested) return look(self, () => {});
        const until = performance.now() + settle;
        for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
          const found: Parameters<Findings["add"]>[] = [];
          let isOpen = false;
          const value = await look(
            into((...one) => found.push(one), true),
            () => {
              isOpen = true;
            },
          );
          const left = until - performance.now();
          if ((found.length > 0 || isOpen) && left > 0 && !outOfTime()) {
            await wait(Math.min(pause, left));
            continue;
          }
          for (const one of found) add(...one);
          return value;
        }
      },
      pause: () => (settle > 0 ? wait(settle) : Promise.resolve()),
      checks,
      outOfTime,
      busy: () => busy,
    };
    return self;
  };
  return into(findings.add, false);
}

/** Whether a probe expects a status among its errors. */
function isDocumented({ expected: { errors = [] } }: Probe, status: number): boolean {
  return errors.some((error) => isOfStatus(error.status, status));
}

/** Whether a server reads the request as the probe's input; a name in it may make its path another one of the contract. */
function isReadAsMeant(api: ApiModel, { subject, input, request }: Probe): boolean {
  return !subject || !input || isReadAs(api, request, subject.operation, input.params);
}

/** Whether the answer to an input is one of another operation, which only a fragment of its path tells apart: the server may take the request for it. */
function isForAnother(
  api: ApiModel,
  zod: ZodSchemas,
  { rule, subject, request }: Probe,
  answer: HttpAnswer,
): boolean {
  if (!subject || !["valid-input", "invalid-input"].includes(verifyRules[rule].kind)) return false;
  return routings(api, request).some(
    ({ operation }) =>
      operation.operationId !== subject.operation.operationId &&
      answerFor(operation, answer.status) !== undefined &&
      checkAnswer(answer, operation, { api, zod }, request.method === "HEAD").deviations.length === 0,
  );
}

/** Whether the operation takes a body of that size, or the probe is about a larger one. */
function isWithinLimit({ subject, request: { body }, mayClose = false }: Probe): boolean {
  const { bodyLimit } = subject?.operation.limits ?? {};
  return mayClose || bodyLimit === undefined || body === undefined || body.byteLength <= bodyLimit;
}

const unsent: Result = {
  outcome: { failure: "timeout", words: "not sent" },
  status: 0,
  succeeded: false,
};

function unanswered(probe: Probe, words: string): Deviation {
  return {
    ...deviationBase(probe, "no answer", "failed"),
    message: `There is no answer to ${probe.what}: ${words}.`,
  };
}
