import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createContractApp, type OperationChoice } from "../../../scripts/runtime/server/app.ts";
import { createRouter } from "../../../scripts/runtime/server/router.ts";
import type { ServerContract } from "../../../scripts/runtime/server/types.ts";

describe("paths with a query that their requests have", () => {
  const templates = [
    "/books",
    "/books?new=true",
    "/books?new=true&big=1",
    "/{kind}?new=true",
    "/only?a=b",
    "/books?acl",
  ];
  const router = createRouter(templates.map((path) => ({ method: "GET", path, target: path })));

  it.each([
    ["/books", "/books"],
    ["/books?new=false", "/books"],
    ["/books?x=1&new=true", "/books?new=true"],
    ["/books?new=false&new=true", "/books?new=true"],
    ["/books?big=1&new=true", "/books?new=true&big=1"],
    ["/books?new=tru%65", "/books?new=true"],
    ["/books?acl", "/books?acl"],
    ["/books?acl=", "/books?acl"],
    ["/books?acl=1", "/books"],
    ["/films?new=true", "/{kind}?new=true"],
    ["/films", undefined],
    ["/only", undefined],
    ["/only?new=true", "/{kind}?new=true"],
  ])("%s", (target, wanted) => {
    expect(router.find("GET", `https://h${target}`)?.target).toBe(wanted);
  });
});

describe("paths that only a fragment tells apart", () => {
  const error = { status: 400, text: "x" };
  const paths = ["/files/{id}", "/files/{name}#share", "/files/{id}#lock"];
  const contract: ServerContract = {
    textField: "error",
    errors: {
      invalid: error,
      unauthorized: error,
      internal: { status: 500, text: "x" },
      notFound: { status: 404, text: "x" },
      methodNotAllowed: error,
      tooLarge: { status: 413, text: "x" },
    },
    operations: paths.map((path) => ({
      operationId: path,
      method: "PUT",
      path,
      security: [],
      params: { [path.includes("{name}") ? "name" : "id"]: z.string() },
      query: {},
      headers: {},
      body: { kind: "json", mediaType: "application/json", schema: z.unknown(), required: true },
      responses: [{ status: 200, headers: {}, body: { kind: "json", mediaType: "application/json" } }],
      errors: [],
    })),
  };
  const appOf = (chooseOperation?: (choice: OperationChoice) => string | Promise<string>) =>
    createContractApp(contract, {
      operations: Object.fromEntries(
        paths.map((path) => [
          path,
          ({ params, body }: Record<string, unknown>) => ({ status: 200, body: { path, params, body } }),
        ]),
      ),
      logger: { info() {}, error() {} },
      bodyLimit: 20,
      ...(chooseOperation ? { chooseOperation } : {}),
    });
  const byBody = async ({ body }: OperationChoice) =>
    new TextDecoder().decode(await body()).includes("share") ? "/files/{name}#share" : "/files/{id}";
  const byHeader = ({ header, method, url, operationIds }: OperationChoice) =>
    method === "PUT" && url.endsWith("/files/7") && operationIds.includes(header("x-use") ?? "")
      ? (header("x-use") ?? "")
      : "unknown";

  it.each([
    ["the first without a choice", undefined, '"share"', 200, "/files/{id}"],
    ["by the body, which is read again", byBody, '"share"', 200, "/files/{name}#share"],
    ["by the body, for the first", byBody, '"a"', 200, "/files/{id}"],
    ["a body that is too large", byBody, `"${"a".repeat(30)}"`, 413, undefined],
    ["by a header field", byHeader, '"a"', 200, "/files/{id}#lock"],
    ["an operation that there is not", () => "unknown", '"a"', 500, undefined],
  ] as const)("%s", async (_name, choose, body, status, path) => {
    const response = await appOf(choose).fetch(
      new Request("https://h/files/7", {
        method: "PUT",
        headers: { "content-type": "application/json", "x-use": "/files/{id}#lock" },
        body,
      }),
    );
    expect(response.status).toBe(status);
    if (path === undefined) return;
    const name = path.includes("{name}") ? "name" : "id";
    expect(await response.json()).toEqual({ path, params: { [name]: "7" }, body: JSON.parse(body) });
  });
});
