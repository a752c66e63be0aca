import type { z } from "zod";
import type { JsonSchema } from "../../lib/json-schema.ts";
import type { ApiModel, HeaderModel, OperationModel, ResponseModel } from "../../model/model.ts";
import { namedComponent } from "../../model/schema-fields.ts";
import { forStatus } from "../../model/status.ts";
import { listDelimiter } from "../../model/wire.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import type { Deviation } from "../deviation.ts";
import { mostOf } from "../http/exchange.ts";
import type { HttpAnswer } from "../http/message.ts";
import type { RuleName } from "../rules.ts";
import { takesTexts } from "../wire/readings.ts";
import { mediaTypeOf, readJson } from "./json.ts";
import { secretsIn } from "./secrets.ts";

/** An answer as far as it could be read, and how it deviates from what the contract says of its status. */
export interface CheckedAnswer {
  /** The JSON value of the body. */
  readonly value?: unknown;
  /** The error's text. */
  readonly text?: string;
  readonly deviations: readonly Deviation[];
}

interface Judges {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
}

/** A body's schema in both its forms: what the contract publishes, and what judges. */
interface BodySchema {
  readonly published: JsonSchema;
  readonly judge: z.ZodType;
}

/** Judges status, media type, header fields and body of an answer; `head`: to a `HEAD`, so without a body. */
export function checkAnswer(
  answer: HttpAnswer,
  operation: Pick<OperationModel, "responses"> | undefined,
  judges: Judges,
  head = false,
): CheckedAnswer {
  const { status } = answer;
  if (head) return { deviations: [] };
  const response = operation && forStatus(operation.responses, status);
  if (response) return checkResponse(answer, response, judges);
  if (status >= 400) return checkError(answer, judges);
  return { deviations: [] };
}

function checkResponse(
  answer: HttpAnswer,
  { content, headers }: ResponseModel,
  judges: Judges,
): CheckedAnswer {
  const { status } = answer;
  const { api, zod } = judges;
  const fields = headers.flatMap((header) => checkHeader(answer, header, zod));
  const [body] = content;
  if (!body) {
    const empty = answer.body.byteLength === 0;
    return {
      deviations: [
        ...fields,
        ...(empty
          ? []
          : [
              deviation(
                "body-of-none",
                String(status),
                `A ${status} has a body, and the contract gives it none.`,
                "no body",
              ),
            ]),
      ],
    };
  }
  if (body.kind !== "json") return { deviations: [...fields, ...checkType(answer, body.mediaType)] };
  const judge = zod.of(body);
  const schema = judge && { published: body.schema ?? true, judge };
  const read = checkJson(answer, schema, body.mediaType, api);
  return { ...read, deviations: [...fields, ...read.deviations] };
}

function checkError(answer: HttpAnswer, { api, zod }: Judges): CheckedAnswer {
  const { schema, textField } = api.errors;
  const read = checkJson(answer, { published: schema, judge: zod.error }, "application/json", api);
  const text = (read.value as Record<string, unknown> | null | undefined)?.[textField];
  return typeof text === "string" ? { ...read, text } : read;
}

function checkJson(
  answer: HttpAnswer,
  schema: BodySchema | undefined,
  mediaType: string,
  api: ApiModel,
): CheckedAnswer {
  const { status } = answer;
  const type = checkType(answer, mediaType);
  if (answer.cut) return { deviations: [...type, tooLarge(status)] };
  const read = readJson(answer.body);
  if ("wrong" in read) {
    const cause = `${classOf(status)} ${read.wrong}`;
    return {
      deviations: [
        ...type,
        deviation("json", cause, `In a ${status}, ${read.wrong}.`, "a body of JSON in UTF-8 (RFC 8259)"),
      ],
    };
  }
  const { value } = read;
  if (!schema) return { value, deviations: type };
  return {
    value,
    deviations: [...type, ...checkSchema(value, schema, status), ...checkSecrets(value, schema, status, api)],
  };
}

function tooLarge(status: number): Deviation {
  return deviation(
    "too-large",
    classOf(status),
    `In a ${status}, the body is larger than ${mostOf(status)} bytes, or has no end: the rest was not read.`,
    `a body of JSON of at most ${mostOf(status)} bytes`,
  );
}

function checkType({ status, headers }: HttpAnswer, wanted: string): Deviation[] {
  const sent = headers["content-type"];
  const { mediaType, wrong } = mediaTypeOf(sent);
  if (mediaType === wanted && !wrong) return [];
  const said = sent === undefined ? "no `Content-Type`" : `the \`Content-Type\` \`${sent}\``;
  const message = `A ${status} has ${said}${wrong ? `: ${wrong}` : ""}.`;
  return [deviation("content-type", `${classOf(status)} ${mediaType}`, message, `\`${wanted}\``)];
}

function checkSchema(value: unknown, { published, judge }: BodySchema, status: number): Deviation[] {
  const issues = (judge.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(""),
    found: path.reduce<unknown>((here, part) => (here as Record<PropertyKey, unknown>)?.[part], value),
    field: path.findLast((part) => typeof part === "string"),
    message,
  }));
  const component = namedComponent(published);
  const words = component ? `the schema \`${component}\`` : "the documented schema";
  const clueOf = (field: PropertyKey | undefined) => ({
    clue: { ...(typeof field === "string" ? { field } : {}), ...(component ? { component } : {}) },
  });
  const missing = issues.filter(({ found, pointer }) => found === undefined && pointer !== "");
  const absent = missing.map(({ pointer }) => `\`${pointer}\``);
  const causeOf = (pointer: string) => `${classOf(status)} ${pointer.replace(/\/\d+/g, "/0")}`;
  return [
    ...(absent.length > 0
      ? [
          {
            ...deviation(
              "body-schema",
              causeOf(`lacks ${absent.join(" ")}`),
              `In a ${status}, the body lacks ${absent.join(", ")}.`,
              words,
            ),
            ...clueOf(missing[0]?.field),
          },
        ]
      : []),
    ...issues
      .filter((issue) => !missing.includes(issue))
      .map(({ pointer, found, field, message }) => ({
        ...deviation(
          "body-schema",
          causeOf(pointer),
          `In a ${status}, ${pointer ? `\`${pointer}\` of the body` : "the body"} is not as the schema says: ${message}.`,
          words,
        ),
        ...(pointer ? { received: `${status}, with \`${pointer}\`: ${JSON.stringify(found)}` } : {}),
        ...clueOf(field),
      })),
  ];
}

function checkSecrets(value: unknown, { published }: BodySchema, status: number, api: ApiModel): Deviation[] {
  return secretsIn(value, published, api).map((pointer) => ({
    ...deviation(
      "secret-field",
      pointer,
      `A ${status} gives away \`${pointer}\`, which looks like a secret and is not in the contract.`,
      "no such field",
    ),
    received: `${status}, with \`${pointer}\``,
  }));
}

function checkHeader({ status, headers }: HttpAnswer, header: HeaderModel, zod: ZodSchemas): Deviation[] {
  const { name, required } = header;
  const sent = headers[name.toLowerCase()];
  const schema = zod.of(header);
  const takes = (text: string) =>
    !schema || takesTexts(schema, [text], listDelimiter({ ...header, in: "header" }));
  if (sent === undefined ? !required : takes(sent)) return [];
  const message =
    sent === undefined
      ? `A ${status} lacks the header field \`${name}\`.`
      : `In a ${status}, the header field \`${name}\` is not as its schema says.`;
  return [
    {
      ...deviation("header", `${status} ${name}`, message, `the header field \`${name}\``),
      received: `${status}, with \`${name}: ${sent ?? ""}\``,
      clue: { field: name },
    },
  ];
}

function deviation(rule: RuleName, cause: string, message: string, expected: string): Deviation {
  return { rule, cause, message, expected };
}

/** One cause often shows in all errors, or in all successes. */
function classOf(status: number): string {
  return status >= 400 ? "error" : String(status);
}
