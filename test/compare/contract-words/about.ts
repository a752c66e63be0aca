import { z } from "zod";
import type { Api } from "../../../scripts/contract/api.ts";
import { json, noContent } from "../../../scripts/contract/index.ts";
import things from "../../fixtures/things/index.ts";
import { operationOf } from "./api.ts";
import { type ApiRow, s } from "./row.ts";

const servers = (url: string, variables?: object): Partial<Api> => ({
  servers: [{ url, description: "It.", ...(variables ? { variables } : {}) }] as never,
});
const region = (...all: string[]) =>
  servers("https://{region}.things.example", { region: { default: all[0], enum: all } });
const { errors } = things;
const oneOperation = (more: object = {}): Partial<Api> => ({ operations: [operationOf(0, more)] });
const strict = (closedResponses: boolean): Partial<Api> => ({
  closedResponses,
  operations: [operationOf(0, { responses: { 200: json(z.object({ a: s }), { example: { a: "" } }) } })],
});
const form = (more: object): Partial<Api> => ({
  operations: [
    operationOf(0, {
      body: json(z.object({ a: s }), { example: { a: "" } }),
      errors: [{ status: 404, error: "no such thing", when: "Ever." }],
    }),
  ],
  errors: { ...errors, ...more } as never,
});
const Failure = z.object({ message: s, code: s.optional() });

/** What the API says becomes. */
export const aboutRows: readonly ApiRow[] = [
  ["title", "another one", {}, { title: "Other" }, "-", "major"],
  ["version", "another one", {}, { version: "2.0.0" }, "-", "-"],
  ["servers", "another one", servers("https://a.example"), servers("https://b.example"), "minor", "-"],
  [
    "servers",
    "other words",
    servers("https://a.example"),
    { servers: [{ url: "https://a.example", description: "Other." }] },
    "-",
    "-",
  ],
  ["server variables", "a value goes", region("eu", "us"), region("eu"), "minor", "major"],
  ["server variables", "a value comes", region("eu"), region("eu", "us"), "minor", "minor"],
  ["server variables", "they come", servers("https://a.example"), region("eu"), "minor", "minor"],
  ["basePath", "another one", { basePath: "/v1" }, { basePath: "/v2" }, "major", "-"],
  ["promises", "one comes", {}, { promises: ["allow-sent"] }, "minor", "-"],
  ["promises", "one goes", { promises: ["allow-sent"] }, {}, "major", "-"],
  ["closedResponses", "no longer", strict(true), strict(false), "major", "-"],
  ["closedResponses", "from now on", strict(false), strict(true), "minor", "-"],
  ["operations", "one goes", oneOperation(), { operations: [] }, "major", "major"],
  ["operations", "one comes", { operations: [] }, oneOperation(), "minor", "minor"],
  [
    "errors",
    "the usual error of another form",
    form({}),
    form({ schema: Failure, textField: "message" }),
    "major",
    "major",
  ],
  [
    "errors",
    "the usual error has another text",
    form({ notFound: { status: 404, error: "a", when: "Ever." } }),
    form({ notFound: { status: 404, error: "b", when: "Ever." } }),
    "-",
    "-",
  ],
  [
    "invalid",
    "another status",
    form({}),
    form({ invalid: { ...errors.invalid, status: 422 } }),
    "minor",
    "major",
  ],
  [
    "documented",
    "no longer",
    form({}),
    form({ internal: { ...errors.internal, documented: false } }),
    "minor",
    "major",
  ],
  [
    "documented",
    "from now on",
    form({ internal: { ...errors.internal, documented: false } }),
    form({}),
    "minor",
    "minor",
  ],
  [
    "default of the API",
    "for 500",
    form({}),
    form({ internal: { ...errors.internal, status: "default" } }),
    "minor",
    "minor",
  ],
  [
    "mediaType of errors",
    "another one",
    form({}),
    form({ mediaType: "application/problem+json" }),
    "major",
    "-",
  ],
  ["extensions", "one comes", {}, { extensions: { "x-a": 1 } }, "patch", "-"],
  ["termsOfService", "they come", {}, { termsOfService: "https://a.example" }, "-", "-"],
  [
    "sections",
    "other words",
    {},
    { sections: [{ id: "things", title: "All things", description: "Things." }] },
    "-",
    "-",
  ],
  [
    "invalidParameter",
    "of a status of its own",
    {
      operations: [
        operationOf(0, {
          query: { q: z.int().optional().meta({ description: "It." }) },
          responses: { 204: noContent() },
        }),
      ],
    },
    {
      operations: [
        operationOf(0, {
          query: { q: z.int().optional().meta({ description: "It." }) },
          responses: { 204: noContent() },
        }),
      ],
      errors: { ...errors, invalidParameter: { status: 422, when: "A parameter is not valid." } },
    },
    "minor",
    "major",
  ],
];
