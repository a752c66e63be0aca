import type { z } from "zod";
import { leftOutIn } from "../../contract/schemas/one-sided.ts";
import { valueAt } from "../../lib/json-pointer.ts";
import type { JsonSchema } from "../../lib/json-schema.ts";
import { coversType, isEndless } from "../../lib/media-types.ts";
import { bodilessStatuses, forStatus } from "../../lib/status.ts";
import { streamedTexts } from "../../lib/stream-items.ts";
import { answerFor, errorsOfStatus } from "../../model/documented-status.ts";
import type {
  ApiModel,
  ErrorBodyModel,
  ErrorCase,
  OperationModel,
  PayloadModel,
  ResponseModel,
} from "../../model/model.ts";
import { declaredNames, namedComponent } from "../../model/schema-fields.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import type { Deviation } from "../deviation.ts";
import { mostOf } from "../http/exchange.ts";
import type { HttpAnswer } from "../http/message.ts";
import { isSaid } from "../said-text.ts";
import { checkHeaders } from "./headers.ts";
import { mediaTypeOf, readJson, readText } from "./json.ts";
import { secretsIn } from "./secrets.ts";

/** An answer as far as it could be read, and its deviations from the contract. */
export interface CheckedAnswer {
  /** The JSON value of the body. */
  readonly value?: unknown;
  /** The error's text. */
  readonly text?: string;
  readonly deviations: readonly Deviation[];
}

/** What judges the values of a contract. */
export interface Judges {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
}

/** A body's schema in both its forms: what the contract publishes, and what judges. */
interface BodySchema {
  readonly published: JsonSchema;
  readonly judge: z.ZodType;
  /** The judge that also accepts the fields that only a request has. */
  readonly whole: z.ZodType;
}

function schemaOf(payload: PayloadModel, zod: ZodSchemas): BodySchema | undefined {
  const judge = zod.of(payload);
  return judge && { published: payload.schema ?? true, judge, whole: zod.whole(payload) ?? judge };
}

/** Judges status, media type, header fields and body of an answer; `head`: to a `HEAD`, so without a body. */
export function checkAnswer(
  answer: HttpAnswer,
  operation:
    | (Pick<OperationModel, "responses" | "errors" | "errorResponses"> &
        Partial<Pick<OperationModel, "method">>)
    | undefined,
  judges: Judges,
  head = false,
): CheckedAnswer {
  const { status } = answer;
  const response = operation && answerFor(operation, status);
  // To a HEAD in place of a GET, a server need not say what it costs to know (RFC 9110, section 9.3.2).
  if (head && operation?.method !== "HEAD") return { deviations: [] };
  if (head) return { deviations: response ? checkHeaders(answer, response.headers, judges.zod) : [] };
  const errors = operation?.errors ?? [];
  // A default with a body does not apply to a status that allows none.
  const isOther =
    response?.status === "default" && response.content.length > 0 && bodilessStatuses.has(status);
  if (response && !isOther) return checkDocumented(answer, response, judges);
  const found = errorsOfStatus({ errors }, status);
  if (status < 400 && (found.length === 0 || bodilessStatuses.has(status))) return { deviations: [] };
  const documented = operation && forStatus(operation.errorResponses, status);
  const fields = checkHeaders(answer, documented?.headers ?? [], judges.zod);
  const read = checkError(answer, found, judges);
  return { ...read, deviations: [...fields, ...read.deviations] };
}

function checkDocumented(
  answer: HttpAnswer,
  { content, headers }: ResponseModel,
  judges: Judges,
): CheckedAnswer {
  const { api, zod } = judges;
  const fields = checkHeaders(answer, headers, zod);
  const sent = answer.headers["content-type"] ?? "";
  const body = content.find(({ mediaType }) => coversType(mediaType, sent)) ?? content[0];
  if (!body) return { deviations: [...fields, ...checkNoBody(answer)] };
  if (body.isStream) return { deviations: [...fields, ...checkStream(answer, body, judges)] };
  if (body.kind !== "json" && body.kind !== "text")
    return { deviations: [...fields, ...checkType(answer, body.mediaType)] };
  const read = (body.kind === "json" ? checkJson : checkText)(
    answer,
    schemaOf(body, zod),
    body.mediaType,
    api,
  );
  return { ...read, deviations: [...fields, ...read.deviations] };
}

/** Judges the parts of a stream that have arrived; reports the first wrong one. */
function checkStream(answer: HttpAnswer, payload: PayloadModel, { api, zod }: Judges): Deviation[] {
  const { status, body, cut } = answer;
  const type = checkType(answer, payload.mediaType);
  const schema = schemaOf(payload, zod);
  if (type.length > 0 || !schema) return type;
  for (const text of streamedTexts(payload.mediaType, body, !cut)) {
    const read = readJson(Buffer.from(text));
    const found =
      "wrong" in read ? [notJson(status, read.wrong)] : checkSchema(read.value, schema, status, api);
    const [first] = found;
    if (first)
      return [
        {
          ...first,
          cause: `${first.cause} of an event`,
          message: first.message.replace("the body", "an event of the body"),
          received: `${status}, with the event ${text}`,
        },
      ];
  }
  return [];
}

function notJson(status: number, wrong: string): Deviation {
  return {
    rule: "json",
    where: "body",
    cause: `${classOf(status)} ${wrong}`,
    message: `In a ${status}, ${wrong}.`,
    expected: "a body of JSON in UTF-8 (RFC 8259)",
  };
}

/** Judges an error by the documented error with its text or code, otherwise by all errors of its status, otherwise by the API's form. */
function checkError(answer: HttpAnswer, found: readonly ErrorCase[], { api, zod }: Judges): CheckedAnswer {
  const read = readJson(answer.body);
  const value = "value" in read ? read.value : undefined;
  const said = found.find((error) => isSaidBy(error, value));
  const usual = Object.values(api.errors.usual).some(({ documented }) => documented !== false);
  const forms: readonly ErrorBodyModel[] = said
    ? [said]
    : found.length > 0
      ? found
      : usual
        ? [api.errors]
        : [];
  const judged = forms.map((form) => checkErrorBody(answer, form, { api, zod }));
  const [first = { deviations: [] }] = judged;
  const best = judged.find(({ deviations }) => deviations.length === 0) ?? first;
  return {
    ...best,
    deviations: [...best.deviations, ...(said ? [] : otherCode(found, value, answer.status))],
  };
}

/** A text is promised together with its code. */
function otherCode(errors: readonly ErrorCase[], value: unknown, status: number): Deviation[] {
  const same = errors.filter(
    (error) =>
      error.text &&
      error.code !== undefined &&
      error.textPointer !== undefined &&
      isSaid(error, valueAt(value, error.textPointer)),
  );
  const [{ codePointer = "", text = "" } = {}] = same;
  if (same.length === 0) return [];
  const found = JSON.stringify(valueAt(value, codePointer)) ?? "nothing";
  return [
    {
      rule: "body-schema",
      where: "body",
      cause: `${status} ${codePointer}`,
      message: `In a ${status}, \`${codePointer}\` is not the code of “${text}”: it is ${found}.`,
      expected: same.map(({ code }) => `\`${code}\``).join(" or "),
    },
  ];
}

function isSaidBy(error: ErrorCase, value: unknown): boolean {
  const { text, code, textPointer, codePointer } = error;
  const hasCode = code !== undefined && code !== "";
  return (
    Boolean(text || hasCode) &&
    (textPointer === undefined || !text || isSaid(error, valueAt(value, textPointer))) &&
    (codePointer === undefined || !hasCode || valueAt(value, codePointer) === code)
  );
}

function checkErrorBody(
  answer: HttpAnswer,
  { payload, textPointer }: ErrorBodyModel,
  { api, zod }: Judges,
): CheckedAnswer {
  if (!payload) return { deviations: checkNoBody(answer) };
  if (payload.kind !== "json") return { deviations: checkType(answer, payload.mediaType) };
  const read = checkJson(answer, schemaOf(payload, zod), payload.mediaType, api);
  const text = textPointer === undefined ? undefined : valueAt(read.value, textPointer);
  return typeof text === "string" ? { ...read, text } : read;
}

function checkNoBody({ status, body }: HttpAnswer): Deviation[] {
  if (body.byteLength === 0) return [];
  return [
    {
      rule: "body-of-none",
      where: "body",
      cause: String(status),
      message: `A ${status} has a body, and the contract gives it none.`,
      expected: "no body",
    },
  ];
}

function checkJson(
  answer: HttpAnswer,
  schema: BodySchema | undefined,
  mediaType: string,
  api: ApiModel,
): CheckedAnswer {
  const { status } = answer;
  const type = checkType(answer, mediaType);
  // An unexpected stream has no end to wait for.
  if (answer.cut)
    return {
      deviations:
        isEndless(answer.headers["content-type"] ?? "") && type.length > 0
          ? type
          : [...type, tooLarge(status)],
    };
  const read = readJson(answer.body);
  if ("wrong" in read) return { deviations: [...type, notJson(status, read.wrong)] };
  const { value } = read;
  if (!schema) return { value, deviations: type };
  const leftOut = leftOutIn(schema.whole, value, "response");
  return {
    value,
    deviations: [
      ...type,
      ...checkSchema(value, schema, status, api),
      ...checkSecrets(value, schema, leftOut, status, api),
      ...checkWriteOnly(leftOut, status),
    ],
  };
}

function checkText(
  answer: HttpAnswer,
  schema: BodySchema | undefined,
  mediaType: string,
  api: ApiModel,
): CheckedAnswer {
  const { status } = answer;
  const type = checkType(answer, mediaType);
  // The part that was read may end within a character.
  if (answer.cut) return { deviations: type };
  const value = readText(answer.body);
  if (value === undefined) return { deviations: [...type, notUtf8(status)] };
  return { value, deviations: [...type, ...(schema ? checkSchema(value, schema, status, api) : [])] };
}

function notUtf8(status: number): Deviation {
  return {
    rule: "body-schema",
    where: "body",
    cause: `${classOf(status)} UTF-8`,
    message: `In a ${status}, the body is not UTF-8.`,
    expected: "a text in UTF-8",
  };
}

function tooLarge(status: number): Deviation {
  return {
    rule: "too-large",
    where: "body",
    cause: classOf(status),
    message: `In a ${status}, the body is larger than ${mostOf(status)} bytes, or has no end: the rest was not read.`,
    expected: `a body of JSON of at most ${mostOf(status)} bytes`,
  };
}

function checkType({ status, headers }: HttpAnswer, wanted: string): Deviation[] {
  const sent = headers["content-type"];
  const { mediaType, wrong } = mediaTypeOf(sent);
  if (sent !== undefined && coversType(wanted, sent) && !wrong) return [];
  const said = sent === undefined ? "no `Content-Type`" : `the \`Content-Type\` \`${sent}\``;
  const message = `A ${status} has ${said}${wrong ? `: ${wrong}` : ""}.`;
  return [
    {
      rule: "content-type",
      where: "headers/content-type",
      cause: `${classOf(status)} ${mediaType}`,
      message,
      expected: `\`${wanted}\``,
    },
  ];
}

function checkSchema(
  value: unknown,
  { published, judge }: BodySchema,
  status: number,
  api: ApiModel,
): Deviation[] {
  const issues = (judge.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
    path,
    pointer: path.map((part) => `/${String(part)}`).join(""),
    found: path.reduce<unknown>((here, part) => (here as Record<PropertyKey, unknown>)?.[part], value),
    field: path.findLast((part) => typeof part === "string"),
    message,
  }));
  if (issues.length === 0) return [];
  const component = namedComponent(published);
  const words = component ? `the schema \`${component}\`` : "the documented schema";
  const clueOf = (field: PropertyKey | undefined) => ({
    clue: { ...(typeof field === "string" ? { field } : {}), ...(component ? { component } : {}) },
  });
  const declared = declaredNames(published, api);
  const known = ({ path }: (typeof issues)[number]) =>
    path.map((part) => stableStep(part, declared)).join("");
  const missing = issues.filter(({ found, pointer }) => found === undefined && pointer !== "");
  const names = (texts: readonly string[]) => texts.map((text) => `\`${text}\``);
  return [
    ...(missing.length > 0
      ? [
          {
            rule: "body-schema" as const,
            where: `body${missing[0]?.pointer}`,
            cause: `${classOf(status)} lacks ${names(missing.map(known)).join(" ")}`,
            message: `In a ${status}, the body lacks ${names(missing.map(({ pointer }) => pointer)).join(", ")}.`,
            expected: words,
            ...clueOf(missing[0]?.field),
          },
        ]
      : []),
    ...issues
      .filter((issue) => !missing.includes(issue))
      .map((issue) => ({
        rule: "body-schema" as const,
        where: `body${issue.pointer}`,
        cause: `${classOf(status)} ${known(issue)}`,
        message: `In a ${status}, ${issue.pointer ? `\`${issue.pointer}\` of the body` : "the body"} is not as the schema says: ${issue.message}.`,
        expected: words,
        ...(issue.pointer
          ? { received: `${status}, with \`${issue.pointer}\`: ${JSON.stringify(issue.found)}` }
          : {}),
        ...clueOf(issue.field),
      })),
  ];
}

/** A step of a place as a cause has it: which item of a list, and which key of a map, depends on what was sent. */
function stableStep(step: PropertyKey, declared: ReadonlySet<string>): string {
  const name = String(step);
  if (typeof step === "number" || /^\d+$/.test(name)) return "/0";
  return declared.has(name) ? `/${name}` : "/*";
}

function checkSecrets(
  value: unknown,
  { published }: BodySchema,
  leftOut: readonly string[],
  status: number,
  api: ApiModel,
): Deviation[] {
  const secrets = secretsIn(value, published, api).filter((pointer) => !leftOut.includes(pointer));
  return secrets.map((pointer) => ({
    rule: "secret-field",
    where: `body${pointer}`,
    cause: pointer.replace(/\/\d+/g, "/0"),
    message: `A ${status} gives away \`${pointer}\`, which looks like a secret and is not in the contract.`,
    expected: "no such field",
    received: `${status}, with \`${pointer}\``,
  }));
}

/** `leftOut`: the fields of an answer that its schema leaves out of answers. */
function checkWriteOnly(leftOut: readonly string[], status: number): Deviation[] {
  return leftOut.map((pointer) => ({
    rule: "write-only-field",
    where: `body${pointer}`,
    cause: pointer.replace(/\/\d+/g, "/0"),
    message: `A ${status} has \`${pointer}\`, which the contract lets only a request have.`,
    expected: "no such field",
    received: `${status}, with \`${pointer}\``,
  }));
}

/** One cause often shows in all errors, or in all successes. */
function classOf(status: number): string {
  return status >= 400 ? "error" : String(status);
}
