import { forStatus } from "../../lib/status.ts";
import type { OperationModel } from "../../model/model.ts";
import type { RecordedExchange } from "./exchange.ts";

const conditional = /^if-(?:none-match|modified-since)$/;

/** Why an answer of an operation says nothing of the server; `undefined`: it does. */
export function reasonToSkip(
  { request, answer }: RecordedExchange,
  operation: Pick<OperationModel, "responses" | "errorResponses">,
): string | undefined {
  const { status, headers = {}, cached } = answer;
  const has = (pattern: RegExp) => request.headers.some(({ name }) => pattern.test(name));
  const isDocumented = forStatus([...operation.responses, ...operation.errorResponses], status) !== undefined;
  if (!(status >= 100 && status <= 599)) return "no answer was recorded";
  if (cached) return "the answer came from a cache";
  // Browsers write down so that they went to `https:` of themselves.
  if (headers["non-authoritative-reason"] !== undefined) return "the browser answered itself";
  if (status === 429) return "the server asked to wait";
  if (isDocumented) return undefined;
  if (status === 304 && has(conditional)) return "the answer is the one that the caller had";
  if (status === 206 && has(/^range$/)) return "a part of the answer was asked for";
  return status < 200 ? "the answer is not the final one" : undefined;
}
