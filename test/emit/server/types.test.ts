import { expectTypeOf, it } from "vitest";
import {
  type AppOptions,
  createApp,
  type Operations,
  type UpdateGadgetResult,
} from "../../fixtures/workshop/expected/server/index.ts";

interface Caller {
  readonly organization: string;
}
type Rename = Operations<Caller>["updateGadget"];

const body = {
  id: "ai_01KFRX8K1CKQGCV2W5J9C9Z37H",
  type: "drill",
  name: "x",
  created_at: "2026-02-20T14:00:00.000Z",
  updated_at: "2026-02-20T14:00:00.000Z",
};
const authenticate: AppOptions<Caller>["authenticate"] = () => ({ organization: "x" });

it("gives handlers parsed, typed input", () => {
  expectTypeOf<Parameters<Rename>[0]["params"]>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<Parameters<Rename>[0]["body"]>().toEqualTypeOf<{ name: string }>();
  expectTypeOf<Parameters<Rename>[0]["principal"]>().toEqualTypeOf<Caller>();
  createApp({
    authenticate: async (token, { scheme, operationId }) => {
      expectTypeOf(scheme).toEqualTypeOf<"apiKey">();
      expectTypeOf(operationId).toEqualTypeOf<"updateGadget">();
      return token === "x" ? { organization: "x" } : null;
    },
    operations: {
      updateGadget: async ({ params, body: { name }, principal, ...call }) => {
        expectTypeOf(principal).toEqualTypeOf<{ organization: string }>();
        // @ts-expect-error the operation has no query
        void call.query;
        // @ts-expect-error the path has no such name
        void params.name;
        return { status: 200, body: { ...body, id: params.id, name } };
      },
    },
  });
});

it("takes every documented result", () => {
  const results: UpdateGadgetResult[] = [
    { status: 200, body },
    {
      status: 200,
      body: { ...body, type: "a type that comes later" },
      headers: { "Cache-Control": "no-store" },
    },
    { status: 400, error: "name is required" },
    { status: 404 },
    { status: 404, error: "gadget not found" },
  ];
  expectTypeOf(results).toBeArray();
});

it("refuses what the contract does not document", () => {
  // @ts-expect-error a status that is not documented
  const status: Rename = () => ({ status: 409 });
  // @ts-expect-error a text that the status does not document
  const text: Rename = () => ({ status: 404, error: "not found" });
  // @ts-expect-error a text of another status
  const other: Rename = () => ({ status: 404, error: "name is required" });
  // @ts-expect-error the status documents several texts
  const none: Rename = async () => ({ status: 400 });
  // @ts-expect-error a success has a body
  const bare: Rename = () => ({ status: 200 });
  // @ts-expect-error a field is missing
  const missing: Rename = () => ({ status: 200, body: { ...body, updated_at: undefined } });
  // @ts-expect-error a field has another type
  const wrong: Rename = async () => ({ status: 200, body: { ...body, created_at: new Date() } });
  // @ts-expect-error no result
  const nothing: Rename = () => undefined;
  expectTypeOf([status, text, other, none, bare, missing, wrong, nothing]).toBeArray();
});

it("wants a handler for each operation, and no other", () => {
  const updateGadget: Rename = () => ({ status: 404 });
  const options: AppOptions<Caller>[] = [
    { authenticate, operations: { updateGadget } },
    // @ts-expect-error an operation is missing
    { authenticate, operations: {} },
    // @ts-expect-error an operation too many
    { authenticate, operations: { updateGadget, deleteGadget: updateGadget } },
    // @ts-expect-error operations need a credential, and someone who knows it
    { operations: { updateGadget } },
  ];
  expectTypeOf(options).toBeArray();
});
