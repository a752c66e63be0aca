import { errorWriter, responseOf } from "./answer.ts";
import type { ServerContract } from "./contract.ts";
import { WebIncoming } from "./incoming.ts";
import { failuresOnly, type Logger, type RequestEntry } from "./log.ts";
import { type AnswerRequest, observed } from "./observe.ts";
import { type AnyHandler, answerOperation } from "./operation.ts";
import { serverError } from "./result.ts";
import { type Answerer, answerUnrouted, routerOf } from "./router.ts";
import type { Authenticate } from "./types.ts";

/** What an app may be told besides its handlers. */
export interface Settings {
  /** Bytes that a request's body may have; 1 MiB where absent. */
  readonly bodyLimit?: number;
  /** `false`: results leave as the handlers give them, undeclared fields among them. */
  readonly validateResponses?: boolean;
  /** Where absent, failures go to `console.error` and nothing else is said. */
  readonly logger?: Logger;
  /** Called after each answer: for metrics. */
  readonly onRequest?: (entry: RequestEntry) => void;
}

/** An app as workers, Deno, Bun and the adapter for Node take it. */
export interface App {
  /** Never throws and never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
}

export interface ContractAppOptions extends Settings {
  readonly authenticate?: Authenticate<unknown>;
  readonly operations: Readonly<Record<string, AnyHandler | undefined>>;
  /** `true`: an operation without a handler is answered 501. */
  readonly partial?: boolean;
}

const mebibyte = 1_048_576;

/** Answers for a handler that is still to be written. */
export const notImplemented: AnyHandler = () => serverError({ status: 501, text: "not implemented" });

/** Makes the app of a contract and its handlers. Throws when handlers are missing or left over. */
export function createContractApp(contract: ServerContract, options: ContractAppOptions): App {
  checkHandlers(contract, options);
  const { logger = failuresOnly, onRequest, operations, authenticate } = options;
  const answerError = errorWriter(contract.textField);
  const observe = { logger, onRequest, answerError, internal: contract.errors.internal };
  const settings = {
    contract,
    answerError,
    authenticate,
    bodyLimit: options.bodyLimit ?? mebibyte,
    validateResponses: options.validateResponses ?? true,
    logger,
  };
  const routes = contract.operations.map((operation) => {
    const handler = operations[operation.operationId] ?? notImplemented;
    // Made at its first request: an app of a thousand operations starts at once.
    let answer: AnswerRequest | undefined;
    const answerFirst: AnswerRequest = (...request) => {
      answer ??= answerOperation(operation, handler, settings);
      return answer(...request);
    };
    return { operation, respondTo: observed(answerFirst, operation, observe) };
  });
  const answerer = routerOf(routes, (incoming, allow) => {
    const answer = () => answerUnrouted(incoming, allow, contract.errors, answerError);
    return observed(answer, undefined, observe)(incoming, () => undefined);
  });
  const app: App = {
    fetch: async (request) => responseOf(await answerer(new WebIncoming(request))),
  };
  return answeredBy(app, answerer);
}

const answerers = new WeakMap<App, Answerer>();

/** Lets Node's server ask an app with something in front of it without a `Request` in between. */
export function answeredBy(app: App, answerer: Answerer): App {
  answerers.set(app, answerer);
  return app;
}

/** What stands behind an app's `fetch`; `undefined` for one that {@link createContractApp} did not make. */
export function answererOf(app: App): Answerer | undefined {
  return answerers.get(app);
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
