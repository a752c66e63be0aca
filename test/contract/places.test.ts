import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { placeFinder } from "../../scripts/contract/places/finder.ts";
import { instrument, placeFunctions } from "../../scripts/contract/places/instrument.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";
import { contractPlace, withContractPlace } from "../../scripts/prove/lint/contract-place.ts";

const folder = resolve("test/fixtures/places");
const spec = "test/fixtures/places/index.ts";
const find = await placeFinder(spec);

/** The file of a place in the fixture, and what the line says from there on. */
async function told(pointer: string): Promise<string> {
  const place = find(pointer);
  if (!place) return "nowhere";
  const line = (await readFile(place.file, "utf8")).split("\n")[place.line - 1] ?? "";
  return `${relative(folder, place.file)}: ${line.slice(place.column - 1)}`;
}

const titled = "things.ts: title: `$" + "{what} thing`,";

it.each([
  // Of the API.
  ["title", 'words.ts: title: "Places API",'],
  ["version", 'index.ts: version: "1.0.0",'],
  ["license/identifier", 'index.ts: identifier: "MIT" },'],
  ["contact/url", 'index.ts: url: "https://places.example",'],
  ["servers/1/url", 'index.ts: url: "https://sandbox.places.example",'],
  ["securitySchemes/key/environment", 'index.ts: environment: "PLACES_KEY",'],
  ["security", 'index.ts: security: ["key"],'],
  ["security/0", 'index.ts: "key"],'],
  ["sections/others", "index.ts: id,"],
  ["sections/others/title", "index.ts: title: id.toUpperCase(),"],
  ["tags/more/description", 'index.ts: description: "More." }],'],
  ["decisions/1", 'index.ts: "two"],'],
  ["packages/contract", 'index.ts: contract: "@places/contract",'],
  ["errors/textField", 'errors.ts: textField: "error",'],
  ["errors/schema", "errors.ts: schema: z"],
  ["errors/schema.error", 'errors.ts: error: z.string().meta({ description: "What went wrong." }),'],
  ["errors/internal/when", 'errors.ts: when: "Always.",'],
  ["errors/tooLarge/when", 'errors.ts: when: "It is too large." },'],
  ["errors/tooLarge/status", "errors.ts: status,"],
  // Of operations.
  ["operations/listThings", 'things.ts: operationId: "listThings",'],
  ["operations/getThing", 'things.ts: operationId: "getThing",'],
  ["operations/updateThing", 'things.ts: operationId: "updateThing",'],
  ["operations/getThing/page", 'things.ts: page: "get",'],
  ["operations/listThings/title", titled],
  ["operations/updateThing/title", titled],
  ["operations/updateThing/path", 'things.ts: path: "/things/{id}",'],
  ["operations/getThing/deprecated/successor", 'things.ts: successor: "listThings",'],
  ["operations/getThing/lead", 'things.ts: operationId: "getThing",'],
  [
    "operations/listThings/query/limit",
    'things.ts: limit: z.int().optional().meta({ description: "At most so many." }),',
  ],
  ["operations/getThing/params/id", 'things.ts: id: id("thing").meta({ description: "The thing." }) },'],
  ["operations/getThing/params/id/examples/0", 'schemas.ts: "abc"] });'],
  [
    "operations/getThing/params/nothing",
    'things.ts: params: { id: id("thing").meta({ description: "The thing." }) },',
  ],
  ["operations/getThing/errors/0", "errors.ts: {"],
  ["operations/getThing/errors/0/when", 'errors.ts: when: "There is no such thing.",'],
  ["operations/getThing/errors/1", "things.ts: {"],
  ["operations/getThing/errors/1/given/params/id", 'things.ts: id: "7" } },'],
  ["operations/updateThing/errors/1/when", 'things.ts: when: "It is no ID.",'],
  ["operations/getThing/laws/identity/id", 'things.ts: id: "name",'],
  ["operations/getThing/laws/keeps/1", 'things.ts: "kind"],'],
  ["operations/updateThing/open/0/decision", 'things.ts: decision: "one",'],
  // Of schemas.
  ["components/Thing", "schemas.ts: z"],
  [
    "components/Thing.name",
    'schemas.ts: z.string().min(1, "name is required").meta({ description: "Its name." });',
  ],
  ["components/Thing.kind", 'schemas.ts: kind: openEnum(["a", "b"]).meta({ description: "Its kind." }),'],
  ["components/Thing.parts[].size", 'schemas.ts: size: z.int().meta({ description: "Its size." }),'],
  ["components/Thing.made", 'schemas.ts: made: z.iso.date().meta({ description: "The day." }),'],
  [
    "components/BigThing.weight",
    'schemas.ts: weight: z.number().optional().meta({ description: "Its weight." }),',
  ],
  ["components/BigThing.made", 'schemas.ts: z.iso.date().meta({ description: "The day." }),'],
  ["components/Either|0.left", 'schemas.ts: left: z.string().meta({ description: "Left." }) }),'],
  ["components/Either|1", "schemas.ts: rule("],
  ["components/Either|1.right", 'schemas.ts: right: z.string().nullable().meta({ description: "Right." }),'],
  [
    "components/Tree.children[].children",
    'schemas.ts: children: z.lazy(() => z.array(Tree)).meta({ description: "Its children." }),',
  ],
  ["components/Nothing", "nowhere"],
  [
    "operations/getThing/responses/200.parts[].size",
    'schemas.ts: size: z.int().meta({ description: "Its size." }),',
  ],
  [
    "operations/listThings/responses/200",
    'things.ts: 200: json(z.object({ things: z.array(BigThing).meta({ description: "All." }) }), {',
  ],
  [
    "operations/listThings/responses/200.things",
    'things.ts: things: z.array(BigThing).meta({ description: "All." }) }), {',
  ],
  [
    "operations/listThings/responses/200.things[].weight",
    'schemas.ts: weight: z.number().optional().meta({ description: "Its weight." }),',
  ],
  [
    "operations/listThings/responses/200/headers/X-Total",
    'things.ts: "X-Total": z.int().meta({ description: "How many." }),',
  ],
  [
    "operations/updateThing/body|1.right",
    'schemas.ts: right: z.string().nullable().meta({ description: "Right." }),',
  ],
  // Of examples.
  ["operations/listThings/responses/200/examples/one", "things.ts: one: {"],
  ["operations/listThings/responses/200/examples/one/summary", 'things.ts: summary: "One",'],
  ["operations/listThings/responses/200/examples/one/things/0/weight", "things.ts: weight: 2 }] },"],
  ["operations/listThings/responses/200/examples/one/things/0/made", 'things.ts: made: "2026-01-01",'],
  ["operations/getThing/responses/200/examples/default", "things.ts: example: thing }),"],
  ["operations/getThing/responses/200/examples/default/parts/0/size", "things.ts: size: 1 }],"],
  ["operations/updateThing/body/examples/right/right", "things.ts: right: null,"],
])("%s", async (pointer, wanted) => {
  expect(await told(pointer)).toBe(wanted);
});

describe("a place in the document", async () => {
  const { contract } = await loadContract(spec);
  const { model } = modelOfContract(contract);
  const get = "#/paths/~1v1~1things~1{id}/get";

  it.each([
    ["#/info/title", "title"],
    ["#/info/license/name", "license/name"],
    ["#/servers/1/url", "servers/1/url"],
    ["#/tags/1/description", "sections/1/description"],
    ["#/tags/2/name", "tags/0/title"],
    ["#/components/securitySchemes/key/description", "securitySchemes/key/description"],
    ["#/components/schemas/Thing/properties/parts/items/properties/size", "components/Thing.parts[].size"],
    ["#/components/schemas/Thing/properties/name/description", "components/Thing.name"],
    ["#/components/schemas/Either/anyOf/1/properties/right/type", "components/Either|1.right"],
    ["#/paths/~1v1~1things", "operations/listThings/path"],
    [get, "operations/getThing"],
    [`${get}/summary`, "operations/getThing/title"],
    [`${get}/tags/0`, "operations/getThing/section/0"],
    [`${get}/parameters/0`, "operations/getThing/params/id"],
    [`${get}/parameters/0/schema/examples/0`, "operations/getThing/params/id"],
    [`${get}/responses/200/description`, "operations/getThing/responses/200/description"],
    [`${get}/responses/200/content/application~1json/schema`, "operations/getThing/responses/200"],
    [
      `${get}/responses/200/content/application~1json/example/parts/0`,
      "operations/getThing/responses/200/examples/default/parts/0",
    ],
    [
      `${get}/responses/404/content/application~1json/examples/thing-not-found`,
      "operations/getThing/errors/0",
    ],
    [`${get}/responses/400/description`, "operations/getThing/errors/1"],
    ["#/paths/~1v1~1things/get/parameters/0/schema/maximum", "operations/listThings/query/limit"],
    [
      "#/paths/~1v1~1things/get/responses/200/headers/X-Total/schema",
      "operations/listThings/responses/200/headers/X-Total",
    ],
    [
      "#/paths/~1v1~1things~1{id}/put/requestBody/content/application~1json/examples/right/value/right",
      "operations/updateThing/body/examples/right/right",
    ],
    ["#/paths/~1elsewhere/get", "#/paths/~1elsewhere/get"],
  ])("%s", (pointer, wanted) => {
    expect(contractPlace(pointer, model)).toBe(wanted);
  });
});

it("notes places without changing what a module does, or its lines", () => {
  const text = `
const calls: string[] = [];
const f = (name: string, value?: unknown) => (calls.push(name), value);
let [a, { b = [1], ...rest }] = [{ x: 1 }, { b: undefined, c: [2] }] as any;
({ a, b: [b] } = { a: [a], b: [f("b", 3)] });
for ([a] of [[1], [2]]) f("loop" + a);
const maybe: any = undefined;
const none = maybe?.call({ never: f("never") })?.toFixed(f("never"));
class Base { made = f("made", { own: 1 }); at(): object { return { ...(this.made as object), ...f("spread", { two: 2 }) as object }; } }
class Sub extends Base { constructor() { super(); f("sub"); } }
const tag = (parts: TemplateStringsArray, value: unknown) => [parts.join("|"), value];
const lazy = () => ({ get it() { return f("it", [1, 2]); }, ["comp" + "uted"]: 1, 7: "seven", "a b": \`x\` });
export const result = [calls, a, b, rest, none, new Sub().at(), tag\`p\${f("tag")}q\`, lazy().it, Object.keys(lazy()), Math.max(...[1, 2])];
`;
  const edited = instrument("/a.ts", text, { literals: new Map(), calls: new Map() });
  expect(edited.split("\n").length).toBe(text.split("\n").length);
  expect(edited.match(/__place/g)?.length).toBeGreaterThan(30);
  expect(resultOf(edited)).toEqual(resultOf(text));
});

/** What a module exports as `result`, with the functions that note places handing on what they are given. */
function resultOf(text: string): unknown {
  const { code } = transformSync(text, { loader: "ts", format: "cjs", target: "node20" });
  const module = { exports: {} as { result?: unknown } };
  const same = (_id: number, value: unknown) => value;
  new Function("module", ...Object.values(placeFunctions), code)(module, same, same, same);
  return module.exports.result;
}

describe("a place in a document of what the server sends, and of other forms", () => {
  const content = {
    "application/json": { schema: { type: "object", properties: { a: { type: "string" } } } },
  };
  const sent = (operationId: string) => ({
    operationId,
    requestBody: { content },
    responses: { 204: { description: "Taken." } },
  });
  const model = modelOfDocument({
    openapi: "3.1.1",
    info: { title: "A", version: "1" },
    paths: {
      "/orders": {
        post: {
          operationId: "createOrder",
          parameters: [
            { name: "filter", in: "query", content },
            { name: "X-Trace", in: "header", schema: { type: "string" } },
          ],
          requestBody: { content },
          responses: {
            201: { description: "Made.", headers: { Location: { schema: { type: "string" } } }, content },
          },
          callbacks: { paid: { "{$request.body#/url}": { post: sent("orderPaid") } } },
        },
      },
    },
    webhooks: { moved: { post: sent("thingMoved") } },
  });
  const post = "#/paths/~1orders/post";
  const json = "content/application~1json";

  it.each([
    ["#/webhooks/moved/post/summary", "webhooks/thingMoved/title"],
    [`#/webhooks/moved/post/requestBody/${json}/schema/properties/a`, "webhooks/thingMoved/body.a"],
    ["#/webhooks/other/post", "#/webhooks/other/post"],
    [
      `${post}/callbacks/paid/{$request.body#~1url}/post/requestBody/${json}/schema`,
      "operations/createOrder/callbacks/paid/body",
    ],
    [`${post}/callbacks/other/x/post/summary`, "operations/createOrder/callbacks/other"],
    [`${post}/parameters/0/${json}/schema/properties/a`, "operations/createOrder/query/filter.a"],
    [`${post}/parameters/1/name`, "operations/createOrder/headers/X-Trace"],
    [`${post}/parameters/7/name`, "operations/createOrder"],
    [`${post}/requestBody`, "operations/createOrder/body"],
    [`${post}/requestBody/required`, "operations/createOrder/body/required"],
    [`${post}/requestBody/${json}/encoding/a`, "operations/createOrder/body"],
    [
      `${post}/responses/201/headers/Location/description`,
      "operations/createOrder/responses/201/headers/Location",
    ],
    [`${post}/responses/404/description`, "operations/createOrder"],
    [`${post}/deprecated`, "operations/createOrder/deprecated"],
    ["#/paths/~1orders/put", "operations/createOrder/path"],
    ["openapi", "openapi"],
  ])("%s", (pointer, wanted) => {
    const problem = { code: "a", message: "b", fix: "c", pointer };
    expect(withContractPlace(problem, model)).toEqual({ ...problem, pointer: wanted });
  });

  it("of a problem without one is none", () => {
    const problem = { code: "a", message: "b", fix: "c" };
    expect(withContractPlace(problem, model)).toBe(problem);
  });
});
