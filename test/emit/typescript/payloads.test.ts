import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { createClient, updateGadget } from "../../fixtures/workshop/expected/client/src/index.ts";
import { createApp } from "../../fixtures/workshop/expected/server/index.ts";

const { contract } = await loadContract("test/fixtures/workshop/index.ts");
const [operation] = contract.operations;
if (!operation) throw new Error("the contract has no operation");

const id = String((operation.params["id"]?.meta()?.["examples"] as unknown[] | undefined)?.[0]);
const sent = operation.body?.examples["default"]?.value as { name: string };
const gadget = operation.responses[0]?.body?.examples["default"]?.value as {
  id: string;
  type: string;
  name: string;
  created_at: string;
  updated_at: string;
};
const errors = [...operation.errors, ...operation.sharedErrors];

function answering(status: number, body: unknown) {
  return createClient({ apiKey: "nr_test", retries: 0, fetch: async () => Response.json(body, { status }) });
}

describe("the client reads every payload of the contract", () => {
  it("the answer's example", async () => {
    const result = await updateGadget(answering(200, gadget), { id, ...sent });
    expect(result).toMatchObject({ status: 200, data: gadget });
  });

  it.each(errors)("$status $text", async ({ status, text, body }) => {
    const result = await updateGadget(answering(Number(status), body), { id, ...sent });
    expect(result).toMatchObject({ status, error: text });
  });

  it("and no other", async () => {
    const { name: _missing, ...rest } = gadget;
    const result = await updateGadget(answering(200, rest), { id, ...sent });
    expect(result.status).not.toBe(200);
  });
});

describe("the server stubs answer every payload of the contract", () => {
  const app = createApp({
    authenticate: async (token) => (token === "nr_test" ? {} : null),
    operations: {
      updateGadget: async ({ params, body }) => {
        if (body.name === "throw") throw new Error("a cause that stays inside");
        return params.id === id ? { status: 200, body: gadget } : { status: 404 };
      },
    },
  });
  const ask = (path: string, body: unknown, token = "nr_test") =>
    app.fetch(
      new Request(`http://localhost${operation.fullPath.replace("{id}", path)}`, {
        method: operation.method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    );

  it("the answer's example", async () => {
    const answer = await ask(id, sent);
    expect([answer.status, await answer.json()]).toEqual([200, gadget]);
  });

  it.each(operation.errors.filter(({ given }) => given))("$status $text", async ({ status, body, given }) => {
    const answer = await ask(
      String(given?.params?.["id"] ?? id),
      given && "body" in given ? given.body : sent,
    );
    expect([answer.status, await answer.json()]).toEqual([status, body]);
  });

  it.each([
    ["another id", "ai_01KFRX8K1CKQGCV2W5J9C9Z37J", sent, "nr_test", 404],
    ["another key", id, sent, "nr_other", 401],
    ["a name of another type", id, { name: 7 }, "nr_test", 400],
    ["a handler that throws", id, { name: "throw" }, "nr_test", 500],
  ] as const)("%s", async (_name, path, body, token, status) => {
    const answer = await ask(path, body, token);
    const wanted = errors.filter((error) => error.status === status).map((error) => error.body);
    expect(answer.status).toBe(status);
    expect(wanted).toContainEqual(await answer.json());
  });
});
