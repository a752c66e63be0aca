import { z } from "zod";
import { type Operation, param } from "../../../scripts/contract/index.ts";
import { described, i, marked, type OperationRow, one, optional, plain, s, takes } from "./row.ts";

const query = (schema: z.ZodType, form?: object): Partial<Operation> => ({
  query: { q: form ? param(schema, form as never) : schema },
});
const list = optional(z.array(z.string().regex(/^[a-z]+$/)).min(1));
const path = (form?: object): Partial<Operation> => ({
  path: "/{id}",
  params: {
    id: form
      ? param(described(z.string().regex(/^[a-z/]+$/)), form as never)
      : described(z.string().regex(/^[a-z/]+$/)),
  },
});
const lists = (form?: object): Partial<Operation> => ({
  path: "/{id}",
  params: {
    id: form ? param(described(z.array(z.int()).min(1)), form as never) : described(z.array(z.int()).min(1)),
  },
});
const header = (schema: z.ZodType): Partial<Operation> => ({ headers: { "X-A": schema } });
const object = optional(z.object({ a: z.string().regex(/^[a-z]+$/) }));

/** A list, and how it is read page by page. */
const pages = (pagination?: Operation["pagination"]): Partial<Operation> => ({
  query: { q: optional(z.int().min(1)) },
  responses: { 200: one(z.array(s), ["a"]) },
  ...(pagination ? { pagination } : {}),
});

/** What parameters become. */
export const parameterRows: readonly OperationRow[] = [
  ["query", "one comes", {}, query(optional(s)), "minor", "minor"],
  ["query", "one that is needed comes", {}, query(s), "major", "major"],
  ["query", "one goes", query(optional(s)), {}, "major", "major"],
  ["param", "says what it loses", query(optional(s), {}), query(optional(s), { lossy: true }), "patch", "-"],
  ["query", "one is needed", query(optional(s)), query(s), "major", "major"],
  ["query", "one may be left out", query(s), query(optional(s)), "minor", "minor"],
  ["query", "of another type", query(optional(s)), query(optional(i)), "major", "major"],
  [
    "query",
    "of more values",
    query(optional(z.enum(["a"]))),
    query(optional(z.enum(["a", "b"]))),
    "minor",
    "minor",
  ],
  [
    "query",
    "of fewer values",
    query(optional(z.enum(["a", "b"]))),
    query(optional(z.enum(["a"]))),
    "major",
    "major",
  ],
  ["query", "deprecated", query(optional(s)), query(marked({ deprecated: true })), "minor", "-"],
  [
    "query",
    "with a default",
    query(optional(z.string())),
    query(described(z.string().default("a"))),
    "minor",
    "-",
  ],
  [
    "query",
    "no longer public",
    query(optional(s)),
    query(marked({ visibility: "internal" })),
    "major",
    "major",
  ],
  ["param", "`explode` of a list", query(list), query(list, { explode: false }), "major", "-"],
  [
    "param",
    "`pipeDelimited`",
    query(list, { explode: false }),
    query(list, { style: "pipeDelimited" }),
    "major",
    "-",
  ],
  [
    "param",
    "`spaceDelimited` for `pipeDelimited`",
    query(list, { style: "pipeDelimited" }),
    query(list, { style: "spaceDelimited" }),
    "major",
    "-",
  ],
  [
    "param",
    "`deepObject`",
    query(object, { explode: false }),
    query(object, { style: "deepObject" }),
    "major",
    "-",
  ],
  ["param", "JSON", query(list), query(list, { mediaType: "application/json" }), "major", "-"],
  ["param", "`label` of a list in a path", lists(), lists({ style: "label" }), "major", "-"],
  ["param", "`matrix` for `label`", lists({ style: "label" }), lists({ style: "matrix" }), "major", "-"],
  ["param", "`allowReserved` in a path", path(), path({ allowReserved: true }), "minor", "-"],
  ["param", "no `allowReserved` in a path", path({ allowReserved: true }), path(), "major", "-"],
  [
    "param",
    "`allowReserved` in a query",
    query(optional(s)),
    query(optional(s), { allowReserved: true }),
    "minor",
    "-",
  ],
  [
    "params",
    "another name in the path",
    { path: "/{a}", params: { a: s } },
    { path: "/{b}", params: { b: s } },
    "-",
    "major",
  ],
  ["headers", "one comes", {}, header(optional(s)), "minor", "minor"],
  ["headers", "one that is needed comes", {}, header(s), "major", "major"],
  ["headers", "one goes", header(optional(s)), {}, "major", "major"],
  ["path", "another query in it", { path: "?a=1" }, { path: "?a=2" }, "major", "-"],
];

/** What else an operation says. */
export const operationRows: readonly OperationRow[] = [
  ["operationId", "another one", { operationId: "rowA" }, { operationId: "rowB" }, "-", "major"],
  ["method", "another one", { method: "PUT" }, { method: "PATCH" }, "major", "-"],
  ["title", "other words", { title: "A" }, { title: "B" }, "patch", "-"],
  ["deprecated", "it comes", {}, { deprecated: true }, "minor", "-"],
  ["deprecated", "it goes", { deprecated: true }, {}, "minor", "-"],
  ["deprecated", "with a day", { deprecated: true }, { deprecated: { sunset: "2030-01-01" } }, "minor", "-"],
  [
    "deprecated",
    "an earlier day",
    { deprecated: { sunset: "2030-01-01" } },
    { deprecated: { sunset: "2029-01-01" } },
    "major",
    "-",
  ],
  ["visibility", "a preview", {}, { visibility: "preview" }, "major", "-"],
  ["visibility", "no preview", { visibility: "preview" }, {}, "minor", "-"],
  ["visibility", "internal", {}, { visibility: "internal" }, "major", "major"],
  ["visibility", "public", { visibility: "internal" }, {}, "minor", "minor"],
  ["bodyLimit", "it comes", takes(plain), { ...takes(plain), bodyLimit: 1000 }, "major", "-"],
  [
    "bodyLimit",
    "it rises",
    { ...takes(plain), bodyLimit: 1000 },
    { ...takes(plain), bodyLimit: 2000 },
    "minor",
    "-",
  ],
  ["timeout", "another one", { timeout: 1000 }, { timeout: 2000 }, "minor", "-"],
  ["retries", "they come", { method: "PUT" }, { method: "PUT", retries: 1 }, "minor", "-"],
  ["idempotent", "no longer", { method: "PUT" }, { method: "PUT", idempotent: false }, "major", "-"],
  ["idempotent", "from now on", { idempotent: false }, { idempotent: true }, "minor", "-"],
  [
    "servers",
    "its own",
    {},
    { servers: [{ url: "https://up.things.example", description: "Up" }] },
    "minor",
    "-",
  ],
  ["extensions", "one comes", {}, { extensions: { "x-a": 1 } }, "patch", "-"],
  ["externalDocs", "they come", {}, { externalDocs: { url: "https://a.example" } }, "patch", "-"],
  ["tags", "one more", {}, { tags: ["more"] }, "-", "-"],
  ["pagination", "it comes", pages(), pages({ page: { parameter: "q" } }), "minor", "-"],
  ["pagination", "it goes", pages({ page: { parameter: "q" } }), pages(), "major", "-"],
  [
    "pagination",
    "an offset in place of a number",
    pages({ page: { parameter: "q" } }),
    pages({ offset: { parameter: "q" } }),
    "major",
    "-",
  ],
];
