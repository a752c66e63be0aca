import { z } from "zod";
import { defineApi, defineOperation, defineWebhook, json, noContent } from "../../scripts/contract/index.ts";
import type { Say } from "./api.ts";

/** An API with words about itself, credentials of every kind and parts of texts, with a text in every place that takes one. */
export function aboutApi(say: Say) {
  const docs = (of: string) => ({
    url: say(`name:${of} docs url`, "https://docs.example/more"),
    description: say(`line:${of} docs`, `More about the ${of}`),
  });
  const extensions = (of: string): Readonly<Record<`x-${string}`, unknown>> => ({
    [say(`name:${of} extension`, "x-words")]: say(`value:${of} extension`, "words"),
  });
  const server = (of: string) => {
    const variable = say(`name:${of} variable`, "region");
    const usual = say(`name:${of} variable default`, "eu");
    return {
      url: say(`name:${of} server`, `https://{${variable}}.api.example`),
      description: say(`line:${of} server`, "Production"),
      variables: {
        [variable]: {
          default: usual,
          enum: [usual, say(`name:${of} variable value`, "us")] as [string, ...string[]],
          description: say(`line:${of} variable`, "Where it is."),
        },
      },
    };
  };
  const scope = (flow: string) => say(`name:${flow} scope`, "words:write");
  const flow = (name: string) => ({
    refreshUrl: say(`name:${name} refresh`, "https://login.example/refresh"),
    scopes: { "words:write": "Write words.", [scope(name)]: say(`line:${name} scope`, "Write words.") },
  });
  const authorizationUrl = (name: string) => say(`name:${name} authorization`, "https://login.example/in");
  const tokenUrl = (name: string) => say(`name:${name} token`, "https://login.example/token");
  const words = { description: "A credential.", environment: "ABOUT_TOKEN" };
  const [account, proof] = [say("name:account scheme", "account"), say("name:proof scheme", "proof")];
  const error = (status: number) => ({
    status,
    error: say(`value:about error ${status}`, `error ${status}`),
    when: say(`phrase:about when ${status}`, "Always."),
  });
  const [word, part] = [say("name:about query", "lang"), say("name:part", "count")];
  const id = say("name:about param", "word_id");
  const trace = say("name:about header", "X-Trace");
  const seen = say("name:cookie", "seen");
  return defineApi({
    title: "About API",
    version: "1.0.0",
    summary: "About.",
    description: "An API that says much.",
    license: { name: "MIT", identifier: "MIT" },
    contact: {
      name: "Desk",
      url: "https://about.example",
      email: say("name:contact email", "desk@about.example"),
    },
    termsOfService: say("name:terms", "https://about.example/terms"),
    externalDocs: docs("API"),
    extensions: extensions("API"),
    servers: [server("API")],
    basePath: "/v1",
    securitySchemes: {
      [account]: {
        type: "oauth2",
        flows: {
          implicit: { authorizationUrl: authorizationUrl("implicit"), ...flow("implicit") },
          password: { tokenUrl: tokenUrl("password"), ...flow("password") },
          clientCredentials: { tokenUrl: tokenUrl("client"), ...flow("client") },
          authorizationCode: {
            authorizationUrl: authorizationUrl("code"),
            tokenUrl: tokenUrl("code"),
            ...flow("code"),
          },
        },
        ...words,
      },
      [proof]: { type: "http", scheme: say("name:http scheme", "DPoP"), ...words },
      staff: {
        type: "openIdConnect",
        openIdConnectUrl: say("name:openid url", "https://login.example/.well-known/openid-configuration"),
        ...words,
      },
    },
    security: [{ [account]: [scope("implicit")] }, { [proof]: [] }, "staff"],
    errors: {
      schema: z
        .object({ error: z.string().meta({ description: "What went wrong." }) })
        .meta({ id: "Failure", description: "What went wrong." }),
      textField: "error",
      invalid: error(400),
      unauthorized: error(401),
      invalidParameter: error(422),
      forbidden: error(403),
      internal: error(500),
      notFound: error(404),
      methodNotAllowed: error(405),
      tooLarge: error(413),
    },
    sections: [{ id: "words", title: "Words", description: "All words.", externalDocs: docs("section") }],
    tags: [{ id: "more", title: "More", description: "More words.", externalDocs: docs("tag") }],
    operations: [
      defineOperation({
        operationId: "sendWord",
        page: "send-word",
        section: "words",
        title: "Send a word",
        description: "Sends a word.",
        method: "POST",
        path: `/words/{${id}}`,
        params: {
          [id]: z
            .string()
            .min(1)
            .meta({ description: "The word.", examples: ["w"] }),
        } as never,
        query: { [word]: z.string().optional().meta({ description: "The language." }) },
        headers: { [trace]: z.string().optional().meta({ description: "A trace." }) },
        cookies: { [seen]: z.string().optional().meta({ description: "What was seen." }) },
        body: json(z.object({ word: z.string().meta({ description: "A word." }) }), {
          example: { word: "some" },
        }),
        responses: { 204: noContent() },
        callbacks: {
          [say("name:callback", "sent")]: {
            url: "https://receiver.example",
            operationId: "wordSent",
            title: "Word sent",
            description: "A word was sent.",
            responses: { 204: noContent() },
          },
        },
        errors: [
          {
            status: 409,
            error: `it holds {${part}} words`,
            parts: { [part]: z.int().meta({ examples: [3] }) },
            when: "It is not empty.",
          },
        ],
        security: [{ [account]: [scope("implicit")] }],
        servers: [server("operation")],
        externalDocs: docs("operation"),
        extensions: extensions("operation"),
        parameterExtensions: {
          params: { [id]: extensions("param") },
          query: { [word]: extensions("query") },
          headers: { [trace]: extensions("header") },
          cookies: { [seen]: extensions("cookie") },
        },
      }),
    ],
    webhooks: [
      defineWebhook({
        name: say("name:webhook", "word.heard"),
        operationId: say("name:webhook operation", "wordHeard"),
        page: say("name:webhook page", "word-heard"),
        section: say("name:webhook section", "words"),
        tags: [say("unique:webhook tag", "Words")],
        title: say("line:webhook title", "Word heard"),
        description: say("line:webhook description", "A word was heard."),
        lead: say("text:webhook lead", "It is sent once."),
        callouts: [
          {
            type: "info",
            title: say("line:webhook callout", "Once"),
            text: say("text:webhook callout text", "Not twice."),
          },
        ],
        deprecated: { successor: say("name:webhook successor", "sendWord") },
        externalDocs: docs("webhook"),
        extensions: extensions("webhook"),
        query: { [say("name:webhook query", "try")]: z.string().optional().meta({ description: "A try." }) },
        headers: {
          [say("name:webhook header", "X-Mark")]: z.string().optional().meta({ description: "A mark." }),
        },
        body: json(z.object({ word: z.string().meta({ description: "A word." }) }), {
          example: { word: say("value:webhook example", "some") },
        }),
        responses: { 204: noContent({ description: say("phrase:webhook answer", "It has it.") }) },
        notes: say("text:webhook notes", "That is all."),
        docs: {
          details: say("text:webhook details", "It is short."),
          shown: { [say("name:webhook query", "try")]: say("text:webhook shown", "a number") },
          asWritten: [say("name:webhook query", "try")],
          parameters: {
            [say("line:webhook column", "Parameter")]: "name",
            What: "description",
          },
          bodyLead: say("text:webhook body lead", "A word:"),
          exampleLead: say("text:webhook example lead", "As here:"),
          tables: [
            {
              title: say("line:webhook table title", "Words"),
              lead: say("text:webhook table lead", "All words."),
              columns: [say("phrase:webhook table column", "Word"), "Meaning"],
              rows: [["Some", say("phrase:webhook table cell", "A few.")]],
            },
          ],
        },
      }),
    ],
    decisions: [],
    packages: { client: "@about/api", contract: "@about/contract" },
  });
}
