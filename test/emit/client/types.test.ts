import { describe, expect, expectTypeOf, it } from "vitest";
import type {
  createItem,
  getHealth,
  getPhoto,
  Item,
  ListItemsInput,
  listItems,
  NewItem,
  replacePhoto,
  UpdateItemResult,
  UploadPhotoInput,
} from "../../fixtures/kitchen-sink/expected/client/src/index.ts";
import {
  type ClientOptions,
  createClient,
  type ErrorSchema,
  type Failure,
  type Gadget,
  openapiFetch,
  type UpdateGadgetInput,
  type UpdateGadgetResult,
  unwrap,
  updateGadget,
  WorkshopError,
} from "../../fixtures/workshop/expected/client/src/index.ts";
import type * as unchecked from "../../fixtures/workshop/expected/client/src/unchecked.ts";

type Result = UpdateGadgetResult;
type Of<Status> = Extract<Result, { readonly status: Status }>;

/** Compiled, never run. */
const compiled = (_check: (given: never) => unknown) => expect(true).toBe(true);

describe("results", () => {
  it("has every status, and nothing else", () => {
    expectTypeOf<Result["status"]>().toEqualTypeOf<
      | 200
      | 400
      | 401
      | 404
      | 500
      | "undocumented"
      | "contract-breach"
      | "not-json"
      | "network-error"
      | "timeout"
      | "aborted"
      | "invalid-request"
    >();
    // @ts-expect-error: 418 is not documented.
    compiled(() => ({}) as Result satisfies { status: 418 });
  });

  it("gives data for a success, and the text for an error", () => {
    expectTypeOf<Of<200>["data"]>().toEqualTypeOf<Gadget>();
    expectTypeOf<Of<400>["error"]>().toEqualTypeOf<
      "gadget ID must be a valid ULID" | "name is required" | (string & {})
    >();
    expectTypeOf<Of<404>["error"]>().toEqualTypeOf<"gadget not found" | (string & {})>();
    expectTypeOf<Of<500>["error"]>().toEqualTypeOf<string & {}>();
    expectTypeOf<Of<400>["body"]>().toEqualTypeOf<ErrorSchema>();
    // @ts-expect-error: an error has no data.
    compiled((result: Of<400>) => result.data);
    // @ts-expect-error: a success has no error.
    compiled((result: Of<200>) => result.error);
  });

  it("can be switched over to the end", () => {
    compiled((result: Result): string => {
      switch (result.status) {
        case 200:
          return result.data.updated_at;
        case 400:
        case 401:
        case 404:
        case 500:
          return result.error;
        case "undocumented":
        case "not-json":
          return result.raw;
        case "contract-breach":
          return result.pointer + result.expected + result.raw;
        case "invalid-request":
          return result.pointer + result.expected;
        case "network-error":
          return result.code ?? result.reason;
        case "timeout":
          return result.limit;
        case "aborted":
          return result.reason;
        default:
          return result satisfies never;
      }
    });
    compiled((result: Result) => {
      if (result.ok || typeof result.status === "number") return;
      expectTypeOf(result).toEqualTypeOf<Failure>();
    });
  });

  it("refuses a status in the switch that can't come", () => {
    compiled((result: Result) => {
      switch (result.status) {
        // @ts-expect-error: 403 is not documented.
        case 403:
          return result;
        default:
          return undefined;
      }
    });
  });

  it("refuses a switch that leaves one out", () => {
    compiled((result: Of<200 | 404>) => {
      switch (result.status) {
        case 200:
          return result.data;
        default:
          // @ts-expect-error: 404 is left.
          return result satisfies never;
      }
    });
  });

  it("has an open enum's values as hints, and takes others", () => {
    expectTypeOf<Gadget["type"]>().toEqualTypeOf<"drill" | (string & {})>();
    expectTypeOf<"a new one">().toExtend<Gadget["type"]>();
  });

  it("is undefined for an empty answer, and a Blob for bytes", () => {
    expectTypeOf<Extract<UpdateItemResult, { status: 202 }>["data"]>().toEqualTypeOf<undefined>();
    expectTypeOf<
      Extract<Awaited<ReturnType<typeof getPhoto>>, { status: 200 }>["data"]
    >().toEqualTypeOf<Blob>();
  });
});

describe("inputs", () => {
  const client = createClient({ apiKey: "nr_1" });

  it("takes parameters and body fields side by side", () => {
    expectTypeOf<UpdateGadgetInput>().toEqualTypeOf<{ readonly id: string; readonly name: string }>();
    // @ts-expect-error: `name` is missing.
    compiled(() => updateGadget(client, { id: "ai_1" }));
    // @ts-expect-error: `id` is a string.
    compiled(() => updateGadget(client, { id: 7, name: "a" }));
    // @ts-expect-error: `nam` is no field.
    compiled(() => updateGadget(client, { id: "ai_1", name: "a", nam: "b" }));
    // @ts-expect-error: the input is missing.
    compiled(() => updateGadget(client));
  });

  it("keeps header fields under their own names, and a union in `body`", () => {
    expectTypeOf<ListItemsInput["X-Trace-Id"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<ListItemsInput["tag"]>().toEqualTypeOf<("fresh" | "fragile" | "heavy")[] | undefined>();
    expectTypeOf<Parameters<typeof createItem>[1]>().toEqualTypeOf<{ readonly body: NewItem }>();
    expectTypeOf<UploadPhotoInput["file"]>().toEqualTypeOf<Blob>();
    expectTypeOf<ReadableStream<Uint8Array>>().toExtend<Parameters<typeof replacePhoto>[1]["body"]>();
  });

  it("can be left out where nothing is required", () => {
    expectTypeOf<Parameters<typeof listItems>[1]>().toExtend<object | undefined>();
    expectTypeOf<undefined>().toExtend<Parameters<typeof getHealth>[1]>();
  });
});

describe("the client", () => {
  it("takes a key, or what gives one, also from the environment", () => {
    expectTypeOf<ClientOptions["apiKey"]>().toEqualTypeOf<
      string | (() => string | Promise<string>) | undefined
    >();
    // @ts-expect-error: an option that is not there.
    compiled(() => createClient({ apikey: "nr_1" }));
  });

  it("unwraps to the data, or throws", () => {
    compiled(async (result: Result) => {
      expectTypeOf(unwrap(result)).toEqualTypeOf<Gadget>();
    });
    compiled((result: UpdateItemResult) => expectTypeOf(unwrap(result)).toEqualTypeOf<Item | undefined>());
    expectTypeOf<WorkshopError<Result>["result"]>().toEqualTypeOf<Result>();
    expect(WorkshopError.prototype).toBeInstanceOf(Error);
  });

  it("gives openapi-fetch, typed by path", () => {
    const http = openapiFetch(createClient({ apiKey: "nr_1" }));
    compiled(() =>
      http.PATCH("/api/public/v1/gadgets/{id}", {
        params: { path: { id: "ai_1" } },
        body: { name: "a" },
      }),
    );
    // @ts-expect-error: there is no such path.
    compiled(() => http.GET("/nowhere"));
  });

  it("has the same signatures without checks", () => {
    expectTypeOf<typeof unchecked.updateGadget>().toEqualTypeOf<typeof updateGadget>();
  });
});
