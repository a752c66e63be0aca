import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LoadedContract, loadContract } from "../../scripts/contract/load.ts";
import { serveContract } from "../../scripts/runtime/server/node.ts";
import type { AnyHandler } from "../../scripts/runtime/server/operation.ts";
import { verify } from "../../scripts/verify/index.ts";
import { verdictOf } from "../../scripts/verify/verdict.ts";
import { type GeneratedServer, generateServer } from "../emit/server/generated.ts";

const spec = fileURLToPath(new URL("../fixtures/agents/index.ts", import.meta.url));

let loaded: LoadedContract;
let server: GeneratedServer;
let remove: () => Promise<void>;
beforeAll(async () => {
  const generated = await generateServer(spec);
  remove = generated.remove;
  [server, loaded] = await Promise.all([generated.load(), loadContract(spec)]);
});
afterAll(() => remove());

type Fields = Record<string, unknown>;
interface Call {
  readonly params: Record<string, string>;
  readonly body: Fields;
}

/** Agents with attachments and a log, in memory; what the contract has no way to delete stays. */
function world() {
  const agents = new Map<string, Fields>();
  const attachments = new Set<string>();
  const logs: string[] = [];
  const one = ({ params }: Call, use: (agent: Fields) => ReturnType<AnyHandler>): ReturnType<AnyHandler> => {
    const agent = agents.get(params["agent_id"] ?? "");
    return agent ? use(agent) : { status: 404 };
  };
  const handlers: Record<string, (call: Call) => ReturnType<AnyHandler>> = {
    listAgents: () => ({ status: 200, body: [...agents.values()] }),
    searchAgents: () => ({ status: 200, body: [...agents.values()] }),
    makeAgent: ({ body }) => {
      const id = randomUUID();
      agents.set(id, { on: false, ...body, id });
      return { status: 201, body: agents.get(id) };
    },
    getAgent: (call) => one(call, (body) => ({ status: 200, body })),
    patchAgent: (call) => one(call, (agent) => ({ status: 200, body: Object.assign(agent, call.body) })),
    dropAgent: (call) => one(call, ({ id }) => ({ status: agents.delete(String(id)) ? 204 : 404 })),
    runAgent: (call) => one(call, () => ({ status: 202 })),
    makeAtt: (call) =>
      one(call, (agent) => {
        const id = randomUUID();
        attachments.add(`${agent["id"]}/${id}`);
        return { status: 201, body: { attachment: { id, text: call.body["text"] } } };
      }),
    dropAtt: ({ params }) => ({
      status: attachments.delete(`${params["agent_id"]}/${params["attachment_id"]}`) ? 204 : 404,
    }),
    log: () => {
      logs.push(randomUUID());
      return { status: 201, body: { log_id: logs.at(-1) } };
    },
    health: () => ({ status: 200, body: { ok: true } }),
  };
  return { agents, attachments, logs, handlers };
}

describe("what a check makes without a law that says so", () => {
  it.each([false, true])("is deleted, and the rest is listed; an object is named: %s", async (isNamed) => {
    const { agents, attachments, logs, handlers } = world();
    const own = { id: randomUUID(), name: "Own", steps: 7, on: true };
    agents.set(own.id, own);
    const app = server.createApp({
      authenticate: (key) => (key === "agents_key_0815" ? {} : null),
      operations: handlers as unknown as Record<string, AnyHandler>,
      logger: { info() {}, error() {} },
    });
    const { url, close } = await serveContract(server.contract, app, { port: 0 });
    const params: Record<string, string> = isNamed ? { agent_id: own.id } : {};
    const report = await verify(loaded, { server: url, principal: { token: "agents_key_0815", params } });
    await close();
    expect(report.findings).toEqual([]);
    expect(verdictOf(report)).toBe("The server keeps the contract.");
    expect([...agents.values()]).toEqual([{ ...own, name: "Own", steps: 7, on: true }]);
    expect([...attachments]).toEqual([]);
    const left = report.restored.filter(({ original }) => !original);
    expect(left).toMatchObject([{ operation: "log", made: logs.length }]);
    expect([...(left[0]?.left ?? [])].sort()).toEqual([...logs].sort());
  });
});
