import { withHeader } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import { authorizedRequest, type CheckedTarget, isSafe } from "../target.ts";

/** A request of a caller that has every version, if the operation documents the header field and the 304 that answers it. */
export function conditionalProbes(target: CheckedTarget): Probe[] {
  const { own, subject } = target;
  const { operation } = subject;
  const field = operation.parameters.find(
    ({ in: location, name }) => location === "header" && name.toLowerCase() === "if-none-match",
  );
  const isDocumented = field && operation.responses.some(({ status }) => status === 304);
  if (!own || !target.authorized || target.untouchable || !isDocumented || !isSafe(operation)) return [];
  return [
    {
      rule: "not-modified",
      what: "a request of whoever has every version",
      label: "`If-None-Match: *`",
      subject,
      request: withHeader(authorizedRequest(target, own), { name: field.name, value: "*" }),
      input: own,
      expected: { errors: [{ status: 304 }] },
      says: "304: what is there is a version that the caller has",
      lawful: true,
    },
  ];
}
