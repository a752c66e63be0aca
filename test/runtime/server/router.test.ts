import { Hono } from "hono";
import { addRoute, createRouter, findRoute } from "rou3";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import { createRouter as createServerRouter } from "../../../scripts/runtime/server/router.ts";
import type { ServerContract } from "../../../scripts/runtime/server/types.ts";
import { routeTables } from "../../routes.ts";

/** The template that a request reaches, with the values of its names; `undefined`: none. */
type Reached = readonly [template: string, values: Readonly<Record<string, string>>] | undefined;

interface Row {
  readonly templates: readonly string[];
  readonly target: string;
  readonly wanted: Reached;
  /** Why another router answers something else, or can't be told of the templates. */
  readonly hono?: string;
  readonly rou3?: string;
}

const oneNameOfSegment = "a name is a whole segment";
const encodedText = "it compares the text of the path with what is encoded";
const keepsEncoded = "it gives the values as they came";

const rows: readonly Row[] = [
  // Plain text.
  { templates: ["/items"], target: "/items", wanted: ["/items", {}] },
  { templates: ["/items"], target: "/items?a=/b#c", wanted: ["/items", {}] },
  { templates: ["/items"], target: "/Items", wanted: undefined },
  { templates: ["/items"], target: "/item", wanted: undefined },
  { templates: ["/items"], target: "/items/x", wanted: undefined },
  { templates: ["/items/x"], target: "/items", wanted: undefined },
  { templates: ["/"], target: "/", wanted: ["/", {}] },
  // A name.
  { templates: ["/items/{id}"], target: "/items/7", wanted: ["/items/{id}", { id: "7" }] },
  {
    templates: ["/{a}/x/{b}"],
    target: "/1/x/2",
    wanted: ["/{a}/x/{b}", { a: "1", b: "2" }],
  },
  // Plain text goes before a name, wherever it stands in the contract.
  { templates: ["/items/{id}", "/items/new"], target: "/items/new", wanted: ["/items/new", {}] },
  { templates: ["/items/new", "/items/{id}"], target: "/items/new", wanted: ["/items/new", {}] },
  {
    templates: ["/items/new", "/items/{id}"],
    target: "/items/newer",
    wanted: ["/items/{id}", { id: "newer" }],
  },
  {
    templates: ["/{kind}/all", "/items/{id}"],
    target: "/items/all",
    wanted: ["/items/{id}", { id: "all" }],
  },
  {
    templates: ["/items/new/parts", "/items/{id}/photos"],
    target: "/items/new/photos",
    wanted: ["/items/{id}/photos", { id: "new" }],
  },
  // What a way that ends nowhere has found is forgotten.
  {
    templates: ["/a/{x}/b", "/{y}/1/c"],
    target: "/a/1/c",
    wanted: ["/{y}/1/c", { y: "a" }],
  },
  {
    templates: ["/files/{name}.{form}/x", "/files/{file}/y"],
    target: "/files/1.2/y",
    wanted: ["/files/{file}/y", { file: "1.2" }],
  },
  // Text and a name in one segment.
  {
    templates: ["/items/{id}", "/items/{id}:archive"],
    target: "/items/7:archive",
    wanted: ["/items/{id}:archive", { id: "7" }],
    hono: oneNameOfSegment,
  },
  {
    templates: ["/items/{id}", "/items/{id}:archive"],
    target: "/items/7:other",
    wanted: ["/items/{id}", { id: "7:other" }],
  },
  {
    templates: ["/items/{id}:archive"],
    target: "/items/:archive",
    wanted: undefined,
    hono: oneNameOfSegment,
  },
  {
    templates: ["/items/{id}:archive"],
    target: "/items/7:archived",
    wanted: undefined,
    hono: oneNameOfSegment,
  },
  {
    templates: ["/items/{id}:archive"],
    target: "/items/7%3Aarchive",
    wanted: undefined,
    hono: oneNameOfSegment,
  },
  {
    templates: ["/items:search", "/items/{id}"],
    target: "/items:search",
    wanted: ["/items:search", {}],
  },
  // Two names in one segment: the first takes as little as it can.
  {
    templates: ["/files/{name}.{form}"],
    target: "/files/a.json",
    wanted: ["/files/{name}.{form}", { name: "a", form: "json" }],
    hono: oneNameOfSegment,
  },
  {
    templates: ["/files/{name}.{form}"],
    target: "/files/a.tar.gz",
    wanted: ["/files/{name}.{form}", { name: "a", form: "tar.gz" }],
    hono: oneNameOfSegment,
  },
  { templates: ["/files/{name}.{form}"], target: "/files/a", wanted: undefined, hono: oneNameOfSegment },
  { templates: ["/files/{name}.{form}"], target: "/files/a.", wanted: undefined, hono: oneNameOfSegment },
  {
    templates: ["/files/{name}.{form}", "/files/{name}.json"],
    target: "/files/a.json",
    wanted: ["/files/{name}.json", { name: "a" }],
    hono: oneNameOfSegment,
  },
  // What is special to a regular expression is text.
  {
    templates: ["/x+y/{id}(a|b)"],
    target: "/x+y/7(a|b)",
    wanted: ["/x+y/{id}(a|b)", { id: "7" }],
    hono: oneNameOfSegment,
  },
  // Slashes.
  { templates: ["/items"], target: "/items/", wanted: undefined, rou3: "it ignores a slash at the end" },
  {
    templates: ["/items/{id}"],
    target: "/items/7/",
    wanted: undefined,
    rou3: "it ignores a slash at the end",
  },
  { templates: ["/items/{id}"], target: "/items/", wanted: undefined },
  { templates: ["/items/{id}/photos"], target: "/items//photos", wanted: undefined },
  { templates: ["/items"], target: "//items", wanted: undefined },
  {
    templates: ["/items/{id}"],
    target: "/items/a%2Fb",
    wanted: ["/items/{id}", { id: "a/b" }],
    rou3: keepsEncoded,
  },
  { templates: ["/items/{id}"], target: "/items%2Fa", wanted: undefined },
  { templates: ["/a/b"], target: "/a%2Fb", wanted: undefined },
  // Encodings: one that need not be is the character (RFC 3986, section 6.2.2.2).
  { templates: ["/items"], target: "/it%65ms", wanted: ["/items", {}], rou3: encodedText },
  {
    templates: ["/files/{name}.{form}"],
    target: "/files/a%2Ejson",
    wanted: ["/files/{name}.{form}", { name: "a", form: "json" }],
    hono: oneNameOfSegment,
    rou3: encodedText,
  },
  {
    templates: ["/items/{id}"],
    target: "/items/%2E%2E%2Fx",
    wanted: ["/items/{id}", { id: "../x" }],
    rou3: keepsEncoded,
  },
  { templates: ["/items/{id}"], target: "/items/%2E%2e/x", wanted: undefined },
  { templates: ["/x"], target: "/items/%2E%2e/x", wanted: ["/x", {}] },
  { templates: ["/x"], target: "/./x", wanted: ["/x", {}] },
  {
    templates: ["/items/{id}"],
    target: "/items/100%25",
    wanted: ["/items/{id}", { id: "100%" }],
    rou3: keepsEncoded,
  },
  {
    templates: ["/items/{id}"],
    target: "/items/%252F",
    wanted: ["/items/{id}", { id: "%2F" }],
    rou3: keepsEncoded,
  },
  {
    templates: ["/items/{id}"],
    target: "/items/%C3%BC%FF%zz",
    wanted: ["/items/{id}", { id: "%C3%BC%FF%zz" }],
  },
  {
    templates: ["/items/{id}"],
    target: "/items/%C3%BC/",
    wanted: undefined,
    rou3: "it ignores a slash at the end",
  },
  {
    templates: ["/items/{id}"],
    target: "/items/%C3%BC",
    wanted: ["/items/{id}", { id: "ü" }],
    rou3: keepsEncoded,
  },
  {
    templates: ["/items/{id}"],
    target: "/items/%00",
    wanted: ["/items/{id}", { id: "\0" }],
    rou3: keepsEncoded,
  },
  { templates: ["/items/{id}"], target: "/items/a;b=1", wanted: ["/items/{id}", { id: "a;b=1" }] },
  // Names that JavaScript knows.
  {
    templates: ["/items/{constructor}"],
    target: "/items/7",
    wanted: ["/items/{constructor}", { constructor: "7" }],
  },
  { templates: ["/items/{id}"], target: "/constructor/7", wanted: undefined },
];

const error = { status: 400, text: "x" };

/** An app of operations named `METHOD template`, which calls `reach` with the name and the path's values. */
function appOf(
  operations: readonly string[],
  reach: (operation: string, values: Readonly<Record<string, string>>) => void,
) {
  const contract: ServerContract = {
    textField: "error",
    errors: {
      invalid: error,
      unauthorized: error,
      internal: error,
      notFound: { status: 404, text: "x" },
      methodNotAllowed: { status: 405, text: "x" },
      tooLarge: error,
    },
    operations: operations.map((operationId) => {
      const [method = "", path = ""] = operationId.split(" ");
      return {
        operationId,
        method,
        path,
        security: [],
        params: Object.fromEntries(namesOf(path).map((name) => [name, z.string()])),
        query: {},
        headers: {},
        responses: [{ status: 204, headers: {} }],
        errors: [],
      };
    }),
  };
  return createContractApp(contract, {
    operations: Object.fromEntries(
      operations.map((operationId) => [
        operationId,
        ({ params = {} }: Record<string, unknown>) => {
          reach(operationId, params as Readonly<Record<string, string>>);
          return { status: 204 };
        },
      ]),
    ),
  });
}

function ours(templates: readonly string[]): (target: string) => Promise<Reached> {
  let reached: Reached;
  const app = appOf(
    templates.map((path) => `GET ${path}`),
    (operation, values) => {
      reached = [operation.slice("GET ".length), values];
    },
  );
  return async (target) => {
    reached = undefined;
    const { status } = await app.fetch(new Request(`http://localhost${target}`));
    expect(status).toBe(reached ? 204 : 404);
    return reached;
  };
}

function namesOf(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
}

/** Of Hono's routes, the first that fits is taken: those with more plain text must stand first. */
function honoReaches(templates: readonly string[]): (target: string) => Promise<Reached> {
  const app = new Hono();
  const plainLength = (template: string) => `${template}{`.indexOf("{");
  for (const template of templates.toSorted((a, b) => plainLength(b) - plainLength(a)))
    app.get(template.replace(/\{([^}]+)\}/g, ":$1"), (context) =>
      context.json([template, context.req.param()]),
    );
  return async (target) => {
    const response = await app.fetch(new Request(`http://localhost${target}`));
    return response.status === 404 ? undefined : ((await response.json()) as Reached);
  };
}

function rou3Reaches(templates: readonly string[]): (target: string) => Promise<Reached> {
  const router = createRouter<string>();
  for (const template of templates) {
    const path = template.replace(/[:()*+?\\]/g, "\\$&").replace(/\{([^}]+)\}/g, ":$1");
    addRoute(router, "GET", path, template);
  }
  return async (target) => {
    const found = findRoute(router, "GET", new URL(`http://localhost${target}`).pathname);
    return found && [found.data, { ...found.params }];
  };
}

describe("a request reaches the operation whose path it has", () => {
  it.each(rows)("$templates: $target", async ({ templates, target, wanted }) => {
    expect(await ours(templates)(target)).toEqual(wanted);
    expect(await ours(templates.toReversed())(target)).toEqual(wanted);
  });

  it("among others, each row's templates at once", async () => {
    const all = [...new Set(rows.flatMap(({ templates }) => templates))];
    expect(await ours(all)("/items/new")).toEqual(["/items/new", {}]);
    expect(await ours(all)("/items/7:archive")).toEqual(["/items/{id}:archive", { id: "7" }]);
    expect(await ours(all)("/files/a.json")).toEqual(["/files/{name}.json", { name: "a" }]);
  });
});

describe.each([
  ["Hono", honoReaches, "hono"],
  ["rou3", rou3Reaches, "rou3"],
] as const)("%s", (_, routerOf, key) => {
  it.each(rows.filter((row) => !row[key]))("agrees on $templates: $target", async (row) => {
    expect(await routerOf(row.templates)(row.target)).toEqual(row.wanted);
  });

  it.each(rows.filter((row) => row[key]))(
    `says something else of $templates: $target, as $${key}`,
    async ({ templates, target, wanted }) => {
      const said = await Promise.resolve()
        .then(() => routerOf(templates)(target))
        .catch(() => "refused");
      expect(said).not.toEqual(wanted);
    },
  );
});

describe("a method", () => {
  it.each<
    [
      request: string,
      operations: readonly string[],
      reached: string | undefined,
      status: number,
      allow: string | null,
    ]
  >([
    ["GET /a", ["GET /a", "PUT /a"], "GET /a", 204, null],
    ["PUT /a", ["GET /a", "PUT /a"], "PUT /a", 204, null],
    ["HEAD /a", ["GET /a"], "GET /a", 204, null],
    ["HEAD /a", ["GET /a", "HEAD /a"], "HEAD /a", 204, null],
    ["GET /a", ["HEAD /a", "GET /a"], "GET /a", 204, null],
    ["GET /a", ["HEAD /a"], undefined, 405, "HEAD, OPTIONS"],
    ["HEAD /a", ["PUT /a"], undefined, 405, "OPTIONS, PUT"],
    ["POST /a", ["GET /a", "PUT /a"], undefined, 405, "GET, HEAD, OPTIONS, PUT"],
    ["OPTIONS /a", ["GET /a"], undefined, 204, "GET, HEAD, OPTIONS"],
    ["OPTIONS /b", ["GET /a"], undefined, 404, null],
    ["PUT /b", ["GET /a"], undefined, 404, null],
    // What the plain path does not have, the template may have.
    ["PUT /a/new", ["GET /a/new", "PUT /a/{id}"], "PUT /a/{id}", 204, null],
    ["DELETE /a/new", ["GET /a/new", "PUT /a/{id}"], undefined, 405, "GET, HEAD, OPTIONS, PUT"],
  ])("%s of %j reaches %s", async (request, operations, wanted, status, allow) => {
    let reached: string | undefined;
    const app = appOf(operations, (operation) => {
      reached = operation;
    });
    const [method = "", path = ""] = request.split(" ");
    const response = await app.fetch(new Request(`http://localhost${path}`, { method }));
    expect([reached, response.status, response.headers.get("allow")]).toEqual([wanted, status, allow]);
  });
});

describe.each(routeTables)("of $routes", ({ routes, rows }) => {
  it.each(rows)("%s reaches %s", async (request, wanted, values) => {
    let reached: unknown[] = [undefined, undefined];
    const app = appOf(routes, (operation, found) => {
      reached = [operation, found];
    });
    const [method = "", target = ""] = request.split(" ");
    await app.fetch(new Request(`http://localhost${target}`, { method }));
    expect(reached).toEqual([wanted, values]);
  });
});

it.each<[methods: readonly string[], allowed: string]>([
  [["GET"], "GET, HEAD, OPTIONS"],
  [["PUT", "GET"], "GET, HEAD, OPTIONS, PUT"],
  // An operation of its own, as the preflight of an upload.
  [["OPTIONS"], "OPTIONS"],
  [["OPTIONS", "POST"], "OPTIONS, POST"],
])("a path of %j allows %s", (methods, allowed) => {
  const router = createServerRouter(methods.map((method) => ({ method, path: "/items", target: method })));
  expect(router.allowedMethods("http://localhost/items")).toBe(allowed);
  expect(router.allowedMethods("http://localhost/other")).toBeUndefined();
  for (const method of methods) expect(router.find(method, "http://localhost/items")?.target).toBe(method);
});
