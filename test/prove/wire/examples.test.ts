import { expect, it } from "vitest";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitServer } from "../../../scripts/emit/server/emit.ts";
import { serverFacts } from "../../../scripts/emit/server/facts.ts";
import type { Reach } from "../../../scripts/prove/wire/exchange.ts";
import { proveExchanges } from "../../../scripts/prove/wire/prove.ts";
import { serveContract } from "../../../scripts/runtime/server/node.ts";
import { sourceOfSpec } from "../../emit/client/emitted.ts";

async function filesOf(spec: Parameters<typeof sourceOfSpec>[0]) {
  const source = await sourceOfSpec(spec);
  return { source, files: new Map([...(await emitClient(source)), ...(await emitServer(source))]) };
}

it.each(["real", "sink", "errors", "errorTexts", "media", "payloads", "statuses", "credentials"] as const)(
  "every example of the %s contract goes over a socket",
  async (spec) => {
    const { source, files } = await filesOf(spec);
    let close = async () => {};
    const reach: Reach = async (app) => {
      const served = await serveContract(serverFacts(source.model), app, { port: 0 });
      close = served.close;
      return { baseUrl: served.url };
    };
    const { problems, calls } = await proveExchanges(source, files, { reach });
    await close();
    expect(problems).toEqual([]);
    expect(calls).toBeGreaterThan(source.model.operations.length * 2);
  },
);

it("tells where an example stands that does not arrive, and why", async () => {
  const { source, files } = await filesOf("sink");
  const plant = (path: string, from: string, to: string) => {
    const text = files.get(path) ?? "";
    expect(text).toContain(from);
    return new Map([...files, [path, text.replace(from, to)]]);
  };
  const said = async (planted: typeof files) =>
    (await proveExchanges(source, planted)).problems.map(({ pointer, message, fix }) => [
      pointer,
      `${message} → ${fix}`,
    ]);
  const wrongType = plant("client/src/runtime/encode.ts", '"application/json"', '"text/plain"');
  expect(await said(wrongType)).toContainEqual([
    "operations/updateItem/body/examples/default",
    "What is documented at `operations/updateItem/body/examples/default` does not go from one side to the other: the server answers 422 (the request is not valid). → Correct the example or its schema; if both are right, write the schema with another construct.",
  ]);
  const wrongField = plant(
    "server/runtime/answer.ts",
    "JSON.stringify(value)",
    'JSON.stringify(value).replace("a", "b")',
  );
  expect((await said(wrongField)).map(([pointer]) => pointer)).toContain(
    "operations/getItem/responses/200/examples/default",
  );
});
