import { coversType, urlencoded } from "../../lib/media-types.ts";
import { accepted, type Expectation, open, refusal } from "../expectation.ts";
import type { HttpRequest } from "../http/message.ts";
import { encodedAs, withHeader, withoutHeader } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { bodyOf } from "../subject.ts";
import { sampleBody } from "../subjects.ts";
import { authorizedRequest, type CheckedTarget } from "../target.ts";

/** The same body under other names: those that mean the same must be accepted, others refused. */
export function mediaTypeProbes(target: CheckedTarget): Probe[] {
  const { own, subject } = target;
  const body = bodyOf(subject.operation);
  if (!own || !target.authorized || target.untouchable || !body) return [];
  const [, ...others] = subject.operation.requestBody?.content ?? [];
  const all = [body, ...others];
  const request = authorizedRequest(target, own);
  const probe = (label: string, sent: Probe["request"], expected: Expectation): Probe => ({
    rule: expected === refusal ? "wrong-content-type" : "content-type-spelling",
    what: expected === refusal ? "a body of another content type" : "another spelling of the content type",
    label,
    subject,
    request: sent,
    input: own,
    expected,
    lawful: expected !== open,
    ...(expected === refusal
      ? { says: `a 4xx: the body is ${all.map(({ mediaType }) => `\`${mediaType}\``).join(" or ")}` }
      : {}),
  });
  const typed = (value: string, expected: Expectation) =>
    probe(`\`${value}\``, withHeader(request, { name: "Content-Type", value }), expected);
  const usual = accepted(subject.operation);
  const wrong = [
    "text/plain",
    "application/xml",
    urlencoded,
    "image/gif",
    `text/plain; ${body.mediaType}`,
  ].filter((value) => !all.some(({ mediaType }) => coversType(mediaType, value)));
  const same =
    body.kind === "json"
      ? ["charset=utf-8", "charset=UTF-8", 'charset="utf-8"'].map(
          (parameter) => `${body.mediaType}; ${parameter}`,
        )
      : [];
  return [
    ...wrong.map((value) => typed(value, refusal)),
    ...formProbe(target, own, probe, request),
    probe(
      "none",
      withoutHeader(request, "Content-Type"),
      // Bytes without a type may be taken for what they are (RFC 9110, section 8.3).
      subject.operation.requestBody?.required === false ||
        coversType(body.mediaType, "application/octet-stream")
        ? open
        : refusal,
    ),
    ...same.map((value) => typed(value, usual)),
    ...others.map((payload) => ({
      ...probe(
        `\`${payload.mediaType}\``,
        encodedAs(request, payload, sampleBody(payload, subject.api)),
        usual,
      ),
      what: "a body of another documented media type",
    })),
    ...(body.kind === "multipart" ? [] : [typed(inCapitals(body.mediaType), usual)]),
    {
      ...probe("`Accept: text/html`", withHeader(request, { name: "Accept", value: "text/html" }), open),
      rule: "accept",
      unrouted: true,
      what: "a request that would rather have another media type",
    },
    {
      // A server may ask for the length (RFC 9112, section 6.3).
      ...probe(
        "in chunks",
        { ...request, chunked: true },
        { ...usual, errors: [...(usual.errors ?? []), { status: 411 }] },
      ),
      rule: "chunked",
      unrouted: 411,
      what: "a body sent in chunks",
    },
  ];
}

/** Its name in capitals, which do not matter there; in the values of parameters they may. */
function inCapitals(mediaType: string): string {
  return mediaType.replace(/^[^;]*/, (name) => name.toUpperCase());
}

/** The fields as an HTML form sends them. */
function formProbe(
  { subject: { operation } }: CheckedTarget,
  own: RequestInput,
  probe: (label: string, sent: Probe["request"], expected: Expectation) => Probe,
  request: HttpRequest,
): Probe[] {
  const body = bodyOf(operation);
  if (body?.kind !== "json" || typeof own.body !== "object" || own.body === null) return [];
  if ((operation.requestBody?.content ?? []).some(({ mediaType }) => coversType(mediaType, urlencoded)))
    return [];
  const form = new URLSearchParams(Object.entries(own.body).map(([name, value]) => [name, String(value)]));
  // Without fields, no body can be sent as another type.
  if (form.size === 0) return [];
  const typed = withHeader(request, { name: "Content-Type", value: urlencoded });
  // The reader of a form gets texts, which need not come back as numbers or booleans.
  return [{ ...probe("a form", { ...typed, body: Buffer.from(form.toString()) }, refusal), lawful: false }];
}

// Coverage: the unit tests have few operations that take several media types.
