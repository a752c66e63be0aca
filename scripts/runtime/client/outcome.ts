import type { Judge } from "./check/judge.ts";
import { type Received, utf8 } from "./decode.ts";
import { type Exchange, redact } from "./exchange.ts";
import type { Route } from "./route.ts";

/** A result without what is the same in every one. */
export type Outcome = Readonly<Record<string, unknown>> & {
  readonly ok: boolean;
  readonly status: number | string;
};

/** Sorts an answer into the operation's results. */
export function outcomeOf(
  { method, answers, errors }: Pick<Route, "method" | "answers" | "errors">,
  received: Received,
  exchange: Exchange,
  judge: Judge | undefined,
  textField: string,
): Outcome {
  const { response, bytes } = received;
  const { status } = response;
  const failed = (status: string, reason: string, details: object = {}): Outcome => {
    const raw = redact(exchange, new TextDecoder().decode(bytes));
    return { ok: false, status, reason, raw, response, ...details };
  };
  const decode = answers[status];
  if (!decode && !errors.includes(status))
    return failed("undocumented", `status ${status} is not documented`);
  let body: unknown;
  try {
    // An answer to `HEAD` has no body, whatever the status.
    if (decode) body = decode(received);
    else if (method !== "HEAD") body = JSON.parse(redact(exchange, utf8(bytes)));
  } catch {
    return failed("not-json", "the body is not JSON");
  }
  const found = judge?.(decode ? status : "error", body);
  if (found)
    return failed("contract-breach", `expected ${found.expected} at ${found.pointer || "the body"}`, found);
  if (decode) return { ok: true, status, data: body, response };
  const text = (body as Readonly<Record<string, unknown>> | null | undefined)?.[textField];
  return { ok: false, status, error: String(text ?? ""), body, response };
}
