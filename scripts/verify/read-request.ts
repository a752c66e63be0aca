import type { z } from "zod";
import { isObject } from "../lib/json.ts";
import { pointerStep } from "../lib/json-pointer.ts";
import { coversType } from "../lib/media-types.ts";
import type { ParameterModel, PayloadModel } from "../model/model.ts";
import type { RejectedInputModel } from "../model/vocabulary.ts";
import { listDelimiter } from "../model/wire.ts";
import { isReadAsTexts } from "../model/wire-form.ts";
import { type Expectation, expectedError, expectedRefusal, refusal } from "./expectation.ts";
import { isOpen } from "./open-decisions.ts";
import { type ParameterPart, type RequestInput, ruledBy, sentParameters } from "./request-input.ts";
import { bodySchema, type Subject } from "./subject.ts";
import { contains } from "./values.ts";
import { type FormFields, readForm } from "./wire/form.ts";
import { type ReadValue, readParameter } from "./wire/parameter.ts";

/** A request for an operation, as a server has it before it. */
export interface WireRequest {
  /** The texts that it carries for a parameter, decoded; none: it does not have it; `undefined`: that is not known. */
  readonly texts: (part: ParameterPart, name: string) => readonly string[] | undefined;
  /** What it carries for a parameter that is more than texts: fields, JSON, what stands behind a prefix. */
  readonly styled: ReadStyled;
  readonly contentType: string | undefined;
  /** `undefined`: what the body holds is not known. */
  readonly body: CarriedBody | undefined;
}

/** Returns the value of a parameter, itself `undefined` if the request does not have it; `undefined`: that is not known. */
export type ReadStyled = (
  parameter: ParameterModel,
  part: ParameterPart,
  schema: z.ZodType,
) => { readonly value: unknown } | undefined;

/** The bytes of a body, or what they say where that is known already. */
export type CarriedBody = Uint8Array | { readonly form: FormFields } | { readonly value: unknown };

/** Why a request is not one that the operation takes. */
export interface RequestFault {
  readonly rule: RequestRule;
  /** `params/id`, `body/name`. */
  readonly where: string;
  /** One sentence. */
  readonly message: string;
  /** What is sent, for the sentence "The server accepts …". */
  readonly what: string;
  /** What must be answered. */
  readonly expected: Expectation;
}

export type RequestRule =
  | "invalid-params"
  | "invalid-query"
  | "invalid-headers"
  | "invalid-body"
  | "malformed-json"
  | "wrong-content-type";

/** A request as values, and what the schemas say of it. */
export interface ReadRequest {
  readonly input: RequestInput;
  readonly faults: readonly RequestFault[];
  /** Whether it holds fields that no schema declares. */
  readonly unknown: boolean;
  /** Whether the contract leaves open what is answered to it. */
  readonly open: boolean;
}

/** Reads a request by the schemas of its operation. A value that has several readings is right if one of them is. */
export function readRequest(subject: Subject, request: WireRequest): ReadRequest {
  const values: Record<ParameterPart, Record<string, unknown>> = {
    ...{ params: {}, query: {}, headers: {}, cookies: {} },
  };
  const faults: RequestFault[] = [];
  for (const [parameter, part] of sentParameters(subject.operation)) {
    const { name, required } = parameter;
    const schema = subject.zod.of(parameter);
    const read = schema && readValue(subject, request, [parameter, part], schema);
    if (!schema || !read || (read.isMissing && !required)) continue;
    if (read.value !== undefined) values[part][name] = read.value;
    if (read.valid) continue;
    const [issue] = schema.safeParse(read.value).error?.issues ?? [];
    const why = read.isMissing
      ? "is missing"
      : `is not as its schema says: ${issue?.message ?? "another value"}`;
    faults.push({
      rule: `invalid-${ruledBy(part)}`,
      where: `${part}/${name}`,
      message: `\`${name}\` ${places[part]} ${why}.`,
      what: `a request whose \`${name}\` ${places[part]} breaks its schema`,
      expected: expectedRefusal(subject, { [part]: { [name]: read.value } }),
    });
  }
  const body = readBody(subject, request);
  const { value } = body;
  const input: RequestInput = { ...values, ...(value === undefined ? {} : { body: value }) };
  return { input, faults: [...faults, ...body.faults], unknown: body.unknown, open: isOpen(subject, input) };
}

interface ParameterRead extends ReadValue {
  readonly isMissing: boolean;
}

/** Reads a parameter; `undefined`: what the request has for it is not known. */
function readValue(
  { api }: Subject,
  request: WireRequest,
  [parameter, part]: readonly [ParameterModel, ParameterPart],
  schema: z.ZodType,
): ParameterRead | undefined {
  if (!isReadAsTexts(parameter, api)) {
    const styled = request.styled(parameter, part, schema);
    if (!styled) return undefined;
    const { value } = styled;
    return { value, valid: schema.safeParse(value).success, isMissing: value === undefined };
  }
  const texts = request.texts(part, parameter.name);
  if (!texts) return undefined;
  if (texts.length === 0) return { value: undefined, valid: false, isMissing: true };
  const wire = { texts, delimiter: listDelimiter(parameter), root: api };
  return { ...readParameter(schema, parameter.schema, wire), isMissing: false };
}

const places: Readonly<Record<ParameterPart, string>> = {
  params: "in the path",
  query: "in the query",
  headers: "in the header",
  cookies: "in the cookie",
};

interface RequestBodyRead {
  readonly value?: unknown;
  readonly faults: readonly RequestFault[];
  readonly unknown: boolean;
}

const nothing: RequestBodyRead = { faults: [], unknown: false };

function readBody(subject: Subject, { body, contentType }: WireRequest): RequestBodyRead {
  const content = subject.operation.requestBody?.content ?? [];
  const payload = content.find(({ mediaType }) => coversType(mediaType, contentType ?? "")) ?? content[0];
  if (!payload || body === undefined) return nothing;
  if (body instanceof Uint8Array && body.byteLength === 0)
    return subject.operation.requestBody?.required === false
      ? nothing
      : { ...nothing, faults: [missingBody(subject)] };
  const wrong = wrongType(payload, contentType);
  if (wrong) return { ...nothing, faults: [wrong] };
  if (!(body instanceof Uint8Array)) return judgedBody(subject, valueIn(subject, payload, body));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  if (payload.kind === "text") return judgedBody(subject, text);
  if (payload.kind === "form")
    return judgedBody(subject, valueIn(subject, payload, { form: new URLSearchParams(text) }));
  if (payload.kind !== "json") return nothing;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { ...nothing, faults: [malformed] };
  }
  const judged = judgedBody(subject, value);
  // A byte order mark may be refused, and may be skipped (RFC 8259, section 8.1).
  return text.startsWith("\ufeff") ? { ...judged, unknown: true } : judged;
}

function valueIn(subject: Subject, payload: PayloadModel, body: Exclude<CarriedBody, Uint8Array>): unknown {
  if ("value" in body) return body.value;
  const schema = bodySchema(subject);
  return schema && readForm(payload, schema, body.form, subject.api);
}

const malformed: RequestFault = {
  rule: "malformed-json",
  where: "body",
  message: "The body is not well-formed JSON.",
  what: "a body that is not JSON",
  expected: refusal,
};

function missingBody(subject: Subject): RequestFault {
  return {
    rule: "invalid-body",
    where: "body",
    message: "The body is missing.",
    what: "a request without the body that it needs",
    expected: bodySchema(subject) ? expectedRefusal(subject, { body: undefined }) : refusal,
  };
}

function wrongType({ mediaType }: PayloadModel, contentType: string | undefined): RequestFault | undefined {
  if (contentType !== undefined && coversType(mediaType, contentType)) return undefined;
  const said =
    contentType === undefined ? "has no `Content-Type`" : `has the \`Content-Type\` \`${contentType}\``;
  return {
    rule: "wrong-content-type",
    where: "headers/content-type",
    message: `The body ${said}, and not \`${mediaType}\`.`,
    what: "a body of another content type",
    expected: refusal,
  };
}

function judgedBody(subject: Subject, value: unknown): RequestBodyRead {
  const schema = bodySchema(subject);
  if (!schema) return { ...nothing, value };
  const read = schema.safeParse(value);
  if (read.success) return { ...nothing, value, unknown: isObject(value) && !contains(read.data, value) };
  const known = subject.operation.errors.filter(({ given, promised }) => given && promised);
  const first = expectedRefusal(subject, { body: value } satisfies RejectedInputModel);
  const faults = read.error.issues.map(({ path, message }, index): RequestFault => {
    const pointer = path.map((step) => pointerStep(String(step))).join("");
    const error = known.find(({ text }) => text === message);
    const place = pointer ? `\`${pointer}\` of the body` : "The body";
    return {
      rule: "invalid-body",
      where: `body${pointer}`,
      message: `${place} is not as the schema says: ${message}.`,
      what: `a request whose ${pointer ? place : "body"} breaks the schema`,
      expected: index === 0 ? first : error ? { errors: [expectedError(error)] } : refusal,
    };
  });
  return { ...nothing, value, faults };
}

// Coverage: the unit tests have few recorded bodies of a form.
