import { expect, it } from "vitest";
import { changesOf } from "./documents.ts";

const document = (...promises: string[]) => ({
  openapi: "3.1.1",
  info: { title: "A", version: "1.0.0" },
  paths: {},
  "x-promises": promises,
});

it.each([
  ["that comes", [], ["utf-8-checked"], ["promise-added minor promises utf-8-checked"]],
  ["that goes", ["utf-8-checked"], [], ["promise-removed major promises utf-8-checked"]],
  ["that stays", ["allow-sent", "utf-8-checked"], ["utf-8-checked", "allow-sent"], []],
])("a promise %s", async (_, old, now, wanted) => {
  const found = await changesOf(document(...old), document(...now), "2026-01-01", ["wire"]);
  expect(found.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(wanted);
});

const changed = async (old: object, now: object) =>
  (await changesOf(old, now, "2026-01-01", ["wire"])).map(
    ({ rule, bump, place }) => `${rule} ${bump} ${place}`,
  );

it.each<[type: string, isXml: boolean]>([
  ["application/xml", true],
  ["text/xml", true],
  ["application/atom+xml", true],
  ["application/xml-dtd", false],
  ["application/notxml", false],
  ["application/json", false],
])("of a body of %s, its form in XML is promised: %s", async (type, isXml) => {
  const thing = (name: string) => ({
    ...document(),
    paths: {
      "/things": {
        post: {
          requestBody: { content: { [type]: { schema: { type: "string", xml: { name } } } } },
          responses: { 204: { description: "Done." } },
        },
      },
    },
  });
  expect(await changed(thing("a"), thing("b"))).toEqual(isXml ? ["xml-changed major request body"] : []);
  expect(await changed(thing("a"), thing("a"))).toEqual([]);
});

const flow = (...scopes: string[]) => ({
  type: "oauth2",
  flows: {
    clientCredentials: {
      tokenUrl: "https://a.example",
      scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])),
    },
  },
});
const key = { type: "apiKey", in: "header", name: "X-Key" };

/** A scheme is named where either document has several with flows. */
it.each<[what: string, old: object, now: object, places: readonly string[]]>([
  ["one", { a: flow("r", "w") }, { a: flow("r") }, [""]],
  ["one beside a key", { a: flow("r", "w"), k: key }, { a: flow("r"), k: key }, [""]],
  ["one that is renamed", { a: flow("r", "w") }, { b: flow("r") }, [""]],
  ["one of two in both", { a: flow("r", "w"), b: flow("r") }, { a: flow("r"), b: flow("r") }, [" of a"]],
  ["one of two in the old one", { a: flow("r", "w"), b: flow("r") }, { a: flow("r") }, [" of a", " of b"]],
  ["one of two in the new one", { a: flow("r", "w") }, { a: flow("r"), b: flow("r") }, [" of a", " of b"]],
])("the scopes of a flow change: of %s", async (_, old, now, places) => {
  const of = (securitySchemes: object) => ({ ...document(), components: { securitySchemes } });
  const found = await changesOf(of(old), of(now), "2026-01-01", ["wire"]);
  const start = "security flow clientCredentials";
  expect(found.map(({ place }) => place)).toEqual(places.map((place) => start + place));
  expect(found[0]?.rule).toBe("security-flow-scope-removed");
});
