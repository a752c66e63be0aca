import { bodyFor, errorWriter, type HeaderFields, noBody, responseOf, type ServerAnswer } from "./answer.ts";
import { type AnswerRequest, type AnyHandler, answerOperation, serverError } from "./operation.ts";
import { type Incoming, requestIdOf, WebIncoming } from "./request.ts";
import { createRouter, type PathText, type Routed } from "./router.ts";
import type {
  Authenticate,
  BodyContent,
  DocumentedStatus,
  ErrorAnswer,
  FieldSchemas,
  Logger,
  OneOrSeveral,
  PartsReader,
  RequestEntry,
  ServerContract,
  ServerFacts,
  ServerOperation,
  SpecApi,
  SpecContent,
  SpecOperation,
  StyledReader,
  WrittenForm,
} from "./types.ts";

/** The options of an app besides its handlers. */
export interface Settings {
  /** Size limit of the body of a request whose operation has none of its own, in bytes; 1 MiB if absent. */
  readonly bodyLimit?: number;
  /** `false`: results are sent as the handlers return them, undeclared fields included. */
  readonly validateResponses?: boolean;
  /** If absent, failures go to `console.error` and nothing else is logged. */
  readonly logger?: Logger;
  /** Called after each answer, for metrics. */
  readonly onRequest?: (entry: RequestEntry) => void;
  /**
   * Milliseconds that `authenticate` may take before the caller gets the 500; 30,000 if absent, like the
   * time in which `serve` expects a request to arrive.
   */
  readonly authenticateTimeout?: number;
  /**
   * Chooses the operation of a request that matches several which differ only in their fragment, such as `/files/{id}`
   * and `/files/{id}#share`. If absent, the first one in the contract.
   */
  readonly chooseOperation?: (choice: OperationChoice) => string | Promise<string>;
}

/** A request that matches several operations. */
export interface OperationChoice {
  readonly operationIds: readonly string[];
  readonly method: string;
  readonly url: string;
  readonly header: (name: string) => string | null;
  /** The bytes of the body; none if it is too large or incomplete, which the operation then refuses. */
  readonly body: () => Promise<Uint8Array>;
}

/** An app in the form that workers, Deno, Bun and the adapters for Node take. */
export interface App {
  /** Never throws and never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface ContractAppOptions extends Settings {
  readonly authenticate?: Authenticate<unknown>;
  readonly operations: Readonly<Record<string, AnyHandler | undefined>>;
  /** `true`: an operation without a handler answers 501. */
  readonly partial?: boolean;
}

/** Answers any request; never rejects. */
export type Answerer = (incoming: Incoming) => Promise<ServerAnswer>;

/** The default logger: it logs every failure and no request. */
export const failuresOnly: Logger = { ...console, info() {} };

const mebibyte = 1_048_576;

/** Stands in for a handler that is still to be written. */
export const notImplemented: AnyHandler = () => serverError({ status: 501, text: "not implemented" });

/** Makes an app from a contract and its handlers. Throws if a handler is missing, or has no operation. */
export function createContractApp(contract: ServerContract, options: ContractAppOptions): App {
  checkHandlers(contract, options);
  const answer = answererFor(contract, options);
  return answeredBy({ fetch: async (request) => responseOf(await answer(new WebIncoming(request))) }, answer);
}

const answerers = new WeakMap<App, Answerer>();

/** Lets Node's server call `app`, which may wrap another app, without a `Request` in between. */
export function answeredBy(app: App, answerer: Answerer): App {
  answerers.set(app, answerer);
  return app;
}

/** The answerer behind an app's `fetch`; `undefined` for an app that {@link createContractApp} did not make. */
export function answererOf(app: App): Answerer | undefined {
  return answerers.get(app);
}

/** An operation and its answerer. */
interface Endpoint {
  readonly answer: AnswerRequest;
  /** How the log names it. */
  readonly place: { readonly route?: string; readonly operationId?: string };
  readonly deprecation?: HeaderFields;
  /** The operation's own error for a failure of the server, if it documents one. */
  readonly internal?: ErrorAnswer;
}

/**
 * Returns the function that every request passes, from Node or through `fetch`: it gives the request an id,
 * routes it, lets its operation answer, and reports to logger and hook. It catches everything that is thrown
 * on the way: the logger gets the cause, and the caller the 500.
 */
function answererFor(contract: ServerContract, options: ContractAppOptions): Answerer {
  const { logger = failuresOnly, onRequest } = options;
  const { notFound, methodNotAllowed, internal } = contract.errors;
  const answerError = errorWriter(contract);
  const router = createRouter(endpointsOf(contract, options, logger));
  const isHeard = logger !== failuresOnly || onRequest !== undefined;

  const unrouted: Endpoint = {
    place: {},
    answer: async ({ method, url }) => {
      const allow = router.allowedMethods(url);
      if (!allow) return answerError(notFound);
      return method === "OPTIONS" ? noBody(204, { allow }) : answerError(methodNotAllowed, { allow });
    },
  };
  const fail = (requestId: string, { place }: Endpoint, cause: unknown): void => {
    try {
      logger.error({ event: "failure", requestId, ...place, cause });
    } catch {
      // A logger that throws must not cost the caller the answer, and there is nowhere left to report it.
    }
  };
  const tell = (entry: RequestEntry, endpoint: Endpoint): void => {
    try {
      logger.info(entry);
      onRequest?.(entry);
    } catch (cause) {
      fail(entry.requestId, endpoint, cause);
    }
  };

  return async (incoming) => {
    const start = isHeard ? performance.now() : 0;
    const requestId = requestIdOf(incoming.field("x-request-id"));
    const { method } = incoming;
    let routed = router.find(method, incoming.url);
    let asked = incoming;
    let endpoint = routed?.target ?? unrouted;
    const finish = ({ status, fields, body }: ServerAnswer): ServerAnswer => {
      fields["x-request-id"] = requestId;
      if (endpoint.deprecation) Object.assign(fields, endpoint.deprecation);
      const onFailure = (cause: unknown) => fail(requestId, endpoint, cause);
      return { status, fields, body: bodyFor(method, body, internal, onFailure), instead };
    };
    const instead = (cause: unknown): ServerAnswer => {
      fail(requestId, endpoint, cause);
      return finish(answerError(endpoint.internal ?? internal));
    };
    let sent: ServerAnswer;
    try {
      if (routed?.alike && options.chooseOperation) {
        asked = readAgain(incoming);
        routed = await chosen(routed, asked, options);
        endpoint = routed.target;
      }
      sent = finish(await endpoint.answer(asked, routed?.pathText ?? noText, requestId));
    } catch (cause) {
      sent = instead(cause);
    }
    if (isHeard) {
      const ms = performance.now() - start;
      tell({ event: "request", requestId, method, ...endpoint.place, status: sent.status, ms }, endpoint);
    }
    return sent;
  };
}

const noText: PathText = () => undefined;

/** A request whose body can be read more than once. */
function readAgain(incoming: Incoming): Incoming {
  let read: ReturnType<Incoming["bytes"]> | undefined;
  return {
    method: incoming.method,
    url: incoming.url,
    get request() {
      return incoming.request;
    },
    field: (name) => incoming.field(name),
    bytes: (limit) => {
      read ??= incoming.bytes(limit);
      return read;
    },
  };
}

async function chosen(
  routed: Routed<Endpoint>,
  incoming: Incoming,
  { chooseOperation, bodyLimit = mebibyte }: Settings,
): Promise<Routed<Endpoint>> {
  const routes = new Map(
    [routed, ...(routed.alike ?? [])].map((one) => [one.target.place.operationId ?? "", one] as const),
  );
  const operationIds = [...routes.keys()];
  const { method, url } = incoming;
  const id = await chooseOperation?.({
    operationIds,
    method,
    url,
    header: (name) => incoming.field(name),
    body: async () => {
      const bytes = await incoming.bytes(bodyLimit);
      return typeof bytes === "string" ? new Uint8Array() : bytes;
    },
  });
  const found = routes.get(id ?? "");
  if (!found)
    throw new TypeError(`\`chooseOperation\` returned ${id}, not one of ${operationIds.join(", ")}.`);
  return found;
}

function endpointsOf(contract: ServerContract, options: ContractAppOptions, logger: Logger) {
  const settings = {
    contract,
    answerError: errorWriter(contract),
    authenticate: options.authenticate,
    authenticateTimeout: options.authenticateTimeout ?? 30_000,
    bodyLimit: options.bodyLimit ?? mebibyte,
    validateResponses: options.validateResponses ?? true,
    logger,
  };
  return contract.operations.map((operation) => {
    const { method, path, operationId, deprecated, forms, usual } = operation;
    // Made at the first request, so that an app of a thousand operations starts fast.
    let made: AnswerRequest | undefined;
    const answer: AnswerRequest = (...request) => {
      made ??= answerOperation(operation, options.operations[operationId] ?? notImplemented, settings);
      return made(...request);
    };
    const deprecation = deprecated ? { deprecation: deprecationFields(deprecated) } : {};
    const internal = usual?.internal && { internal: usual.internal };
    const target: Endpoint = { answer, place: { route: path, operationId }, ...deprecation, ...internal };
    return { method, path, reserved: reservedNames(forms?.params), target };
  });
}

/** The path parameters whose values may contain unencoded slashes. */
function reservedNames(forms: Readonly<Record<string, WrittenForm>> = {}): string[] {
  return Object.keys(forms).filter((name) => forms[name]?.allowReserved);
}

/** `Deprecation` (RFC 9745, section 2.1) and `Sunset` (RFC 8594, section 3): days begin at 0:00 UTC. */
function deprecationFields({ since, sunset }: NonNullable<ServerOperation["deprecated"]>): HeaderFields {
  return {
    deprecation: `@${startOf(since).getTime() / 1000}`,
    ...(sunset ? { sunset: startOf(sunset).toUTCString() } : {}),
  };
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

function checkHandlers({ operations }: ServerContract, options: ContractAppOptions): void {
  const wanted = new Set(operations.map(({ operationId }) => operationId));
  const given = new Set(Object.keys(options.operations));
  const missing = options.partial
    ? []
    : [...wanted].filter((operationId) => !options.operations[operationId]);
  const surplus = [...given].filter((operationId) => !wanted.has(operationId));
  const faults = [
    ...missing.map((operationId) => `no handler for the operation \`${operationId}\``),
    ...surplus.map((operationId) => `a handler for \`${operationId}\`, which the contract does not have`),
    ...(operations.some(({ security }) => security.length > 0) && !options.authenticate
      ? ["no `authenticate`, which the contract's operations need"]
      : []),
  ];
  if (faults.length > 0) throw new TypeError(`The app has ${faults.join("; ")}.`);
}

const errorRange = /^(?:[45]XX|default)$/;

/**
 * Joins the spec and its facts into the contract that the server takes. `styled` is needed if parameters have other
 * than the default styles, `readParts` if parts of forms have media types of their own.
 */
export function assembleContract(
  api: SpecApi,
  facts: ServerFacts,
  styled?: StyledReader,
  readParts?: PartsReader,
): ServerContract {
  return {
    ...facts,
    ...(api.errors?.schema ? { errorSchema: api.errors.schema } : {}),
    operations: facts.operations.map((known, index) => {
      const operation = api.operations[index] as SpecOperation;
      const {
        operationId,
        method,
        params = {},
        query = {},
        headers = {},
        cookies,
        body,
        deprecated,
      } = operation;
      const content = contentOf(body);
      const [first] = [body ?? []].flat();
      const { bodyLimit, timeout } = operation;
      const answers = Object.entries(operation.responses);
      // In the order in which the contract numbers them: those of `errors`, then the ranges of errors among the
      // answers.
      const bodies = [
        ...(operation.errors ?? []).map((error) => error.body),
        ...answers.flatMap(([status, answer]) => (errorRange.test(status) ? [[answer].flat()[0]] : [])),
      ];
      const errorHeaders = errorHeadersOf(operation);
      return {
        ...known,
        ...(styled ? { styled } : {}),
        ...(readParts ? { readParts } : {}),
        ...(errorHeaders ? { errorHeaders } : {}),
        errors: known.errors.map((error, at) => {
          const schema = bodies[at]?.schema;
          const { parts } = operation.errors?.[at] ?? {};
          return { ...error, ...(schema ? { schema } : {}), ...(parts ? { partSchemas: parts } : {}) };
        }),
        operationId,
        method,
        params,
        query,
        headers,
        ...(cookies ? { cookies } : {}),
        ...(content ? { body: { ...content, required: first?.required ?? true } } : {}),
        responses: answers
          .filter(([status]) => !errorRange.test(status))
          .map(([status, response]) => {
            const answer = contentOf(response);
            return {
              status: (/^\d+$/.test(status) ? Number(status) : status) as DocumentedStatus,
              headers: [response].flat()[0]?.headers ?? {},
              ...(answer ? { body: answer } : {}),
            };
          }),
        ...(deprecated ? { deprecated } : {}),
        ...(bodyLimit === undefined ? {} : { bodyLimit }),
        ...(timeout === undefined ? {} : { timeout }),
      };
    }),
  };
}

/** The header fields that errors name, by status: all errors of a status have them. */
function errorHeadersOf({ errors = [], responses }: SpecOperation): ServerOperation["errorHeaders"] {
  const ranges = Object.entries(responses).filter(([status]) => errorRange.test(status));
  const all = [
    ...errors.map((error) => ({ status: error.status, headers: error.headers ?? error.body?.headers })),
    ...ranges.map(([status, answer]) => ({ status, headers: [answer].flat()[0]?.headers })),
  ];
  const found: Record<string, FieldSchemas> = {};
  for (const { status, headers } of all)
    if (headers) found[String(status)] = { ...found[String(status)], ...headers };
  return Object.keys(found).length > 0 ? found : undefined;
}

function contentOf(written: OneOrSeveral<SpecContent> = {}): BodyContent | undefined {
  const [first, ...others] = [written]
    .flat()
    .flatMap(({ kind, mediaType = "", schema, isStream }): BodyContent[] =>
      kind ? [{ kind, mediaType, ...(schema ? { schema } : {}), ...(isStream ? { isStream } : {}) }] : [],
    );
  return first && { ...first, ...(others.length > 0 ? { others } : {}) };
}
