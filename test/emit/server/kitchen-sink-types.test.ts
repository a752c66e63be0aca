import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generateServer, kitchenSink } from "./generated.ts";

let server: Awaited<ReturnType<typeof generateServer>>;
beforeAll(async () => {
  server = await generateServer(kitchenSink);
});
afterAll(() => server.remove());

const tsconfig = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "NodeNext",
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["use.ts"],
};

const use = `
import type { Operations } from "./server/index.ts";

type All = Operations<string>;
type Call<Name extends keyof All> = Parameters<All[Name]>[0];
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_Same extends true>(): void => {};

// What has a default is there; what has none may be missing.
is<Same<Call<"listItems">["query"]["limit"], number>>();
is<Same<Call<"listItems">["query"]["sort"], "created_at" | "-created_at" | "name">>();
is<Same<Call<"listItems">["query"]["tag"], ("fresh" | "fragile" | "heavy")[] | undefined>>();
is<Same<Call<"listItems">["headers"]["X-Trace-Id"], string | undefined>>();
is<Same<Call<"createItem">["body"]["tags"], ("fresh" | "fragile" | "heavy")[]>>();
is<Same<Call<"createItem">["body"]["quantity"], number>>();
is<Same<Call<"createItem">["body"]["season"], { from: string; to: string } | null>>();
is<Same<Call<"uploadPhoto">["body"]["file"], Blob>>();
is<Same<Call<"uploadPhoto">["body"]["position"], number | undefined>>();
is<Same<Call<"replacePhoto">["body"], Uint8Array>>();
is<Same<Call<"getPhoto">["params"], { item_id: string; photo_id: string }>>();
is<Same<Call<"getHealth">["principal"], undefined>>();
is<Same<Call<"listCategories">["principal"], string>>();

export const right: Partial<All> = {
  createItem: ({ body }) => (body.kind === "durable" && body.warranty_months > 1 ? { status: 409 } : { status: 422 }),
  listItems: () => ({ status: 200, body: { data: [], next_cursor: null }, headers: { "X-Total-Count": 0, Vary: "Accept" } }),
  listCategories: () => ({ status: 200, body: [{ slug: "a", children: [{ slug: "b", children: [] }] }] }),
  updateItem: () => ({ status: 202 }),
  deleteItem: async () => ({ status: 204 }),
  getPhoto: () => ({ status: 200, body: new Uint8Array() }),
  getHealth: () => ({ status: 429, error: "too many requests" }),
};

export const wrong: Partial<All> = {
  // @ts-expect-error the documented header field is missing
  listItems: () => ({ status: 200, body: { data: [], next_cursor: null } }),
  // @ts-expect-error the header field is a number
  createItem: () => ({ status: 201, body: null, headers: { Location: 1 } }),
  // @ts-expect-error a text of another status
  updateItem: () => ({ status: 412, error: "item not found" }),
  // @ts-expect-error 404 is not documented here
  listCategories: () => ({ status: 404 }),
  // @ts-expect-error bytes are no text
  getPhoto: () => ({ status: 200, body: "text" }),
  // @ts-expect-error a value that the enum lacks
  getHealth: () => ({ status: 200, body: { status: "fine" } }),
};
`;

it.each([
  ["5.9", "typescript"],
  ["7", "typescript-7"],
])(
  "compiles for users of TypeScript %s, and refuses what the contract does not document",
  async (_, compiler) => {
    await writeFile(join(server.folder, "tsconfig.json"), JSON.stringify(tsconfig));
    await writeFile(join(server.folder, "use.ts"), use);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(server.folder, "node_modules", compiler, "bin/tsc"), "-p", server.folder, "--pretty", "false"],
      { encoding: "utf8" },
    );
    expect(stdout + stderr).toBe("");
  },
  60_000,
);
