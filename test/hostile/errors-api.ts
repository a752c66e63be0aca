import { z } from "zod";
import {
  defineApi,
  defineOperation,
  type ErrorModel,
  json,
  noContent,
} from "../../scripts/contract/index.ts";
import { pointerStep } from "../../scripts/lib/json-pointer.ts";
import type { Say } from "./api.ts";

const usual = {
  invalid: 400,
  unauthorized: 401,
  internal: 500,
  notFound: 404,
  methodNotAllowed: 405,
  tooLarge: 413,
  invalidParameter: 400,
  forbidden: 403,
} as const;

type Usual = Pick<ErrorModel, keyof typeof usual>;

/** An API whose errors have a text, a code, a list of fields and further values, with a text in every place that takes one. */
export function codedErrorsApi(say: Say) {
  const { fields, schema, names } = formOf(say, "coded");
  const error = (status: number) => ({
    status,
    error: say(`value:coded error ${status}`, `error ${status}`),
    code: say(`value:code ${status}`, `code_${status}`),
    values: { [names.further]: say(`value:error value ${status}`, "further") },
    when: `Always ${status}.`,
  });
  const headers = {
    [say("name:usual error header", "X-Usual")]: z
      .string()
      .optional()
      .meta({ description: say("text:usual error header description", "How.") }),
  };
  return api(
    {
      schema,
      text: pointerStep(names.text),
      code: pointerStep(names.code),
      fields,
      mediaType: say("name:errors type", "application/problem+json"),
      ...usualErrors((status) => ({ ...error(status), headers })),
    },
    [
      {
        ...error(409),
        headers: {
          [say("name:stated error header", "Retry-After")]: z
            .string()
            .meta({ description: say("text:error header description", "When.") }),
        },
      },
      {
        status: 422,
        given: { body: { word: "?" } },
        code: say("value:code of a rejection", "rejected"),
        values: { [names.further]: say("value:value of a rejection", "further") },
        when: "A wrong word.",
      },
    ],
  );
}

/** An API each of whose errors has a body of its own, with a text in every place that takes one. */
export function ownErrorsApi(say: Say) {
  const { fields, schema, names } = formOf(say, "own");
  const error = (status: number) => ({
    status,
    body: {
      ...json(schema, {
        examples: {
          [say("name:error example", "usual")]: {
            summary: say("line:error example summary", "A summary"),
            description: say("text:error example description", "An example."),
            value: {
              [names.text]: say(`value:own text ${status}`, `error ${status}`),
              [names.code]: say(`value:own code ${status}`, `code_${status}`),
              [names.further]: "further",
            } as never,
          },
        },
        description: say("text:error body description", "A body."),
        text: pointerStep(names.text),
        code: pointerStep(names.code),
        fields,
      }),
      mediaType: say("name:error type", "application/problem+json"),
    },
    values: { [names.further]: say(`value:own value ${status}`, "further") },
    when: `Always ${status}.`,
  });
  // The server answers the shared errors itself, and has no values for header fields.
  const answered = (status: number) => {
    const { body, ...others } = error(status);
    const headers = { [say("name:error header", "Retry-After")]: z.string().meta({ description: "When." }) };
    return { ...others, body: { ...body, headers } };
  };
  return api({ schema, text: pointerStep(names.text), ...usualErrors(error) }, [
    answered(409),
    { ...answered(410), anyText: true },
    { status: 423, when: "It is locked.", body: noContent() },
  ]);
}

function usualErrors(error: (status: number) => Usual["invalid"]): Usual {
  return Object.fromEntries(
    Object.entries(usual).map(([name, status]) => [name, error(status)]),
  ) as unknown as Usual;
}

/** The body of an error, and the names of its fields. */
function formOf(say: Say, which: string) {
  const names = {
    text: say(`name:${which} text field`, "detail"),
    code: say(`name:${which} code field`, "type"),
    further: say(`name:${which} further field`, "further"),
    list: say(`name:${which} list field`, "errors"),
    pointer: say(`name:${which} entry pointer`, "pointer"),
    title: say(`name:${which} entry text`, "title"),
  };
  const field = { description: "A field." };
  const entry = z
    .object({
      [names.pointer]: z.string().meta(field),
      [names.title]: z.string().meta(field),
    })
    .meta(field);
  const schema = z
    .object({
      [names.text]: z.string().meta(field),
      [names.code]: z.string().optional().meta(field),
      [names.further]: z.string().meta(field),
      [names.list]: z.array(entry).optional().meta(field),
    })
    .meta({ id: "Failure", description: "What went wrong." });
  const fields = {
    list: pointerStep(names.list),
    pointer: pointerStep(names.pointer),
    text: pointerStep(names.title),
  };
  return { names, schema, fields };
}

function api(errors: ErrorModel, own: Parameters<typeof defineOperation>[0]["errors"]) {
  const word = z
    .string()
    .regex(/^[a-z]{1,9}$/, "word is wrong")
    .meta({ description: "A word." });
  return defineApi({
    title: "Errors API",
    version: "1.0.0",
    summary: "Errors.",
    description: "An API of errors.",
    license: { name: "MIT", identifier: "MIT" },
    servers: [{ url: "https://api.example", description: "Production" }],
    basePath: "/v1",
    securitySchemes: { token: { type: "bearer", description: "A token.", environment: "ERRORS_TOKEN" } },
    security: ["token"],
    errors,
    sections: [{ id: "words", title: "Words", description: "All words." }],
    operations: [
      defineOperation({
        operationId: "sendWord",
        page: "send-word",
        section: "words",
        title: "Send a word",
        description: "Sends a word.",
        method: "POST",
        path: "/words",
        body: json(z.object({ word }), { example: { word: "some" } }),
        responses: { 204: noContent() },
        errors: own,
      }),
    ],
    decisions: [],
    packages: { client: "@errors/api", contract: "@errors/contract" },
  });
}
