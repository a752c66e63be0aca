import { describe, expect, it } from "vitest";
import { placesOf } from "../../scripts/local/sample.ts";
import { createProduct, product } from "./local.ts";

const { contract, resources, data } = product;

describe.each(contract.operations)("$operationId of the product", (operation) => {
  const [organization] = data.organizations;
  const { params = {} } = organization ? placesOf(contract, resources, organization) : {};
  const known = params[operation.operationId];
  const path = operation.fullPath.replaceAll(/\{([^}]*)\}/g, (_, name: string) =>
    encodeURIComponent(known?.[name] ?? "none"),
  );
  const examples = operation.body?.kind === "json" ? Object.values(operation.body.examples) : [];

  it.each(
    known && operation.body?.kind !== "multipart" ? (examples.length > 0 ? examples : [undefined]) : [],
  )("is answered as documented by the local server", async (example) => {
    const local = createProduct();
    const response = await local.fetch(
      new Request(`http://localhost${path}`, {
        method: operation.method,
        headers: {
          authorization: `Bearer ${local.keys.own}`,
          ...(example ? { "content-type": operation.body?.mediaType ?? "" } : {}),
        },
        ...(example ? { body: JSON.stringify(example.value) } : {}),
      }),
    );
    const documented = operation.responses.find(({ status }) => status === response.status);
    // The examples' objects are there from the beginning, and may hold the unique value that is sent.
    const isTaken = operation.laws?.unique !== undefined && response.status === 409;
    expect(documented !== undefined || isTaken, `${response.status} ${await response.clone().text()}`).toBe(
      true,
    );
    if (documented?.body?.kind === "json")
      expect(documented.body.schema?.safeParse(await response.json())).toMatchObject({ success: true });
    local.close();
  });

  it("has each of its errors for those who ask for it", async () => {
    const local = createProduct();
    for (const { status } of operation.errors) {
      const response = await local.fetch(
        new Request(`http://localhost${path}`, {
          method: operation.method,
          headers: { authorization: `Bearer ${local.keys.own}`, prefer: `code=${status}` },
        }),
      );
      expect(response.status).toBeGreaterThanOrEqual(400);
    }
    local.close();
  });
});
