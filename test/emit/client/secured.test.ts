import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Operation } from "../../../scripts/contract/operation.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import cinema from "../../fixtures/credentials/index.ts";
import { sourceOfApi } from "../docs/sources.ts";

/** The cinema at a server with a variable, one of whose operations is elsewhere. */
const api = {
  ...cinema,
  servers: [
    {
      url: "https://{region}.cinema.example",
      description: "By region",
      variables: { region: { default: "eu", enum: ["eu", "us"] } },
    },
  ],
  operations: cinema.operations.map((one, index) =>
    index > 0 ? one : { ...one, servers: [{ url: "https://list.cinema.example", description: "Lists" }] },
  ) as readonly Operation[],
} as const;

const use = `
import { createClient, createFilm, getReport, listFilms } from "./client/src/index.js";

const client = createClient({ serverVariables: { region: "us" }, credentials: { key: "k", tenant: () => "t" } });
const keyOnly = createClient({ credentials: { key: "k" } });
const none = createClient();

void [listFilms(client), listFilms(none), createFilm(client, { title: "M" })];

// @ts-expect-error: the tenant's credential is missing.
void createFilm(keyOnly, { title: "M" });
// @ts-expect-error: there is no credential.
void createFilm(none, { title: "M" });
// @ts-expect-error: neither a login nor a session.
void getReport(client);
// @ts-expect-error: there is no such scheme.
createClient({ credentials: { other: "k" } });
// @ts-expect-error: there is no such region.
createClient({ serverVariables: { region: "mars" } });
// @ts-expect-error: there is no such option.
createClient({ credentials: { key: "k" }, keys: "k" });
`;

let folder = "";
beforeAll(async () => {
  // Inside the repository, so that packages are found.
  folder = await mkdtemp(resolve(".tmp-secured-"));
  for (const [path, text] of [...(await emitClient(sourceOfApi(api))), ["use.ts", use] as const]) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

it("a client says which credentials it has, and which ones an operation needs, also at a server with variables", async () => {
  const compilerOptions = {
    ...{ target: "ES2022", lib: ["ES2023", "DOM", "DOM.Iterable"], module: "NodeNext", types: ["node"] },
    ...{ strict: true, skipLibCheck: true, noEmit: true },
  };
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: ["use.ts", "client/src"] }),
  );
  const compiler = resolve("node_modules/typescript-7/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
});
