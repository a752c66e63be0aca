import {
  type AnswerError,
  answerBytes,
  answerJson,
  bodiless,
  errorBody,
  errorWriter,
  formOf,
  type HeaderFields,
  headerFieldsOf,
  isBytes,
  noBody,
  type ServerAnswer,
  textWithParts,
  withContentType,
} from "./answer.ts";
import {
  type CheckValue,
  checkedValue,
  checkerOf,
  isBreach,
  type RequestRejection,
  type ResultBreach,
} from "./check.ts";
import { alternativesOf, bodyReader, type PartReader, partReaders, unreadType } from "./decode.ts";
import {
  challengeOf,
  forbidden,
  forbiddenError,
  type Incoming,
  insufficient,
  inTime,
  isMediaRange,
  isThenable,
  negotiated,
  principalFinder,
  stranger,
  withRequest,
} from "./request.ts";
import type { PathText } from "./router.ts";
import type {
  Authenticate,
  Awaitable,
  BodyContent,
  DocumentedError,
  DocumentedStatus,
  ErrorAnswer,
  ErrorWords,
  FieldSchemas,
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
  const { operationId, security, body, responses, timeout } = operation;
  const usual = { ...contract.errors, ...operation.usual };
  const { unauthorized, invalid, invalidParameter, tooLarge, internal } = usual;
  const most = operation.bodyLimit ?? bodyLimit;
  const check = checkerOf(invalid.text);
  const readers = partReaders(operation, check, invalidParameter && namingCheck(invalidParameter));
  const readBody = body && bodyReader(body, check, invalid.text, operation);
  const rejecting = (error: ErrorAnswer) => {
    const rejected = rejectionError(operation, error);
    return ({ text, fields }: RequestRejection) =>
      answerError(rejected(text), undefined, { rejected: fields });
  };
  const reject = rejecting(invalid);
  const rejectParameter = rejecting(invalidParameter ?? invalid);
  const answerResult = resultWriter(operation, contract, options.validateResponses);
  const challenge = challengeOf(security);
  const offered = responses.flatMap(({ body: answer }) => (answer?.others ? [typesOf(answer)] : []))[0];
  const principalOf = authenticate && principalFinder(operation, authenticate, authenticateTimeout);
  const refused = forbiddenError(operation);

  return async (incoming, pathText, requestId) => {
    const call = withRequest({ requestId, principal: undefined }, incoming);
    if (principalOf && security.length > 0) {
      const found = await principalOf(incoming);
      if (found === forbidden && refused) return answerError(refused, challengeOf(security, insufficient));
      if (found === forbidden || found === stranger) return answerError(unauthorized, challenge);
      call["principal"] = found;
    }
    const rejection = readParts(readers, incoming, pathText, call);
    if (rejection) return rejectParameter(rejection);
    const unread = body && unreadType(body, incoming.field("content-type"));
    if (unread !== undefined) {
      call["body"] = incoming.request.body ?? new Blob().stream();
      if (body?.others) call["contentType"] = unread;
    } else if (readBody) {
      const bytes = await incoming.bytes(most);
      if (bytes === "too large") return answerError(tooLarge);
      if (bytes === "broken off") return answerError(invalid);
      const reading = readBody(bytes, incoming.field("content-type"));
      const read = reading instanceof Promise ? await reading : reading;
      if (read.text !== undefined) return reject(read);
      call["body"] = read.value;
      if (body.others && read.mediaType !== undefined) call["contentType"] = read.mediaType;
    }
    if (offered) call["accept"] = negotiated(incoming.field("accept"), offered);
    const given = handler(call);
    const result = await (timeout !== undefined && isThenable(given)
      ? inTime(given, timeout, "the handler")
      : given);
    const answer = answerResult(result);
    if (!isBreach(answer)) return answer;
    logger.error({ event: "breach", requestId, operationId, ...answer });
    return answerError(internal);
  };
}

/** Returns the check of a parameter whose author gave no text for a rejection: the usual one names it. */
function namingCheck({ text }: ErrorAnswer): (parameter: string) => CheckValue {
  return (parameter) => checkerOf(textWithParts(text, { parameter }));
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
  const documented = new Map(
    errors.filter(isExact).flatMap((error) => (error.by === "schema" ? [[error.text, error] as const] : [])),
  );
  return (text) => documented.get(text) ?? { ...invalid, text };
}

/** What the handler of any operation returns. */
export interface HandlerResult {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: string;
  readonly code?: string | number;
  /** The values for the names in braces in the text. */
  readonly parts?: Readonly<Record<string, unknown>>;
  /** The media type of the body, if several are documented. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

const byServer = Symbol("error of the server");

/** A result that is always the given error, whatever the operation documents. */
export function serverError(error: ErrorAnswer): HandlerResult {
  const { status, text } = error;
  return { status, error: text, [byServer]: error } as HandlerResult;
}

/** Makes an answer from a handler's result, or returns how the result breaks the contract. */
type AnswerResult = (result: HandlerResult) => ServerAnswer | ResultBreach;

/**
 * Returns the writer of an operation's results. With `validate`, bodies and header fields are checked, and
 * fields that a schema does not have are left out; otherwise they are sent as the handler returned them.
 */
export function resultWriter(
  { responses, errors, errorHeaders }: ServerOperation,
  words: ErrorWords & Pick<ServerContract, "errorSchema">,
  validate: boolean,
): AnswerResult {
  const byStatus = new Map(responses.map((response) => [response.status, response]));
  const usualOf = (key: DocumentedStatus | undefined) => (key === undefined ? undefined : usual.get(key));
  const keyOf = keyFinder([...responses, ...errors].map(({ status }) => status));
  const usual = new Map(errors.map(({ status }) => [status, usualError(errors, status)]));
  const answerError = errorWriter(words);
  /** The whole body of an error, or where it breaks its schema. */
  const bodyOf = (error: ErrorOfStatus, body: unknown): { readonly value: unknown } | ResultBreach => {
    const value = errorBody(formOf(words, error), error, { body });
    const schema = error.form === undefined ? words.errorSchema : error.schema;
    // A body that the contract alone decides was checked when the server was generated.
    const isFixed =
      body === undefined && error.form === undefined && errors.includes(error) && !isOpen(error);
    if (!validate || !schema || isFixed) return { value };
    return checkedValue(schema, value, `responses/${error.status}/body`);
  };
  const isOf = (error: ErrorOfStatus, body: unknown): boolean => {
    const { kind } = formOf(words, error);
    if (kind === "json") return body !== undefined && !isBreach(bodyOf(error, body));
    return (kind === "binary") === isBytes(body);
  };
  const errorOf = (result: HandlerResult): ErrorOfStatus | undefined => {
    const { status, error: text, code, body, contentType } = result;
    const key = keyOf(status);
    const found = errors.filter(
      (one) =>
        one.status === key &&
        (code === undefined || one.code === code) &&
        (contentType === undefined || formOf(words, one).mediaType === contentType),
    );
    const one =
      text !== undefined
        ? (found.find((other) => other.text === text) ?? withText(found.find(isOpen), text))
        : code !== undefined
          ? found[0]
          : (usualOf(key) ?? found.find((other) => isOf(withStatus(other, status), body)));
    return one && withStatus(one, status);
  };
  /** Whether a handler gives the text of an error. */
  const isOpen = (error: DocumentedError): boolean =>
    error.text === "" && error.by === "handler" && formOf(words, error).text !== undefined;
  return (result) => {
    if (typeof result !== "object" || result === null)
      return { pointer: "responses", message: "expected a result" };
    const { status, error: text, code, parts, headers } = result;
    if (byServer in result) return answerError(result[byServer] as ErrorAnswer);
    const key = keyOf(status);
    const response =
      text === undefined && code === undefined && key !== undefined ? byStatus.get(key) : undefined;
    const found = response ? undefined : errorOf(result);
    const error = found?.parts ? withParts(found, found.parts, parts ?? {}, validate) : found;
    if (error && isBreach(error)) return error;
    if (!response && !error)
      return key !== undefined && usual.has(key)
        ? { pointer: `responses/${status}/error`, message: "expected one of the documented texts" }
        : { pointer: `responses/${status}`, message: "expected a documented status" };
    const content = response?.body && contentFor(status, response.body, result);
    if (content && isBreach(content)) return content;
    const saysType = isMediaRange(content?.mediaType ?? "");
    const fields = headers && headerFieldsOf(status, headers, saysType);
    if (fields && isBreach(fields)) return fields;
    if (validate) {
      const named = response ? response.headers : errorHeaders?.[String(key)];
      const breach = named && headerBreach(named, result);
      if (breach) return breach;
    }
    if (response) return answerResponse(content, result, fields, validate);
    return error ? answerDocumented(error, result, fields) : noBody(status, fields);
  };

  function answerDocumented(
    error: ErrorOfStatus,
    result: HandlerResult,
    fields: HeaderFields | undefined,
  ): ServerAnswer | ResultBreach {
    const { kind, mediaType = "" } = formOf(words, error);
    if (kind && bodiless.has(result.status)) return bodyNotAllowed(result);
    if (kind === "binary") return answerBytes(result, mediaType, fields);
    const made = bodyOf(error, result.body);
    return isBreach(made) ? made : answerError(error, fields, { whole: made.value });
  }
}

/** The error with its text filled in. */
function withParts(
  error: ErrorOfStatus,
  names: readonly string[],
  given: Readonly<Record<string, unknown>>,
  validate: boolean,
): ErrorOfStatus | ResultBreach {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const schema = error.partSchemas?.[name];
    const pointer = `responses/${error.status}/parts/${name}`;
    if (given[name] === undefined) return { pointer, message: "expected a value for the text" };
    const checked = validate && schema ? checkedValue(schema, given[name], pointer) : { value: given[name] };
    if (isBreach(checked)) return checked;
    values[name] = checked.value;
  }
  return { ...error, text: textWithParts(error.text, values) };
}

function withText(error: DocumentedError | undefined, text: string): DocumentedError | undefined {
  return error && { ...error, text };
}

/** An error with the status that is answered. */
type ErrorOfStatus = DocumentedError & { readonly status: number };

function withStatus(error: DocumentedError, status: number): ErrorOfStatus {
  return isExact(error) ? error : { ...error, status };
}

function isExact(error: DocumentedError): error is ErrorOfStatus {
  return typeof error.status === "number";
}

/** Returns a finder of the key that documents a status: itself, else its range, else the default. */
function keyFinder(keys: readonly DocumentedStatus[]): (status: number) => DocumentedStatus | undefined {
  const known: ReadonlySet<unknown> = new Set(keys);
  return (status) => {
    if (known.has(status)) return status;
    const first = Math.floor(status / 100);
    if (!Number.isInteger(status) || first < 2 || first > 5) return undefined;
    return [`${first}XX`, "default"].find((range) => known.has(range)) as DocumentedStatus | undefined;
  };
}

/**
 * Returns the error that a status means if a handler gives no text: the only one that handlers decide or,
 * if they decide none, the only one of that status. `undefined`: the handler must name the text.
 */
export function usualError(
  errors: readonly DocumentedError[],
  status: DocumentedStatus,
): DocumentedError | undefined {
  const candidates = errors.filter((error) => error.status === status);
  const handlers = candidates.filter(({ by }) => by === "handler");
  const [only, second] = handlers.length > 0 ? handlers : candidates;
  return second ? undefined : only;
}

/** The media types of all contents that an answer may have. */
function typesOf(body: BodyContent): string[] {
  return alternativesOf(body).map(({ mediaType }) => mediaType);
}

/** The content that a result belongs to: the result names the media type if there are several. */
function contentFor(
  status: number,
  body: BodyContent,
  { contentType }: HandlerResult,
): BodyContent | ResultBreach {
  const found = body.others ? alternativesOf(body).find(({ mediaType }) => mediaType === contentType) : body;
  const message = `expected one of ${typesOf(body).join(", ")}`;
  return found ?? { pointer: `responses/${status}/contentType`, message };
}

/** The first documented header field of a result that breaks its schema. */
function headerBreach(named: FieldSchemas, { status, headers }: HandlerResult): ResultBreach | undefined {
  for (const [name, schema] of Object.entries(named)) {
    const checked = checkedValue(schema, headers?.[name], `responses/${status}/headers/${name}`);
    if (isBreach(checked)) return checked;
  }
  return undefined;
}

function answerResponse(
  body: BodyContent | undefined,
  result: HandlerResult,
  fields: HeaderFields | undefined,
  validate: boolean,
): ServerAnswer | ResultBreach {
  const { status } = result;
  if (!body) return noBody(status, fields);
  if (bodiless.has(status)) return bodyNotAllowed(result);
  if (body.kind !== "json" && body.kind !== "text") return answerBytes(result, body.mediaType, fields);
  const checked =
    validate && body.schema
      ? checkedValue(body.schema, result.body, `responses/${status}/body`)
      : { value: result.body };
  if (isBreach(checked)) return checked;
  const { value } = checked;
  if (body.kind === "json") return answerJson(status, value, fields, body.mediaType);
  return typeof value === "string"
    ? { status, fields: withContentType(body.mediaType, fields), body: value }
    : { pointer: `responses/${status}/body`, message: "expected a text" };
}

function bodyNotAllowed({ status }: HandlerResult): ResultBreach {
  return { pointer: `responses/${status}`, message: "expected a status at which HTTP allows a body" };
}
