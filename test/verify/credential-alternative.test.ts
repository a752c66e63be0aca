import { expect, it } from "vitest";
import type { Operation } from "../../scripts/contract/operation.ts";
import cinema from "../fixtures/credentials/index.ts";
import { verifiedLocally } from "./locally.ts";

/** The cinema, one of whose operations takes other credentials than the contract says. */
const served = (operationId: string, security: Operation["security"]) => ({
  ...cinema,
  operations: cinema.operations.map((one) =>
    one.operationId === operationId ? ({ ...one, security } as Operation) : one,
  ),
});

it.each<[what: string, api: typeof cinema | ReturnType<typeof served>, wanted: readonly string[]]>([
  ["keeps the contract", cinema, []],
  ["refuses a token for both keys", served("createFilm", [{ key: [], tenant: [] }]), ["createFilm"]],
  ["refuses callers without a key", served("listFilms", ["key"]), ["listFilms"]],
])("a server that %s", async (_, api, wanted) => {
  const { findings } = await verifiedLocally(cinema, { isTold: false, served: api });
  const found = findings.filter(({ rule }) => rule === "credential-alternative");
  expect(found.map(({ operation }) => operation)).toEqual(wanted);
  if (wanted.length === 0) expect(findings.filter(({ level }) => level === "breach")).toEqual([]);
});
