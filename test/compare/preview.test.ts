import { expect, it } from "vitest";
import { changesOf } from "./documents.ts";

const preview = { "x-visibility": "preview" };

interface Parts {
  readonly operation?: object;
  readonly name?: object;
  readonly schema?: object;
  readonly errors?: object;
  readonly others?: object;
}

/** A document with one operation that answers with a thing or an error. */
function documentOf({ operation = {}, name = {}, schema = {}, errors = {}, others = {} }: Parts) {
  const named = { properties: { name: { type: "string", ...name }, size: { type: "number" } } };
  const content = {
    "application/json": { schema: { type: "object", required: ["name"], ...named, ...schema } },
  };
  const responses = { 200: { description: "It.", content }, ...errors };
  const get = { operationId: "getThing", responses, ...operation };
  return {
    openapi: "3.1.1",
    info: { title: "A", version: "1.0.0" },
    paths: { "/thing": { get }, ...others },
  };
}

const text = (error: string, more: object = {}) => ({
  409: {
    description: "No.",
    content: { "application/json": { examples: { one: { summary: "No.", value: { error }, ...more } } } },
  },
});
const wider = { type: ["string", "null"] };
const narrower = { required: [] };

it.each<[what: string, old: object, now: object, wanted: string[]]>([
  [
    "a field",
    documentOf({ name: {} }),
    documentOf({ name: wider }),
    ["response-type-widened major response 200 /name"],
  ],
  [
    "a field of a preview",
    documentOf({ operation: preview }),
    documentOf({ operation: preview, name: wider }),
    ["response-type-widened minor response 200 /name"],
  ],
  [
    "a field that is a preview",
    documentOf({ name: preview }),
    documentOf({ name: { ...wider, ...preview } }),
    ["response-type-widened minor response 200 /name"],
  ],
  ["no preview", documentOf({ operation: preview }), documentOf({}), ["preview-over minor operation"]],
  ["a preview again", documentOf({}), documentOf({ operation: preview }), ["preview-again major operation"]],
  [
    "nothing, of a preview",
    documentOf({ others: { "/more": { get: { responses: {}, ...preview } } } }),
    documentOf({}),
    ["operation-removed minor operation"],
  ],
  [
    "what was internal",
    documentOf({}),
    documentOf({ others: { "/more": { get: { responses: {} } } } }),
    ["operation-added minor operation"],
  ],
])("what becomes %s", async (_, old, now, wanted) => {
  const found = await changesOf(old, now, "2026-01-01", ["wire"]);
  expect(
    found.filter(({ bump }) => bump !== "patch").map(({ rule, bump, place }) => `${rule} ${bump} ${place}`),
  ).toEqual(wanted);
});

it.each([
  ["an error", {}, "major"],
  ["an error that is a preview", preview, "minor"],
])("the text of %s is promised so far", async (_, more, bump) => {
  const found = await changesOf(
    documentOf({ errors: text("taken", more) }),
    documentOf({ errors: text("busy", more) }),
    "2026-01-01",
  );
  const bumps = found
    .filter(({ place }) => place.startsWith("response 409"))
    .map((one) => [one.verdict, one.bump]);
  expect(bumps.filter(([, one]) => one === bump).length).toBeGreaterThan(0);
  expect(bumps.filter(([, one]) => bump === "minor" && one === "major")).toEqual([]);
});

/** A document that answers 409 with these errors: by text, or by code. */
const refusals = (...some: readonly (readonly [error: object, more?: object])[]) => ({
  ...documentOf({
    errors: {
      409: {
        description: "No.",
        content: {
          "application/json": {
            examples: Object.fromEntries(
              some.map(([value, more], index) => [`e${index}`, { summary: "No.", value, ...more }]),
            ),
          },
        },
      },
    },
  }),
  "x-errors": { text: "/error", code: "/code" },
});

it.each<[what: string, old: object, now: object, wanted: string[]]>([
  [
    "a code that is promised, beside a preview",
    refusals([{ error: "a", code: "A" }], [{ error: "b", code: "B" }, preview]),
    refusals([{ error: "b", code: "B" }, preview]),
    ["error-code-removed major"],
  ],
  [
    "the code of a preview, beside one that is promised",
    refusals([{ error: "a", code: "A" }], [{ error: "b", code: "B" }, preview]),
    refusals([{ error: "a", code: "A" }]),
    ["error-code-removed minor"],
  ],
  [
    "the only error of a status, a preview",
    refusals([{ error: "a", code: "A" }, preview]),
    documentOf({}),
    ["error-response-removed minor"],
  ],
])("what goes is %s", async (_, old, now, wanted) => {
  const found = await changesOf(old, now, "2026-01-01", ["wire"]);
  expect(found.map(({ rule, bump }) => `${rule} ${bump}`).sort()).toEqual(wanted);
});

it("in the client, too", async () => {
  const bumps = async (operation: object) => {
    const found = await changesOf(
      documentOf({ operation }),
      documentOf({ operation, schema: narrower }),
      "2026-01-01",
      ["client"],
    );
    return found.map(({ bump }) => bump);
  };
  expect(await bumps({})).toContain("major");
  expect(await bumps(preview)).toEqual(["minor"]);
});
