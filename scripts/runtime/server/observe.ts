import type { Answer, AnswerError } from "./answer.ts";
import type { ErrorAnswer, ServerOperation } from "./contract.ts";
import { deprecationFields } from "./deprecation.ts";
import type { Incoming } from "./incoming.ts";
import { failuresOnly, type Logger, type RequestEntry } from "./log.ts";
import type { PathText } from "./parameters.ts";
import { requestIdOf } from "./request-id.ts";
import { bodyOf } from "./stream.ts";
import type { Awaitable } from "./types.ts";

/** Answers a request; may throw. */
export type AnswerRequest = (incoming: Incoming, pathText: PathText, requestId: string) => Awaitable<Answer>;

/** Answers a request; never rejects. */
export type RespondTo = (incoming: Incoming, pathText: PathText) => Promise<Answer>;

export interface ObserveOptions {
  readonly logger: Logger;
  readonly onRequest: ((entry: RequestEntry) => void) | undefined;
  readonly answerError: AnswerError;
  readonly internal: ErrorAnswer;
}

/**
 * Names each request, and tells logger and hook of it. What is thrown goes to the logger, and the caller gets the 500. `operation` is absent where none was reached.
 */
export function observed(
  answer: AnswerRequest,
  operation: ServerOperation | undefined,
  { logger, onRequest, answerError, internal }: ObserveOptions,
): RespondTo {
  const place = operation ? { route: operation.path, operationId: operation.operationId } : {};
  const deprecation = operation?.deprecated && deprecationFields(operation.deprecated);
  const isHeard = logger !== failuresOnly || onRequest !== undefined;

  const fail = (requestId: string, cause: unknown): void => {
    try {
      logger.error({ event: "failure", requestId, ...place, cause });
    } catch {
      // A logger that throws must not cost the caller the answer, and there is nobody left to tell.
    }
  };
  const tell = (entry: RequestEntry): void => {
    try {
      logger.info(entry);
      onRequest?.(entry);
    } catch (cause) {
      fail(entry.requestId, cause);
    }
  };
  const finish = ({ status, fields, body }: Answer, requestId: string, method: string): Answer => {
    fields["x-request-id"] = requestId;
    if (deprecation) Object.assign(fields, deprecation);
    return {
      status,
      fields,
      body: bodyOf(body, method, internal, (cause) => fail(requestId, cause)),
      instead: (cause) => instead(cause, requestId, method),
    };
  };
  const instead = (cause: unknown, requestId: string, method: string): Answer => {
    fail(requestId, cause);
    return finish(answerError(internal), requestId, method);
  };
  return async (incoming, pathText) => {
    const start = isHeard ? performance.now() : 0;
    const requestId = requestIdOf(incoming.field("x-request-id"));
    const { method } = incoming;
    let sent: Answer;
    try {
      sent = finish(await answer(incoming, pathText, requestId), requestId, method);
    } catch (cause) {
      sent = instead(cause, requestId, method);
    }
    if (isHeard) {
      const ms = performance.now() - start;
      tell({ event: "request", requestId, method, ...place, status: sent.status, ms });
    }
    return sent;
  };
}
