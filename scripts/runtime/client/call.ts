import type { Judge } from "./check/judge.ts";
import type { Caller } from "./client.ts";
import { redact } from "./exchange.ts";
import { broken, invalid, type Stopped } from "./failure.ts";
import { log } from "./log.ts";
import type { CallOptions } from "./options.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { outgoingOf } from "./outgoing.ts";
import type { Route } from "./route.ts";

/**
 * Calls an operation. Everything that can happen is a result; throws for programming errors only: an
 * option that is missing or wrong.
 */
export async function call<Input extends object, Result>(
  client: Caller,
  route: Route<Input>,
  input: Input = {} as Input,
  options: CallOptions = {},
  contract?: Judge,
): Promise<Result> {
  const { exchange, send } = client.open(route, options);
  const { settings } = exchange;
  const judge = settings.validate ? contract : undefined;
  const perform = async (): Promise<Outcome> => {
    const found = judge?.("input", input);
    if (found) throw invalid(found.pointer, found.expected);
    const outgoing = outgoingOf(route, input, client.baseUrl, settings.headers, options);
    if ("duplex" in outgoing.init) exchange.repeatable = false;
    return outcomeOf(route, await client.transport(outgoing, send), exchange, judge, client.textField);
  };
  const outcome = await perform().catch((error): Outcome => {
    const stop = broken(error, (text) => redact(exchange, text)) as Stopped;
    if (!stop.failure) throw stop;
    const { response } = exchange;
    return { ...stop.failure, ok: false, reason: stop.message, ...(response && { response }) };
  });
  const { method } = route;
  const { url, attempts } = exchange;
  log(settings, typeof outcome.status === "number" ? "info" : "error", `${method} ${url}: ${outcome.status}`);
  return { ...outcome, request: { method, url }, attempts } as Result;
}
