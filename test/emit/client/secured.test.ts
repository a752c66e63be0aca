import { expect, it } from "vitest";
import type { Operation } from "../../../scripts/contract/operation.ts";
import cinema from "../../fixtures/credentials/index.ts";
import { compiledWith } from "./compiled.ts";

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

it("a client says which credentials it has, and which ones an operation needs, also at a server with variables", async () => {
  expect(await compiledWith(api, use)).toBe("");
});
