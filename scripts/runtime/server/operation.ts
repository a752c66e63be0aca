import { type AnswerError, type HandlerResult, isBreach, resultWriter, type ServerAnswer } from "./answer.ts";
import { checkerOf, type RequestRejection } from "./check.ts";
import { bodyReader, type PartReader, partReaders } from "./decode.ts";
import { type Incoming, withRequest } from "./request.ts";
import type { PathText } from "./router.ts";
import type {
  Authenticate,
  AuthenticateContext,
  Awaitable,
  CredentialScheme,
  ErrorAnswer,
  Logger,
  ServerContract,
  ServerOperation,
} from "./types.ts";

/** A handler of any operation, as the app calls it. */
export type AnyHandler = (call: Record<string, unknown>) => Awaitable<HandlerResult>;

/** Answers a request of an operation; may throw. */
export type AnswerRequest = (
  incoming: Incoming,
  pathText: PathText,
  requestId: string,
) => Promise<ServerAnswer>;

export interface OperationOptions {
  readonly contract: ServerContract;
  readonly answerError: AnswerError;
  readonly authenticate: Authenticate<unknown> | undefined;
  readonly authenticateTimeout: number;
  readonly bodyLimit: number;
  readonly validateResponses: boolean;
  readonly logger: Logger;
}

/** Checks key, path, query, header fields and body, in this order; then calls the handler and checks its result. */
export function answerOperation(
  operation: ServerOperation,
  handler: AnyHandler,
  options: OperationOptions,
): AnswerRequest {
  const { contract, answerError, authenticate, authenticateTimeout, bodyLimit, logger } = options;
  const { unauthorized, invalid, tooLarge, internal } = contract.errors;
  const { operationId, security, body } = operation;
  const check = checkerOf(invalid.text);
  const readers = partReaders(operation, check);
  const readBody = body && bodyReader(body, check, invalid.text);
  const rejected = rejectionError(operation, invalid);
  const reject = ({ text, fields }: RequestRejection) =>
    answerError(rejected(text), undefined, { rejected: fields });
  const answerResult = resultWriter(operation, contract, options.validateResponses);
  const challenge = challengeOf(security);

  return async (incoming, pathText, requestId) => {
    const call = withRequest({ requestId, principal: undefined }, incoming);
    if (authenticate && security.length > 0) {
      call["principal"] = await principalOf(operation, authenticate, incoming, authenticateTimeout);
      if (call["principal"] === undefined) return answerError(unauthorized, challenge);
    }
    const rejection = readParts(readers, incoming, pathText, call);
    if (rejection) return reject(rejection);
    if (readBody) {
      const bytes = await incoming.bytes(bodyLimit);
      if (bytes === "too large") return answerError(tooLarge);
      if (bytes === "broken off") return answerError(invalid);
      const reading = readBody(bytes, incoming.field("content-type"));
      const read = reading instanceof Promise ? await reading : reading;
      if (read.text !== undefined) return reject(read);
      call["body"] = read.value;
    }
    const answer = answerResult(await handler(call));
    if (!isBreach(answer)) return answer;
    logger.error({ event: "breach", requestId, operationId, ...answer });
    return answerError(internal);
  };
}

/** Returns the principal of the request's first credential that has one. */
async function principalOf(
  { operationId, security }: ServerOperation,
  authenticate: Authenticate<unknown>,
  incoming: Incoming,
  limit: number,
): Promise<unknown> {
  for (const scheme of security) {
    const token = tokenOf(scheme, incoming);
    if (!token) continue;
    const context = withRequest({ scheme: scheme.name, operationId }, incoming);
    const given = authenticate(token, context as unknown as AuthenticateContext);
    const principal = isThenable(given) ? await inTime(given, limit) : given;
    // `(token) => token === key` returns `false` for a wrong token.
    if (principal) return principal;
  }
  return undefined;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === "function";
}

/** Settles like the promise; rejects if that takes longer than `limit` milliseconds. */
function inTime(promise: PromiseLike<unknown>, limit: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`\`authenticate\` has given no answer in ${limit} ms`));
    }, limit);
    promise.then(
      (value) => {
        clearTimeout(late);
        resolve(value);
      },
      (cause) => {
        clearTimeout(late);
        reject(cause);
      },
    );
  });
}

/** RFC 6750, section 2.1: the scheme's name is case-insensitive (RFC 9110, section 11.1). */
const bearer = /^bearer +([\w~+/.-]+=*)$/i;

/** The credential that a request carries for a scheme, if any. */
function tokenOf(scheme: CredentialScheme, incoming: Incoming): string | null | undefined {
  if (scheme.type === "bearer") return bearer.exec(incoming.field("authorization") ?? "")?.[1];
  return scheme.in === "header"
    ? incoming.field(scheme.field)
    : new URL(incoming.url).searchParams.get(scheme.field);
}

/** The `WWW-Authenticate` of a 401 (RFC 9110, section 15.5.2); its registry has no scheme for API keys. */
function challengeOf(schemes: readonly CredentialScheme[]): Readonly<Record<string, string>> {
  return schemes.some(({ type }) => type === "bearer") ? { "www-authenticate": "Bearer" } : {};
}

/** Adds the parts to `call`; stops at the first rejection and returns it. */
function readParts(
  readers: readonly PartReader[],
  incoming: Incoming,
  pathText: PathText,
  call: Record<string, unknown>,
): RequestRejection | undefined {
  for (const { part, read } of readers) {
    const result = read(incoming, pathText);
    if (result.text !== undefined) return result;
    call[part] = result.values;
  }
  return undefined;
}

/** The error for a rejection's text: the one that documents the text, otherwise the usual one. */
function rejectionError({ errors }: ServerOperation, invalid: ErrorAnswer): (text: string) => ErrorAnswer {
  const documented = new Map(errors.filter(({ by }) => by === "schema").map((error) => [error.text, error]));
  return (text) => documented.get(text) ?? { ...invalid, text };
}
