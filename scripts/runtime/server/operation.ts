import type { AnswerError } from "./answer.ts";
import { bodyParser } from "./body.ts";
import { checkerOf } from "./check.ts";
import type { ErrorAnswer, ServerContract, ServerOperation } from "./contract.ts";
import { challengeOf, tokenOf } from "./credentials.ts";
import { type Incoming, withRequest } from "./incoming.ts";
import type { Logger } from "./log.ts";
import type { AnswerRequest } from "./observe.ts";
import { type PartReader, type PathText, partReaders } from "./parameters.ts";
import { isBreach, responder } from "./respond.ts";
import { type Result, serverErrorOf } from "./result.ts";
import type { Authenticate, AuthenticateContext, Awaitable } from "./types.ts";

/** A handler of any operation, as the app calls it. */
export type AnyHandler = (call: Record<string, unknown>) => Awaitable<Result>;

export interface OperationOptions {
  readonly contract: ServerContract;
  readonly answerError: AnswerError;
  readonly authenticate: Authenticate<unknown> | undefined;
  readonly bodyLimit: number;
  readonly validateResponses: boolean;
  readonly logger: Logger;
}

/** The order of checks: key, path, query, headers, body; then the handler, then its result. */
export function answerOperation(
  operation: ServerOperation,
  handler: AnyHandler,
  options: OperationOptions,
): AnswerRequest {
  const { contract, answerError, authenticate, logger, bodyLimit } = options;
  const { unauthorized, invalid, tooLarge, internal } = contract.errors;
  const { operationId, security, body } = operation;
  const check = checkerOf(invalid.text);
  const readers = partReaders(operation, check);
  const parseBody = body && bodyParser(body, check, invalid.text);
  const rejected = rejection(operation, invalid.status);
  const respond = responder(operation, answerError, options.validateResponses);
  const challenge = challengeOf(security);

  return async (incoming, pathText, requestId) => {
    const call = withRequest({ requestId, principal: undefined }, incoming);
    if (authenticate && security.length > 0) {
      call["principal"] = await principalOf(operation, authenticate, incoming);
      if (call["principal"] === undefined) return answerError(unauthorized, challenge);
    }
    const text = readParts(readers, incoming, pathText, call);
    if (text !== undefined) return answerError(rejected(text));
    if (parseBody) {
      const bytes = await incoming.bytes(bodyLimit);
      if (bytes === "too large") return answerError(tooLarge);
      if (bytes === "broken off") return answerError(invalid);
      const parsed = parseBody(bytes, incoming.field("content-type"));
      const read = parsed instanceof Promise ? await parsed : parsed;
      if (read.text !== undefined) return answerError(rejected(read.text));
      call["body"] = read.value;
    }
    const result = await handler(call);
    const outside = serverErrorOf(result);
    if (outside) return answerError(outside);
    const answer = respond(result);
    if (!isBreach(answer)) return answer;
    logger.error({ event: "breach", requestId, operationId, ...answer });
    return answerError(internal);
  };
}

/** Of the credentials that the request carries, the first that has a principal. */
async function principalOf(
  { operationId, security }: ServerOperation,
  authenticate: Authenticate<unknown>,
  incoming: Incoming,
): Promise<unknown> {
  for (const scheme of security) {
    const token = tokenOf(scheme, incoming);
    if (!token) continue;
    const context = withRequest({ scheme: scheme.name, operationId }, incoming);
    const principal = await authenticate(token, context as unknown as AuthenticateContext);
    // `(token) => token === key` says `false` of a stranger.
    if (principal) return principal;
  }
  return undefined;
}

/** Puts the parts into `call`, up to the first error, whose text it gives. */
function readParts(
  readers: readonly PartReader[],
  incoming: Incoming,
  pathText: PathText,
  call: Record<string, unknown>,
): string | undefined {
  for (const { part, read } of readers) {
    const result = read(incoming, pathText);
    if (result.text !== undefined) return result.text;
    call[part] = result.values;
  }
  return undefined;
}

/** The error of a rejection's text: with the status that documents it, else with that of all such errors. */
function rejection({ errors }: ServerOperation, usual: number): (text: string) => ErrorAnswer {
  const statuses = new Map(
    errors.filter(({ by }) => by === "schema").map(({ text, status }) => [text, status]),
  );
  return (text) => ({ status: statuses.get(text) ?? usual, text });
}
