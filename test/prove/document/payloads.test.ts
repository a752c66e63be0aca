import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import type { Body } from "../../../scripts/contract/body.ts";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";

/** One payload of the contract, and where its schema stands in the document. */
interface Payload {
  readonly name: string;
  readonly value: unknown;
  readonly schema: Body["schema"];
  readonly pointer: string;
}

async function read(path: string) {
  const { contract } = await loadContract(path);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(emitDocument(contract), "document");
  const payloads = contract.operations.flatMap((operation): Payload[] => {
    const at = ["paths", operation.fullPath, operation.method.toLowerCase()];
    const of = (name: string, body: Body | undefined, steps: readonly string[]) =>
      Object.entries(body?.kind === "json" ? body.examples : {}).map(([key, { value }]) => ({
        name: `${operation.operationId} ${name} ${key}`,
        value,
        schema: body?.schema,
        pointer: pointer([...at, ...steps, "content", "application/json", "schema"]),
      }));
    const errors = [...operation.errors, ...operation.sharedErrors].map(({ status, text, body }) => ({
      name: `${operation.operationId} ${status} ${text}`,
      value: body,
      schema: contract.api.errors.schema,
      pointer: pointer([...at, "responses", String(status), "content", "application/json", "schema"]),
    }));
    return [
      ...of("request", operation.body, ["requestBody"]),
      ...operation.responses.flatMap(({ status, body }) =>
        of(String(status), body, ["responses", String(status)]),
      ),
      ...errors,
    ];
  });
  return { payloads, ajv };
}

function pointer(steps: readonly string[]): string {
  return `document#/${steps.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
}

describe.each(["test/fixtures/workshop/index.ts", "test/fixtures/kitchen-sink/index.ts"])(
  "payloads of %s",
  async (path) => {
    const { payloads, ajv } = await read(path);

    it.each(payloads)("$name agrees with Zod and with the document", ({ value, schema, pointer: place }) => {
      expect(schema?.safeParse(value).error?.issues ?? []).toEqual([]);
      const validate = ajv.getSchema(place);
      validate?.(value);
      expect(validate?.errors ?? []).toEqual([]);
      expect(validate).toBeDefined();
    });

    it("are not accepted whatever they are", () => {
      for (const { schema, pointer: place } of payloads) {
        expect(schema?.safeParse(7).success).toBe(false);
        expect(ajv.getSchema(place)?.(7)).toBe(false);
      }
    });
  },
);
