import type { Judge } from "./check.ts";
import { type Caller, type CallOptions, log } from "./client.ts";
import { unchanged } from "./credentials.ts";
import { type RequestOutcome, type ResponseRoute, resultOf } from "./decode.ts";
import { outgoingOf, type RequestRoute } from "./encode.ts";
import { invalidRequest } from "./result.ts";
import { send } from "./send.ts";

/** An operation as the client needs it. */
export interface Route<Input = never> extends RequestRoute<Input>, ResponseRoute {
  /** Any one of these schemes is enough; empty if no credential is needed. */
  readonly security: readonly string[];
}

/**
 * Calls an operation: checks its input, makes the request, sends it, and sorts the answer into the
 * operation's results. Everything that can happen is a result; throws only for programming errors: a
 * missing or wrong option.
 */
export async function call<Input extends object, Result>(
  client: Caller,
  route: Route<Input>,
  input: Input = {} as Input,
  options?: CallOptions,
  contract?: Judge,
): Promise<Result> {
  const context = client.open(route.security, options);
  const judge = context.validate ? contract : undefined;

  const breach = judge?.("input", input);
  const request = breach
    ? invalidRequest(breach.pointer, breach.expected)
    : outgoingOf(route, input, client.baseUrl, context.headers);
  const outcome: RequestOutcome =
    "failure" in request
      ? { url: client.baseUrl + route.path, attempts: 0, redact: unchanged, failure: request }
      : client.detour
        ? await client.detour(request, context)
        : await send(request, context);
  const result = resultOf(route, outcome, judge, client.textField);

  const { method } = route;
  const { url, attempts } = outcome;
  log(context, typeof result.status === "number" ? "info" : "error", `${method} ${url}: ${result.status}`);
  return Object.assign(result, { request: { method, url }, attempts }) as Result;
}
