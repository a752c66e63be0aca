import { z } from "zod";
import { json, noContent, type Operation, type OperationError } from "../../../scripts/contract/index.ts";
import { i, type OperationRow, s } from "./row.ts";

const Problem = z.object({ title: s, detail: s });
const Other = z.object({ title: s, detail: i });
const example = { title: "taken", detail: "it is taken" };
const problem = (more: object = {}) => json(Problem, { example, text: "/detail", code: "/title", ...more });
const counted = (schema: z.ZodType, count: unknown) =>
  json(Problem.extend({ count: schema }), { example: { ...example, count } as never, text: "/detail" });
const error = (one: object): OperationError =>
  ({ status: 409, when: "Sometimes.", ...one }) as OperationError;
const errors = (...all: object[]): Partial<Operation> => ({ errors: all.map(error) });
const done = { 204: noContent() };
const field = { "Retry-After": z.int().meta({ description: "Seconds." }) };
const free = { "Retry-After": field["Retry-After"].optional() };
const parts = (count: z.ZodType, text = "it holds {count} items") =>
  errors({ error: text, parts: { count } });
const five = z.int().min(1);
const at = (location: string) =>
  noContent({ headers: { Location: z.string().meta({ description: location }) } });
const code = (name: string) => error({ id: name, body: problem({ example: { ...example, title: name } }) });

/** What an operation's errors and statuses become. */
export const errorRows: readonly OperationRow[] = [
  ["errors", "one comes with a new status", {}, errors({ error: "taken" }), "minor", "minor"],
  ["errors", "the last of a status goes", errors({ error: "taken" }), {}, "minor", "major"],
  ["errors", "a text comes", errors({ error: "a" }), errors({ error: "a" }, { error: "b" }), "-", "minor"],
  ["errors", "a text goes", errors({ error: "a" }, { error: "b" }), errors({ error: "a" }), "-", "major"],
  ["errors", "another status", errors({ error: "a" }), errors({ error: "a", status: 410 }), "minor", "major"],
  [
    "errors",
    "when it happens, in other words",
    errors({ error: "a" }),
    errors({ error: "a", when: "Ever." }),
    "patch",
    "-",
  ],
  ["errors", "a range comes", {}, errors({ error: "a", status: "4XX" }), "minor", "minor"],
  ["body", "a form of its own", errors({ error: "a" }), errors({ body: problem() }), "major", "major"],
  ["body", "none any more", errors({ body: problem() }), errors({ body: noContent() }), "major", "major"],
  ["body", "one for none", errors({ body: noContent() }), errors({ body: problem() }), "minor", "major"],
  [
    "body",
    "a field of another type",
    errors({ body: counted(i, 1) }),
    errors({ body: counted(s, "1") }),
    "major",
    "major",
  ],
  [
    "body",
    "a field more",
    errors({ body: problem() }),
    errors({
      body: json(Problem.extend({ more: s }), {
        example: { ...example, more: "a" },
        text: "/detail",
        code: "/title",
      }),
    }),
    "minor",
    "minor",
  ],
  [
    "body",
    "another media type",
    errors({ body: problem() }),
    errors({ body: problem({ mediaType: "application/problem+json" }) }),
    "major",
    "-",
  ],
  [
    "body",
    "a second schema of the status",
    errors({ body: problem() }),
    errors(
      { body: problem() },
      { body: json(z.object({ reason: s }), { example: { reason: "full" }, text: "/reason" }) },
    ),
    "major",
    "major",
  ],
  ["code", "one comes", { errors: [code("a")] }, { errors: [code("a"), code("b")] }, "minor", "minor"],
  ["code", "one goes", { errors: [code("a"), code("b")] }, { errors: [code("a")] }, "major", "major"],
  ["code", "another literal", { errors: [code("a")] }, { errors: [code("b")] }, "major", "major"],
  ["listed", "left off the page", errors({ error: "a" }), errors({ error: "a", listed: false }), "-", "-"],
  ["listed", "on the page", errors({ error: "a", listed: false }), errors({ error: "a" }), "-", "-"],
  [
    "anyText",
    "no longer promised",
    errors({ error: "a" }),
    errors({ error: "a", anyText: true }),
    "-",
    "major",
  ],
  ["anyText", "promised", errors({ error: "a", anyText: true }), errors({ error: "a" }), "-", "minor"],
  ["parts", "the same", parts(five), parts(five), "-", "-"],
  ["parts", "a part of another type", parts(five), parts(z.string()), "major", "major"],
  ["parts", "a part of more values", parts(five), parts(z.number()), "major", "-"],
  ["parts", "other words around it", parts(five), parts(five, "there are {count} items"), "-", "major"],
  ["headers", "one comes", errors({ error: "a" }), errors({ error: "a", headers: field }), "minor", "minor"],
  ["headers", "one goes", errors({ error: "a", headers: field }), errors({ error: "a" }), "major", "major"],
  [
    "headers",
    "an optional one goes",
    errors({ error: "a", headers: free }),
    errors({ error: "a" }),
    "minor",
    "major",
  ],
  [
    "headers",
    "may be left out",
    errors({ error: "a", headers: field }),
    errors({ error: "a", headers: free }),
    "major",
    "-",
  ],
  [
    "headers",
    "always there",
    errors({ error: "a", headers: free }),
    errors({ error: "a", headers: field }),
    "minor",
    "-",
  ],
  [
    "headers",
    "of another type",
    errors({ error: "a", headers: field }),
    errors({ error: "a", headers: { "Retry-After": s } }),
    "major",
    "major",
  ],
  [
    "visibility",
    "of an error: no longer public",
    errors({ error: "a" }),
    errors({ error: "a", visibility: "internal" }),
    "minor",
    "major",
  ],
  [
    "visibility",
    "of an error: public",
    errors({ error: "a", visibility: "internal" }),
    errors({ error: "a" }),
    "minor",
    "minor",
  ],
  [
    "visibility",
    "an error that was a preview goes",
    errors({ error: "a", visibility: "preview" }, { error: "b" }),
    errors({ error: "b" }),
    "patch",
    "minor",
  ],
  [
    "4XX",
    "a range comes",
    { responses: done },
    { responses: { ...done, "4XX": problem() } },
    "minor",
    "minor",
  ],
  [
    "4XX",
    "a range goes",
    { responses: { ...done, "4XX": problem() } },
    { responses: done },
    "minor",
    "major",
  ],
  [
    "4XX",
    "a status of it by itself, with the same body",
    { responses: { ...done, "4XX": problem() } },
    { responses: { ...done, "4XX": problem() }, errors: [error({ body: problem() })] },
    "-",
    "minor",
  ],
  [
    "4XX",
    "a status of it by itself, with another body",
    { responses: { ...done, "4XX": problem() } },
    {
      responses: { ...done, "4XX": problem() },
      errors: [error({ body: json(Other, { example: { ...example, detail: 1 } }) })],
    },
    "major",
    "major",
  ],
  [
    "5XX",
    "of another body",
    { responses: { ...done, "5XX": problem() } },
    { responses: { ...done, "5XX": json(Other, { example: { ...example, detail: 1 } }) } },
    "major",
    "major",
  ],
  [
    "default",
    "it comes",
    { responses: done },
    { responses: { ...done, default: problem() } },
    "minor",
    "minor",
  ],
  [
    "default",
    "it goes",
    { responses: { ...done, default: problem() } },
    { responses: done },
    "minor",
    "major",
  ],
  [
    "default",
    "a range for it",
    { responses: { ...done, default: problem() } },
    { responses: { ...done, "4XX": problem(), "5XX": problem() } },
    "minor",
    "major",
  ],
  [
    "2XX",
    "one status of it only",
    { responses: { "2XX": json(Problem, { example }) } },
    { responses: { 200: json(Problem, { example }) } },
    "-",
    "major",
  ],
  [
    "2XX",
    "for a status",
    { responses: { 200: json(Problem, { example }) } },
    { responses: { "2XX": json(Problem, { example }) } },
    "minor",
    "minor",
  ],
  [
    "3XX",
    "a redirect comes",
    { responses: done },
    { responses: { ...done, 302: at("Where.") } },
    "minor",
    "minor",
  ],
  [
    "3XX",
    "a redirect goes",
    { responses: { ...done, 302: at("Where.") } },
    { responses: done },
    "major",
    "major",
  ],
  [
    "3XX",
    "all of them",
    { responses: { ...done, 302: at("Where.") } },
    { responses: { ...done, "3XX": at("Where.") } },
    "minor",
    "minor",
  ],
  [
    "304",
    "it comes",
    { method: "GET", responses: { 200: json(Problem, { example }) } },
    { method: "GET", responses: { 200: json(Problem, { example }), 304: noContent() } },
    "minor",
    "minor",
  ],
  [
    "304",
    "it goes",
    { method: "GET", responses: { 200: json(Problem, { example }), 304: noContent() } },
    { method: "GET", responses: { 200: json(Problem, { example }) } },
    "major",
    "major",
  ],
];
