import type { z } from "zod";
import type { ResolvedOperation, ResolvedResponse } from "../../contract/contract.ts";
import type { ErrorModel } from "../../contract/error.ts";
import { componentName } from "../../contract/schemas/named.ts";
import type { Breach } from "../breach.ts";
import { mostOf } from "../http/exchange.ts";
import type { Answer } from "../http/message.ts";
import { takesTexts } from "../wire/readings.ts";
import { mediaTypeOf, readJson } from "./json.ts";
import { secretsIn } from "./secrets.ts";

/** An answer as far as it could be read, and how it breaks what the contract says of its status. */
export interface CheckedAnswer {
  /** The JSON value of the body. */
  readonly value?: unknown;
  /** The error's text. */
  readonly text?: string;
  readonly breaches: readonly Breach[];
}

/** Judges status, media type, header fields and body of an answer; `head`: to a `HEAD`, so without a body. */
export function checkAnswer(
  answer: Answer,
  operation: Pick<ResolvedOperation, "responses"> | undefined,
  errors: ErrorModel,
  head = false,
): CheckedAnswer {
  const { status } = answer;
  const response = operation?.responses.find((one) => one.status === status);
  if (head) return { breaches: [] };
  if (response) return checkResponse(answer, response);
  if (status >= 400) return checkError(answer, errors);
  return { breaches: [] };
}

function checkResponse(answer: Answer, { status, body, headers }: ResolvedResponse): CheckedAnswer {
  const fields = Object.entries(headers).flatMap(([name, schema]) => checkHeader(answer, name, schema));
  if (!body) {
    const empty = answer.body.byteLength === 0;
    return {
      breaches: [
        ...fields,
        ...(empty
          ? []
          : [
              breach(
                "body-of-none",
                String(status),
                `A ${status} has a body, and the contract gives it none.`,
                "no body",
              ),
            ]),
      ],
    };
  }
  if (body.kind !== "json") return { breaches: [...fields, ...checkType(answer, body.mediaType)] };
  const read = checkJson(answer, body.schema, body.mediaType);
  return { ...read, breaches: [...fields, ...read.breaches] };
}

function checkError(answer: Answer, { schema, textField }: ErrorModel): CheckedAnswer {
  const read = checkJson(answer, schema, "application/json");
  const text = (read.value as Record<string, unknown> | null | undefined)?.[textField];
  return typeof text === "string" ? { ...read, text } : read;
}

function checkJson(answer: Answer, schema: z.ZodType | undefined, mediaType: string): CheckedAnswer {
  const { status } = answer;
  const type = checkType(answer, mediaType);
  if (answer.cut) return { breaches: [...type, tooLarge(status)] };
  const read = readJson(answer.body);
  if ("wrong" in read) {
    const cause = `${classOf(status)} ${read.wrong}`;
    return {
      breaches: [
        ...type,
        breach("json", cause, `In a ${status}, ${read.wrong}.`, "a body of JSON in UTF-8 (RFC 8259)"),
      ],
    };
  }
  const { value } = read;
  if (!schema) return { value, breaches: type };
  return {
    value,
    breaches: [...type, ...checkSchema(value, schema, status), ...checkSecrets(value, schema, status)],
  };
}

function tooLarge(status: number): Breach {
  return breach(
    "too-large",
    classOf(status),
    `In a ${status}, the body is larger than ${mostOf(status)} bytes, or has no end: the rest was not read.`,
    `a body of JSON of at most ${mostOf(status)} bytes`,
  );
}

function checkType({ status, headers }: Answer, wanted: string): Breach[] {
  const sent = headers["content-type"];
  const { mediaType, wrong } = mediaTypeOf(sent);
  if (mediaType === wanted && !wrong) return [];
  const said = sent === undefined ? "no `Content-Type`" : `the \`Content-Type\` \`${sent}\``;
  const message = `A ${status} has ${said}${wrong ? `: ${wrong}` : ""}.`;
  return [breach("content-type", `${classOf(status)} ${mediaType}`, message, `\`${wanted}\``)];
}

function checkSchema(value: unknown, schema: z.ZodType, status: number): Breach[] {
  const issues = (schema.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(""),
    found: path.reduce<unknown>((here, part) => (here as Record<PropertyKey, unknown>)?.[part], value),
    field: path.findLast((part) => typeof part === "string"),
    message,
  }));
  const component = componentName(schema);
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
            ...breach(
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
        ...breach(
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

function checkSecrets(value: unknown, schema: z.ZodType, status: number): Breach[] {
  return secretsIn(value, schema).map((pointer) => ({
    ...breach(
      "secret-field",
      pointer,
      `A ${status} gives away \`${pointer}\`, which looks like a secret and is not in the contract.`,
      "no such field",
    ),
    received: `${status}, with \`${pointer}\``,
  }));
}

function checkHeader({ status, headers }: Answer, name: string, schema: z.ZodType): Breach[] {
  const sent = headers[name.toLowerCase()];
  if (sent === undefined ? schema.safeParse(undefined).success : takesTexts(schema, [sent], ",")) return [];
  const message =
    sent === undefined
      ? `A ${status} lacks the header field \`${name}\`.`
      : `In a ${status}, the header field \`${name}\` is not as its schema says.`;
  return [
    {
      ...breach("header", `${status} ${name}`, message, `the header field \`${name}\``),
      received: `${status}, with \`${name}: ${sent ?? ""}\``,
      clue: { field: name },
    },
  ];
}

function breach(rule: string, cause: string, message: string, expected: string): Breach {
  return { kind: "answers", rule, cause, message, expected };
}

/** One cause often shows in all errors, or in all successes. */
function classOf(status: number): string {
  return status >= 400 ? "error" : String(status);
}
