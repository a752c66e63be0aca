import type { Answer, AnswerError } from "./answer.ts";
import type { ErrorAnswer, ServerOperation } from "./contract.ts";
import { deprecationFields } from "./deprecation.ts";
import { failuresOnly, type Logger, type RequestEntry } from "./log.ts";
import type { PathText } from "./parameters.ts";
import { requestIdOf } from "./request-id.ts";
import { streamOf } from "./stream.ts";
import type { Awaitable } from "./types.ts";

/** Answers a request; may throw. */
export type AnswerRequest = (request: Request, pathText: PathText, requestId: string) => Awaitable<Answer>;

/** Answers a request; never rejects. */
export type RespondTo = (request: Request, pathText: PathText) => Promise<Response>;

export interface ObserveOptions {
  readonly logger: Logger;
  readonly onRequest: ((entry: RequestEntry) => void) | undefined;
  readonly answerError: AnswerError;
  readonly internal: ErrorAnswer;
}

/**
 * Makes responses of answers, names each request, and tells logger and hook of it. What is thrown
 * goes to the logger, and the caller gets the 500. `operation` is absent where none was reached.
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
  return async (request, pathText) => {
    const start = performance.now();
    const requestId = requestIdOf(request);
    let sent: Answer;
    try {
      sent = await answer(request, pathText, requestId);
    } catch (cause) {
      fail(requestId, cause);
      sent = answerError(internal);
    }
    const { status, fields } = sent;
    const body =
      sent.body instanceof ReadableStream
        ? streamOf(sent.body, request.method, internal, (cause) => fail(requestId, cause))
        : sent.body;
    fields["x-request-id"] = requestId;
    if (deprecation) Object.assign(fields, deprecation);
    const response = new Response(body, { status, headers: fields });
    if (isHeard) {
      const ms = performance.now() - start;
      tell({ event: "request", requestId, method: request.method, ...place, status, ms });
    }
    return response;
  };
}
