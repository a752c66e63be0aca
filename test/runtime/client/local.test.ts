import { afterAll, beforeAll, expect, it } from "vitest";
import type { Local } from "../../../scripts/local/index.ts";
import { createClient, unwrap, updateGadget } from "../../fixtures/workshop/expected/client/src/index.ts";
import { createWorkshop } from "../../local/workshop.ts";

let workshop: Local;
beforeAll(() => {
  workshop = createWorkshop();
});
afterAll(() => workshop.close());

const clientOf = (apiKey: string) => createClient({ apiKey, fetch: workshop.fetch, validate: false });

it("a consumer's test runs against the local server in its own process", async () => {
  const client = createClient({ apiKey: workshop.keys.own, fetch: workshop.fetch });
  const gadget = unwrap(await updateGadget(client, { id: workshop.ids.own, name: "Ä 👍" }));
  expect(gadget).toMatchObject({ id: workshop.ids.own, name: "Ä 👍" });
});

it.each<[what: string, key: () => string, id: () => string, name: string, wanted: object]>([
  [
    "another organization's",
    () => workshop.keys.own,
    () => workshop.ids.other,
    "x",
    { status: 404, error: "gadget not found" },
  ],
  [
    "a wrong id",
    () => workshop.keys.own,
    () => "7",
    "x",
    { status: 400, error: "gadget ID must be a valid ULID" },
  ],
  [
    "no name",
    () => workshop.keys.own,
    () => workshop.ids.own,
    "",
    { status: 400, error: "name is required" },
  ],
  ["an unknown key", () => "nr_unknown", () => workshop.ids.own, "x", { status: 401 }],
])("the server's answer to %s is the client's result", async (_what, key, id, name, wanted) => {
  const result = await updateGadget(clientOf(key()), { id: id(), name });
  expect(result).toMatchObject({ ok: false, attempts: 1, ...wanted });
});

it("what is called after the end is a result", async () => {
  const closed = createWorkshop();
  closed.close();
  const client = createClient({ apiKey: closed.keys.own, fetch: closed.fetch, retries: 0 });
  const result = await updateGadget(client, { id: closed.ids.own, name: "x" });
  expect(result).toMatchObject({
    status: "network-error",
    reason: "The local server was used after `close`.",
  });
});
