import { accepted } from "../expectation.ts";
import { withHeader } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import { authorizedRequest, type CheckedTarget, isSafe } from "../target.ts";

/** A version that no object has. */
const noVersion = '"no-version-of-this-has-such-a-tag"';

/**
 * Requests of a caller that has every version, and of one that has an outdated version, if the operation documents the
 * header field and the 304 that answers it.
 */
export function conditionalProbes(target: CheckedTarget): Probe[] {
  const { own, subject } = target;
  const { operation } = subject;
  const field = operation.parameters.find(
    ({ in: location, name }) => location === "header" && name.toLowerCase() === "if-none-match",
  );
  const isDocumented = field && operation.responses.some(({ status }) => status === 304);
  if (!own || !target.authorized || target.untouchable || !isDocumented || !isSafe(operation)) return [];
  const asked = (value: string) => ({
    rule: "not-modified" as const,
    label: `\`If-None-Match: ${value}\``,
    subject,
    request: withHeader(authorizedRequest(target, own), { name: field.name, value }),
    input: own,
    lawful: true,
  });
  const withoutTag = { ...operation, responses: operation.responses.filter(({ status }) => status !== 304) };
  return [
    {
      ...asked("*"),
      what: "a request of whoever has every version",
      expected: { errors: [{ status: 304 }] },
      says: "304: what is there is a version that the caller has",
    },
    {
      ...asked(noVersion),
      ruleIf: { status: "not-modified" },
      what: "a request of whoever has another version",
      subject: { ...subject, operation: withoutTag },
      expected: accepted(operation),
      says: "the object: the caller does not have what is there",
    },
  ];
}
