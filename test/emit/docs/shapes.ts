import { z } from "zod";
import { defineApi, defineOperation, json, multipart, noContent } from "../../../scripts/contract/index.ts";
import workshop from "../../fixtures/workshop/index.ts";
import { sourceOfApi } from "./sources.ts";

const base = { section: "shapes", description: "A shape of a request.", errors: [] } as const;
const ok = json(z.object({ ok: z.boolean() }), { example: { ok: true } });

/** Arrays and objects in one another, `levels` deep. */
function nested(levels: number): unknown {
  let value: unknown = "innermost";
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? { level: value } : [value, level];
  return value;
}

const anyBody = (operationId: string, method: "POST" | "PUT" | "DELETE" | "PATCH", example: unknown) =>
  defineOperation({
    ...base,
    operationId,
    page: operationId.toLowerCase(),
    title: operationId,
    method,
    path: `/${operationId.toLowerCase()}`,
    body: json(z.unknown(), { example }),
    responses: { 200: ok },
  });

/** Requests of every shape that neither the workshop nor the kitchen sink has. */
export const shapesApi = defineApi({
  ...workshop,
  securitySchemes: {
    bearer: { type: "bearer", description: "A key.", environment: "SHAPES_KEY" },
    header: {
      type: "apiKey",
      in: "header",
      name: "X-Key",
      description: "A key.",
      environment: "SHAPES_KEY",
    },
    query: {
      type: "apiKey",
      in: "query",
      name: "api key",
      description: "A key.",
      environment: "SHAPES_KEY",
    },
  },
  security: ["header"],
  sections: [{ id: "shapes", title: "Shapes", description: "Shapes." }],
  operations: [
    defineOperation({
      ...base,
      operationId: "text",
      page: "text",
      title: "Text everywhere",
      method: "POST",
      path: "/text/{id}/in/{free}/middle",
      params: {
        id: z
          .string()
          .regex(/^[a-z]+_[0-9]+$/)
          .meta({ title: "thing ID" }),
        free: z.string(),
      },
      query: { q: z.string().meta({ examples: ["one two"] }), list: z.array(z.string()).optional() },
      headers: { "X-Note": z.string().optional() },
      body: json(z.object({ name: z.string() }), { example: { name: "A name" } }),
      responses: { 200: ok },
    }),
    defineOperation({
      ...base,
      operationId: "form",
      page: "form",
      title: "Form without a file",
      method: "POST",
      path: "/form",
      body: multipart(z.object({ name: z.string(), many: z.array(z.string()).optional() }), {
        example: { name: "A name", many: ["one", "two"] },
      }),
      responses: { 204: noContent() },
    }),
    defineOperation({
      ...base,
      operationId: "keyInQuery",
      page: "key-in-query",
      title: "Key in the query",
      method: "GET",
      path: "/key",
      security: ["query"],
      query: { a: z.int().meta({ examples: [1] }) },
      responses: { 200: json(z.array(z.string()), { example: ["a", "b"] }) },
    }),
    defineOperation({
      ...base,
      operationId: "keyInQueryAlone",
      page: "key-in-query-alone",
      title: "Nothing but the key in the query",
      method: "DELETE",
      path: "/alone/{type}/{class_name}",
      params: { type: z.enum(["a", "b"]).meta({ title: "2nd type" }), class_name: z.int() },
      security: ["query"],
      responses: { 200: json(z.string(), { example: "gone" }) },
    }),
    defineOperation({
      ...base,
      operationId: "bearer",
      page: "bearer",
      title: "A key after a word",
      method: "GET",
      path: "/bearer",
      security: ["bearer"],
      responses: { 200: ok },
    }),
    defineOperation({
      ...base,
      operationId: "head",
      page: "head",
      title: "Head",
      method: "HEAD",
      path: "/head",
      security: [],
      responses: { 200: {} },
    }),
    defineOperation({
      ...base,
      operationId: "bare",
      page: "bare",
      title: "Nothing at all",
      method: "POST",
      path: "/bare",
      security: [],
      responses: { 202: noContent() },
    }),
    anyBody("deleteWithBody", "DELETE", { reason: "none" }),
    anyBody("nullBody", "PUT", null),
    anyBody("emptyObject", "POST", {}),
    anyBody("emptyArray", "POST", []),
    anyBody("scalar", "PUT", "just text"),
    anyBody("zero", "PUT", 0),
    anyBody("numbers", "POST", [0, -1, 0.1, -0.5, 1e-7, 1e21, 123456789012, 2 ** 53, 2 ** 63, 1e100]),
    anyBody("keys", "POST", {
      plain: 1,
      "with blank": 2,
      "": 3,
      "quote'\"`": 4,
      "#{1}${1}{1}%s": 5,
      class: 6,
      nil: 7,
      Upper: 8,
      "0": 9,
      é: 10,
      "new\nline": 11,
      constructor: { prototype: null, __proto: true },
    }),
    anyBody("deep", "POST", nested(30)),
    anyBody("veryDeep", "POST", nested(150)),
    defineOperation({
      ...base,
      operationId: "follow",
      page: "follow",
      title: "Follow",
      method: "GET",
      path: "/follow",
      responses: { 307: noContent({ headers: { Location: z.string() } }) },
    }),
    anyBody("wide", "PATCH", {
      a: [],
      b: {},
      list: [
        { id: 1, tags: ["x", "y"], note: null },
        { id: 2, tags: [], note: "a longer note, so that this one is broken" },
      ],
      [`a_key_of_${"x".repeat(40)}`]: 1,
      short: { on: true, off: false },
      a_key_of_medium_length: "value",
      last: 3,
    }),
  ],
});

export const shapes = sourceOfApi(shapesApi);
