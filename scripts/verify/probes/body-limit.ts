import { accepted } from "../expectation.ts";
import type { Probe } from "../probe.ts";
import { bodyOf } from "../subject.ts";
import { authorizedRequest, type CheckedTarget } from "../target.ts";

/** The most bytes that are sent: a larger body would take the time of all other requests. */
const mostSent = 16 * 1_048_576;

/** A body of the most bytes that the operation takes, padded with white space, and one of a byte more; `tooLarge` is the status that refuses it. */
export function bodyLimitProbes(target: CheckedTarget, tooLarge: number): Probe[] {
  const { own, subject } = target;
  const { bodyLimit = mostSent } = subject.operation.limits ?? {};
  if (!own || !target.authorized || target.untouchable || bodyOf(subject.operation)?.kind !== "json")
    return [];
  const request = authorizedRequest(target, own);
  const { body = Buffer.alloc(0) } = request;
  if (bodyLimit >= mostSent || body.byteLength > bodyLimit) return [];
  const padded = (bytes: number) => Buffer.concat([body, Buffer.alloc(bytes - body.byteLength, " ")]);
  const common = { rule: "body-limit", subject, input: own } as const;
  return [
    {
      ...common,
      what: "a body as large as `bodyLimit`",
      label: `${bodyLimit} bytes`,
      request: { ...request, body: padded(bodyLimit) },
      expected: accepted(subject.operation),
      lawful: true,
    },
    {
      ...common,
      what: "a body larger than `bodyLimit`",
      label: `${bodyLimit + 1} bytes`,
      request: { ...request, body: padded(bodyLimit + 1) },
      expected: { errors: [{ status: tooLarge }] },
      says: `${tooLarge}: a body may have up to ${bodyLimit} bytes`,
      mayClose: true,
      unrouted: true,
    },
  ];
}
