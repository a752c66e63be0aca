import { expect, it } from "vitest";
import { errorPayloads } from "../../scripts/model/contract/error-payloads.ts";
import type { PayloadModel } from "../../scripts/model/model.ts";

const payload = (mediaType: string, schema?: PayloadModel["schema"]): PayloadModel => ({
  ...{ mediaType, kind: "json", examples: {}, files: [] },
  ...(schema === undefined ? {} : { schema }),
});

const text = payload("application/json", { type: "string" });
const free = payload("application/json");
const problem = payload("application/problem+json", { type: "object" });

it.each<[what: string, payloads: PayloadModel[], wanted: PayloadModel[]]>([
  ["none", [], []],
  ["one", [text], [text]],
  ["the same twice", [text, payload("application/json", { type: "string" })], [text]],
  ["one of them free", [text, free], [{ ...text, schema: { anyOf: [{ type: "string" }, true] } }]],
  ["of two media types", [text, problem], [text, problem]],
])("joins the bodies of a status: %s", (_what, payloads, wanted) => {
  expect(errorPayloads({ errorBodies: new Map() } as never, () => {}).joined(payloads)).toEqual(wanted);
});
