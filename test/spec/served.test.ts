import { describe, expect, it } from "vitest";
import { placesOf } from "../../scripts/local/sample.ts";
import { pathWith } from "../../scripts/model/path-template.ts";
import { createProduct, product } from "./local.ts";

const { api, zod, resources, data } = product;

describe.each(api.operations)("$operationId of the product", (operation) => {
  const [organization] = data.organizations;
  const { params = {} } = organization ? placesOf(api, resources, organization) : {};
  const known = params[operation.operationId];
  const path = pathWith(operation.path, (name) => encodeURIComponent(known?.[name] ?? "none"));
  const [body] = operation.requestBody?.content ?? [];
  const examples = body?.kind === "json" ? Object.values(body.examples) : [];

  it.each(known && body?.kind !== "multipart" ? (examples.length > 0 ? examples : [undefined]) : [])(
    "is answered as documented by the local server",
    async (example) => {
      const local = createProduct();
      const response = await local.fetch(
        new Request(`http://localhost${path}`, {
          method: operation.method,
          headers: {
            authorization: `Bearer ${local.keys.own}`,
            ...(example ? { "content-type": body?.mediaType ?? "" } : {}),
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
      const [answer] = documented?.content ?? [];
      if (answer?.kind === "json")
        expect(zod.of(answer)?.safeParse(await response.json())).toMatchObject({ success: true });
      local.close();
    },
  );

  it("has each of its errors for those who ask for it", async () => {
    const local = createProduct();
    for (const { status } of operation.errors.filter(({ shared }) => !shared)) {
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
