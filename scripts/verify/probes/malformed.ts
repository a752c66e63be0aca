import { asFields } from "../../lib/fields.ts";
import { accepted, type Expectation, open, refusal } from "../expectation.ts";
import { encodeJson } from "../http/request.ts";
import { isOpen } from "../open-decisions.ts";
import type { Probe } from "../probe.ts";
import { bodyOf, bodySchema, type Subject } from "../subject.ts";
import { authorizedRequest, type CheckedTarget } from "../target.ts";

/** What is sent, by the rule that it breaks. */
const whats = {
  "malformed-json": "a body that is not JSON",
  "not-utf-8": "a body that is not UTF-8",
  "invalid-body": "a body of another form",
} as const;

interface Malformed {
  readonly label: string;
  readonly body: string | Uint8Array;
  /** Absent: it is not JSON, and must be refused. */
  readonly expected?: "accepted" | "either" | "open";
  /** `malformed-json` if absent; `invalid-body`: it is JSON of another value. */
  readonly rule?: "not-utf-8" | "invalid-body";
}

const deep = 20_000;
const mebibyte = 1_048_576;

/** Bodies that are not JSON, or that are JSON which breaks parsers. */
function malformedBodies(value: unknown): Malformed[] {
  const text = JSON.stringify(value);
  const fields = text.slice(1, -1);
  const inObject = text.startsWith("{") && fields !== "";
  const [first = ""] = Object.keys(asFields(value) ?? {});
  return [
    { label: "an empty body", body: "" },
    { label: "white space only", body: " \n" },
    { label: "truncated JSON", body: text.slice(0, -1) },
    { label: "JSON cut off within a text", body: `{"${first}":"a` },
    { label: "JSON and something after it", body: `${text}x` },
    { label: "two JSON values", body: `${text}${text}` },
    { label: "a JSON value on each of two lines", body: `${text}\n${text}` },
    { label: "two JSON values with a comma between", body: `${text},${text}` },
    { label: "something before the JSON", body: `x${text}` },
    { label: "a line before the JSON", body: `)]}',\n${text}` },
    { label: "a semicolon behind the JSON", body: `${text};` },
    { label: "a bracket behind the JSON", body: `${text}]` },
    { label: "JSON written as a text of JSON", body: JSON.stringify(text), rule: "invalid-body" },
    { label: "a list with the JSON in it", body: `[${text}]`, rule: "invalid-body" },
    { label: "the JSON within another object", body: `{"data":${text}}`, rule: "invalid-body" },
    { label: "a comma at the end", body: `{${fields},}` },
    { label: "single quotes", body: text.replaceAll('"', "'") },
    { label: "a comment", body: `/* */${text}` },
    { label: "`NaN`", body: `{"${first}":NaN}` },
    { label: "`undefined`", body: `{"${first}":undefined}` },
    { label: "a name without quotes", body: `{${first}:1}` },
    { label: "a line break within a text", body: `{"${first}":"a\nb"}` },
    { label: "an unknown escape", body: `{"${first}":"\\x41"}` },
    { label: "no JSON at all", body: "name=value" },
    {
      label: "bytes that are not UTF-8",
      body: Buffer.from(`{"${first}":"a\xff\xfeb"}`, "latin1"),
      rule: "not-utf-8",
    },
    {
      label: "a surrogate encoded as UTF-8",
      body: Buffer.from(`{"${first}":"\xed\xa0\x80"}`, "latin1"),
      rule: "not-utf-8",
    },
    { label: "UTF-16", body: Buffer.from(text, "utf16le"), rule: "not-utf-8" },
    { label: "brackets nested deep and not closed", body: "[".repeat(deep) },
    { label: "an array nested deep", body: "[".repeat(deep) + "]".repeat(deep) },
    ...(inObject
      ? [
          { label: "`NaN` in an unknown field", body: `{${fields},"unknown":NaN}` },
          { label: "`Infinity` in an unknown field", body: `{${fields},"unknown":-Infinity}` },
          { label: "a number with a zero before it", body: `{${fields},"unknown":01}` },
          {
            label: "an unknown field nested deep",
            body: `{${fields},"unknown":${"[".repeat(deep)}${"]".repeat(deep)}}`,
            expected: "either" as const,
          },
          { label: "a field twice", body: `{${fields},${fields}}`, expected: "either" as const },
          { label: "white space around", body: `\n ${text}\r\n\t`, expected: "accepted" as const },
          {
            label: "white space within",
            body: JSON.stringify(value, null, "\t"),
            expected: "accepted" as const,
          },
          {
            label: "escapes in the names of fields",
            body: withEscapedNames(value),
            expected: "accepted" as const,
          },
        ]
      : []),
    { label: "a byte order mark", body: `\ufeff${text}`, expected: "either" },
  ];
}

/** The object as JSON that escapes a letter of each of its names. */
function withEscapedNames(value: unknown): string {
  const escaped = (name: string) =>
    JSON.stringify(name).replace(
      /[a-z](?=[^a-z]*$)/i,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  const fields = Object.entries(asFields(value) ?? {}).map(
    ([name, field]) => `${escaped(name)}:${JSON.stringify(field)}`,
  );
  return `{${fields.join(",")}}`;
}

/** Bodies that can't be read as JSON, and one that is larger than a server need take. */
export function malformedProbes(target: CheckedTarget): Probe[] {
  const { own, subject } = target;
  const body = bodyOf(subject.operation);
  if (!own || !target.authorized || target.untouchable || body?.kind !== "json") return [];
  const request = authorizedRequest(target, own);
  const expectations: Record<string, Expectation> = {
    accepted: accepted(subject.operation),
    either: { ...accepted(subject.operation), ...refusal },
    open,
  };
  const bodies = malformedBodies(own.body).filter((one) => isAsItSays(one, subject));
  const probes = bodies.map(({ label, body: text, expected, rule }): Probe => {
    // A request without a body is valid where none is required.
    const none = text === "" && subject.operation.requestBody?.required === false;
    return {
      rule: expected ? "unusual-json" : (rule ?? "malformed-json"),
      what: expected ? "JSON of an unusual form" : whats[rule ?? "malformed-json"],
      label,
      subject,
      request: { ...request, body: typeof text === "string" ? Buffer.from(text) : text },
      ...(expected === "accepted" ? { input: own, lawful: true } : {}),
      expected: none ? open : ((expected && expectations[expected]) ?? refusal),
      // A server that keeps unknown fields returns them as deep as they were sent.
      ...(text.length > deep ? { anyBody: true } : {}),
    };
  });
  return [...probes, oversize(target, own.body)].flatMap((probe) => (probe ? [probe] : []));
}

/** Whether a body that must be refused is not JSON, or is JSON that the operation does not take: cut off, `12` is `1`. */
function isAsItSays({ body, expected, rule }: Malformed, subject: Subject): boolean {
  if (expected) return true;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(body)));
  } catch {
    return true;
  }
  try {
    return (
      (body.length > deep || rule === "invalid-body") &&
      bodySchema(subject)?.safeParse(value).success === false &&
      !isOpen(subject, { body: value })
    );
  } catch {
    // A body nested too deep for the schema to judge has no verdict.
    return false;
  }
}

/** The body with its first text made so long that a server may well refuse it. */
function oversize(target: CheckedTarget, body: unknown): Probe | undefined {
  const { own, subject } = target;
  const entry = Object.entries(asFields(body) ?? {}).find(([, value]) => typeof value === "string");
  if (!own || !entry) return undefined;
  const [name] = entry;
  return {
    rule: "oversize",
    what: "a very large body",
    label: "2 MiB",
    subject,
    request: {
      ...authorizedRequest(target, own),
      body: encodeJson({ ...(body as object), [name]: "a".repeat(2 * mebibyte) }),
    },
    expected: open,
    mayClose: true,
    unrouted: true,
  };
}
