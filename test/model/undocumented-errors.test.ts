import { expect, it } from "vitest";
import { z } from "zod";
import { defineApi, json } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { emitClient } from "../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../scripts/emit/docs/emit.ts";
import { localSource } from "../../scripts/local/app.ts";
import { createLocal } from "../../scripts/local/index.ts";
import { denied, unauthorized } from "../../scripts/verify/expectation.ts";
import { sourceOfApi } from "../emit/docs/sources.ts";
import things from "../fixtures/things/index.ts";
import { verifiedLocally } from "../verify/locally.ts";

const unsaid = (status: number) => ({
  status,
  error: `unsaid ${status}`,
  when: "Unsaid.",
  documented: false,
});

/** The things, whose usual errors no document has; so their form is no component. */
const api = defineApi({
  ...things,
  errors: {
    schema: z.object({ error: z.string() }),
    textField: "error",
    invalid: unsaid(400),
    unauthorized: unsaid(401),
    internal: unsaid(500),
    notFound: unsaid(404),
    methodNotAllowed: unsaid(405),
    tooLarge: unsaid(413),
  },
});

it("a usual error that is not documented stands nowhere", async () => {
  const source = sourceOfApi(api);
  const files = new Map([...(await emitClient(source)), ...(await emitDocs(source))]);
  expect([...files].filter(([, file]) => /unsaid/i.test(String(file)))).toEqual([]);
  const document = JSON.stringify(source.document);
  expect(document).not.toMatch(/unsaid/i);
  const statuses = source.model.operations.flatMap(({ errorResponses }) =>
    errorResponses.map(({ status }) => status),
  );
  expect([...new Set(statuses)]).toEqual([404]);
  expect(source.model.operations.map((operation) => unauthorized(operation, 401))).toEqual(
    source.model.operations.map(() => denied),
  );
});

it("the server answers it, and the check takes that as it takes any other refusal", async () => {
  const local = createLocal(localSource(resolveContract(api)));
  const answer = await local.fetch(
    new Request("http://localhost/things/th_0b6e2f0e3f4c4c399f0e", { method: "PUT" }),
  );
  local.close();
  expect([answer.status, await answer.json()]).toEqual([401, { error: "unsaid 401" }]);
  const { findings } = await verifiedLocally(api, { isTold: false });
  expect(findings.filter(({ level }) => level === "breach")).toEqual([]);
});

it("the server answers the operation's own error of the status, if it documents one", async () => {
  const problem = json(z.object({ title: z.string() }), {
    mediaType: "application/problem+json",
    example: { title: "no" },
  });
  const own = (statuses: readonly (number | "4XX" | "default")[]) => ({
    ...api,
    operations: api.operations.map((operation) => ({
      ...operation,
      errors: [
        ...(operation.errors ?? []),
        ...statuses.map((status) => ({ status, when: "Sometimes.", body: problem })),
      ],
    })),
  });
  const answers = async (statuses: readonly (number | "4XX" | "default")[], path: string, token?: string) => {
    const local = createLocal(localSource(resolveContract(defineApi(own(statuses)))));
    const authorization = `Bearer ${token ?? local.keys.own}`;
    const [request, headers] = [`http://localhost/things/${path}`, { authorization }];
    const answer = await local.fetch(new Request(request, { method: "PUT", headers }));
    local.close();
    return [answer.status, answer.headers.get("content-type"), await answer.json()];
  };
  const problemAt = (status: number) => [status, "application/problem+json", { title: "no" }];
  expect(await answers([400, 401], "th_0b6e2f0e3f4c4c399f0e", "")).toEqual(problemAt(401));
  expect(await answers([400, 401], "1")).toEqual(problemAt(400));
  expect(await answers([422], "1")).toEqual(problemAt(422));
  expect(await answers(["4XX"], "1")).toEqual(problemAt(400));
  expect(await answers(["default"], "1")).toEqual(problemAt(400));
  expect(await answers([409], "1")).toEqual([400, "application/json", { error: "unsaid 400" }]);
});
