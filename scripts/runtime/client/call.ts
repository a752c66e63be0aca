import type { Judge } from "./check.ts";
import { type Caller, type CallOptions, log } from "./client.ts";
import { unchanged } from "./credentials.ts";
import { type Exchange, type Outcome, outcomeOf, type ResponseRoute } from "./decode.ts";
import { type RequestRoute, requestOf } from "./encode.ts";
import { invalidRequest } from "./result.ts";
import { send } from "./send.ts";

/** An operation as the client needs it. */
export interface Route<Input = never> extends RequestRoute<Input>, ResponseRoute {
  /** Any of these schemes will do; none: no credential is needed. */
  readonly security: readonly string[];
}

/**
 * Calls an operation: checks its input, makes the request, sends it, and sorts the answer into the
 * operation's results. Everything that can happen is a result; throws only for programming errors: an
 * option that is missing or wrong.
 */
export async function call<Input extends object, Result>(
  client: Caller,
  route: Route<Input>,
  input: Input = {} as Input,
  options: CallOptions = {},
  contract?: Judge,
): Promise<Result> {
  const context = client.open(route.security, options);
  const judge = context.validate ? contract : undefined;

  const breach = judge?.("input", input);
  const request = breach
    ? invalidRequest(breach.pointer, breach.expected)
    : requestOf(route, input, client.baseUrl, { ...context.headers, ...options.headers });
  const exchange: Exchange =
    "failure" in request
      ? { url: client.baseUrl + route.path, attempts: 0, redact: unchanged, failure: request }
      : client.detour
        ? await client.detour(request, context)
        : await send(request, context);
  const outcome: Outcome = outcomeOf(route, exchange, judge, client.textField);

  const { method } = route;
  const { url, attempts } = exchange;
  log(context, typeof outcome.status === "number" ? "info" : "error", `${method} ${url}: ${outcome.status}`);
  return { ...outcome, request: { method, url }, attempts } as Result;
}
