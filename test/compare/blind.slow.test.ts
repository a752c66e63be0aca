/**
 * Edits whose answers were reasoned out of values, by someone who had not read the comparison: the schemas
 * `NewItem`, `NewPerishable`, `NewDurable`, `ItemUpdate` and `PhotoUpload` are only asked for, `Item`,
 * `ItemPage`, `Perishable`, `Durable`, `Category`, `Photo`, `Health` and `Problem` only answered, `Season`,
 * `Tag` and `Color` both.
 */
import { beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../scripts/lib/json.ts";
import { seed } from "../seed.ts";
import { wireChanges } from "./documents.ts";
import { at, type Edit, edited, kitchenSink } from "./edits.ts";

let sink: Json;
beforeAll(async () => {
  sink = await kitchenSink();
});

type Path = readonly (string | number)[];
type Schema = Record<string, unknown>;

const schemas = ["components", "schemas"];
const schema = (name: string) => [...schemas, name];
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const property = (name: string, ...path: string[]) => [...schemas, name, "properties", ...path];
const required = (name: string) => [...schemas, name, "required"];
const item = ["paths", "/v2/items/{item_id}"];
const content = "/v2/items/{item_id}/photos/{photo_id}/content";
const list = ["paths", "/v2/items", "get"];
const create = ["paths", "/v2/items", "post"];
const read = [...item, "get"];
const update = [...item, "patch"];
const remove = [...item, "delete"];
const categories = ["paths", "/v2/categories", "get"];
const upload = ["paths", "/v2/items/{item_id}/photos", "post"];
const download = ["paths", content, "get"];
const replace = ["paths", content, "put"];
const health = ["paths", "/v2/health", "get"];
const json = ["content", "application/json", "schema"];
const parameter = {
  limit: [...list, "parameters", 0],
  cursor: [...list, "parameters", 1],
  tag: [...list, "parameters", 2],
  sort: [...list, "parameters", 3],
  in_stock: [...list, "parameters", 4],
  max_price: [...list, "parameters", 5],
  order: [...list, "parameters", 6],
  trace: [...list, "parameters", 7],
};
const text = { type: "string", description: "New." };
const positive = { type: "number", exclusiveMinimum: 0 };

const now = (...path: Path) => at(sink, ...path) as Schema;
const shop = (place: string) => ({
  name: "shop",
  in: place,
  required: true,
  schema: text,
  description: "New.",
});
/** A category below another one, written out. */
const unrolled = (maxLength: number) => ({
  ...now(...schema("Category")),
  properties: {
    ...now(...property("Category")),
    slug: { ...now(...property("Category", "slug")), maxLength },
  },
});
const names = (...path: Path) => (at(sink, ...path) ?? []) as string[];
const also = (path: Path, more: Schema): Edit => [path, { ...now(...path), ...more }];
const needs = (name: string, ...more: string[]): Edit => [
  required(name),
  [...names(...required(name)), ...more],
];
const spares = (name: string, field: string): Edit => [
  required(name),
  names(...required(name)).filter((one) => one !== field),
];
const moved = (from: Path, to: Path): Edit[] => [
  [from, undefined],
  [to, now(...from)],
];
const reversed = (...path: Path): Edit => [path, [...names(...path)].reverse()];
/** A copy in which one end of a JSON string is another. */
const pointing = (value: unknown, from: string, to: string): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(`${from}"`, `${to}"`));
const keysReversed = (...path: Path): Edit => [
  path,
  Object.fromEntries(Object.entries(now(...path)).reverse()),
];

/**
 * What is edited; whether a value must show it (a schema's change; a change of structure speaks for itself);
 * what was edited in the older document already.
 */
type Row = readonly [
  what: string,
  edits: () => readonly Edit[],
  witness?: "witness" | "",
  before?: () => readonly Edit[],
];

/** An existing caller's requests or expectations fail. */
const breaking: readonly Row[] = [
  // What the server must accept.
  [
    "a value goes of an enum that is asked for and answered",
    () => [
      [
        [...schema("Tag"), "enum"],
        ["fresh", "fragile"],
      ],
    ],
    "witness",
  ],
  [
    "a value comes to an enum that is asked for and answered",
    () => [
      [
        [...schema("Tag"), "enum"],
        ["fresh", "fragile", "heavy", "chilled"],
      ],
    ],
    "witness",
  ],
  [
    "a required field inside of a nested schema",
    () => [[property("Season", "reason"), text], needs("Season", "reason")],
    "witness",
  ],
  [
    "a request's date becomes a time",
    () => [
      [
        property("NewPerishable", "best_before"),
        { type: "string", format: "date-time", description: "The last good moment." },
      ],
    ],
    "witness",
  ],
  [
    "a request's string gets a pattern",
    () => [[property("NewDurable", "name", "pattern"), "^\\S"]],
    "witness",
  ],
  [
    "a request's integer must be even",
    () => [[property("NewDurable", "quantity", "multipleOf"), 2]],
    "witness",
  ],
  [
    "a request's pair becomes a triple",
    () => [
      [
        property("NewDurable", "size"),
        {
          type: "array",
          prefixItems: [positive, positive, positive],
          minItems: 3,
          maxItems: 3,
          items: false,
        },
      ],
    ],
    "witness",
  ],
  [
    "a request's pair gets smaller members",
    () => [[property("NewDurable", "size", "prefixItems"), [positive, { ...positive, maximum: 300 }]]],
    "witness",
  ],
  [
    "the values of a request's record get shorter",
    () => [[property("NewDurable", "labels", "additionalProperties"), { type: "string", maxLength: 10 }]],
    "witness",
  ],
  [
    "the names of a request's record get a pattern",
    () => [[property("NewDurable", "labels", "propertyNames"), { pattern: "^[a-z]+$" }]],
    "witness",
  ],
  [
    "a request's record holds fewer entries",
    () => [[property("NewDurable", "labels", "maxProperties"), 8]],
    "witness",
  ],
  [
    "some names of a request's record take numbers instead",
    () => [[property("NewDurable", "labels", "patternProperties"), { "^x-": { type: "integer" } }]],
    "witness",
  ],
  [
    "some names of an answer's record take numbers instead",
    () => [[property("Durable", "labels", "patternProperties"), { "^x-": { type: "integer" } }]],
    "witness",
  ],
  [
    "a request's discriminator has another word",
    () => [
      [property("NewDurable", "kind", "const"), "lasting"],
      [
        [...schema("NewItem"), "discriminator", "mapping"],
        {
          perishable: "#/components/schemas/NewPerishable",
          lasting: "#/components/schemas/NewDurable",
        },
      ],
    ],
    "witness",
  ],
  ["a request may not be empty", () => [[[...schema("ItemUpdate"), "minProperties"], 1]], "witness"],
  [
    "a request's field needs another one",
    () => [[[...schema("ItemUpdate"), "dependentRequired"], { price: ["note"] }]],
    "witness",
  ],
  [
    "two fields of a request exclude each other",
    () => [[[...schema("ItemUpdate"), "not"], { required: ["name", "price"] }]],
    "witness",
  ],
  [
    "a request's field is needed at one value of another",
    () => [
      also(schema("ItemUpdate"), {
        if: { required: ["price"], properties: { price: { const: 0 } } },
        // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
        then: { required: ["note"] },
      }),
    ],
    "witness",
  ],
  [
    "a request refuses what no branch knows",
    () => [[[...schema("ItemUpdate"), "unevaluatedProperties"], false]],
    "witness",
  ],
  [
    "a request's number becomes a text",
    () => [[property("ItemUpdate", "price"), { type: "string", description: "Price in euros." }]],
    "witness",
  ],
  [
    "a request's choices overlap, so that short texts fit two",
    () => [
      [
        property("ItemUpdate", "note"),
        {
          oneOf: [{ type: "string", maxLength: 500 }, { type: "string", maxLength: 10 }, { type: "null" }],
        },
      ],
    ],
    "witness",
  ],
  [
    "a request's array must contain a value",
    () => [[property("NewDurable", "tags", "contains"), { const: "fresh" }]],
    "witness",
  ],
  ["a part of a form becomes required", () => [needs("PhotoUpload", "position")], "witness"],
  [
    "a file of a form has another media type",
    () => [[property("PhotoUpload", "file", "contentMediaType"), "image/jpeg"]],
  ],
  [
    "a rule for a request",
    () => [[[...schema("ItemUpdate"), "x-rules"], ["A `price` of 0 needs a `note`."]]],
  ],
  ["a request's default changes", () => [[property("NewDurable", "quantity", "default"), 0]]],
  ["a parameter's default changes", () => [[[...parameter.sort, "schema", "default"], "name"]]],
  [
    "a parameter has another name",
    () => [
      [[...parameter.cursor, "name"], "after"],
      [[...list, "x-pagination", "cursor", "parameter"], "after"],
    ],
  ],
  ["an array parameter is sent in one piece", () => [[[...parameter.tag, "explode"], false]]],
  [
    "an array parameter is sent as JSON",
    () => [
      [
        parameter.tag,
        {
          name: "tag",
          in: "query",
          required: false,
          description: "Only items with all of these tags.",
          content: { "application/json": { schema: now(...parameter.tag, "schema") } },
        },
      ],
    ],
  ],
  ["an array parameter takes one value", () => [[[...parameter.tag, "schema"], ref("Tag")]], "witness"],
  [
    "the members of an array parameter lose a value",
    () => [[[...parameter.tag, "schema", "items"], { type: "string", enum: ["fresh", "fragile"] }]],
    "witness",
  ],
  [
    "a number parameter becomes an integer",
    () => [[[...parameter.max_price, "schema", "type"], "integer"]],
    "witness",
  ],
  [
    "a boolean parameter is said in words",
    () => [[[...parameter.in_stock, "schema"], { type: "string", enum: ["yes", "no"] }]],
    "witness",
  ],
  [
    "a header parameter gets longer",
    () => [[[...parameter.trace, "schema", "pattern"], "^[0-9a-f]{32}$"]],
    "witness",
  ],
  ["an optional header becomes required", () => [[[...update, "parameters", 1, "required"], true]]],
  [
    "a path parameter gets shorter",
    () => [[[...download, "parameters", 1, "schema", "maxLength"], 36]],
    "witness",
  ],
  [
    "a path parameter becomes a number",
    () => [[[...read, "parameters", 0, "schema"], { type: "integer", minimum: 1 }]],
    "witness",
  ],
  ["a body becomes required", () => [], "", () => [[[...update, "requestBody", "required"], false]]],
  [
    "an operation without a body needs one",
    () => [
      [
        [...remove, "requestBody"],
        {
          required: true,
          content: {
            "application/json": {
              schema: { type: "object", properties: { reason: text }, required: ["reason"] },
            },
          },
        },
      ],
    ],
  ],
  [
    "a form is sent in another way",
    () =>
      moved(
        [...upload, "requestBody", "content", "multipart/form-data"],
        [...upload, "requestBody", "content", "application/x-www-form-urlencoded"],
      ),
  ],
  [
    "a range of request media types becomes one of them",
    () => [],
    "",
    () => [[[...replace, "requestBody", "content"], { "image/*": { schema: {} } }]],
  ],
  // Where it is, and who may ask.
  ["an operation has another method", () => moved(update, [...item, "put"])],
  ["a segment of a path is renamed", () => moved(["paths", "/v2/categories"], ["paths", "/v2/category"])],
  ["a path gets one more segment", () => moved(["paths", "/v2/health"], ["paths", "/v2/health/live"])],
  ["a token is sent as a password", () => [[["components", "securitySchemes", "token", "scheme"], "basic"]]],
  [
    "a key is sent in another header",
    () => [[["components", "securitySchemes", "shopKey", "name"], "X-Api-Key"]],
  ],
  [
    "a key is sent in the query",
    () => [
      [["components", "securitySchemes", "shopKey"], { type: "apiKey", in: "query", name: "X-Shop-Key" }],
    ],
  ],
  ["an operation needs a second key as well", () => [[[...read, "security"], [{ token: [], shopKey: [] }]]]],
  [
    "one of two keys no longer opens",
    () => [[[...read, "security"], [{ token: [] }]]],
    "",
    () => [
      [
        [...read, "security"],
        [{ token: [] }, { shopKey: [] }],
      ],
    ],
  ],
  [
    "an open operation inherits the need of a key",
    () => [
      [["security"], [{ token: [] }]],
      [[...health, "security"], undefined],
    ],
  ],
  // What the server may send.
  ["a nested field that is asked for and answered may be missing", () => [spares("Season", "to")], "witness"],
  [
    "an answer has one more choice",
    () => [
      [
        schema("Rental"),
        {
          ...now(...schema("Durable")),
          properties: {
            ...now(...schema("Durable"), "properties"),
            kind: { type: "string", const: "rental" },
          },
        },
      ],
      [
        [...schema("Item"), "oneOf"],
        [ref("Perishable"), ref("Durable"), ref("Rental")],
      ],
      [[...schema("Item"), "discriminator", "mapping", "rental"], "#/components/schemas/Rental"],
    ],
    "witness",
  ],
  ["an answer's text gets longer", () => [[property("Durable", "name", "maxLength"), 120]], "witness"],
  [
    "an answer's number loses its lower bound",
    () => [[property("Durable", "price", "minimum"), undefined]],
    "witness",
  ],
  [
    "an answer's time may have an offset",
    () => [[property("Durable", "created_at", "pattern"), undefined]],
    "witness",
  ],
  [
    "an answer's id is no longer a UUID",
    () => [[property("Durable", "id"), { type: "string", description: "The item's id." }]],
    "witness",
  ],
  ["an answer's pair may be cut short", () => [[property("Durable", "size", "minItems"), 1]], "witness"],
  [
    "the values of an answer's record may be null",
    () => [
      [property("Durable", "labels", "additionalProperties"), { type: ["string", "null"], maxLength: 20 }],
    ],
    "witness",
  ],
  [
    "a recursive answer's pattern takes more",
    () => [[property("Category", "slug", "pattern"), "^[a-z0-9]+(?:-[a-z0-9]+)*$"]],
    "witness",
  ],
  ["a recursive answer's field may be missing", () => [spares("Category", "children")], "witness"],
  [
    "an answer's nullable text becomes a nullable number",
    () => [[property("ItemPage", "next_cursor", "type"), ["integer", "null"]]],
    "witness",
  ],
  [
    "an answer's array becomes a record",
    () => [[property("ItemPage", "data"), { type: "object", additionalProperties: ref("Item") }]],
    "witness",
  ],
  [
    "the members of an answer's array may be null",
    () => [[property("ItemPage", "data", "items"), { anyOf: [ref("Item"), { type: "null" }] }]],
    "witness",
  ],
  [
    "an answered array is wrapped in an object",
    () => [
      [
        [...categories, "responses", "200", ...json],
        {
          type: "object",
          properties: { data: now(...categories, "responses", "200", ...json) },
          required: ["data"],
        },
      ],
    ],
    "witness",
  ],
  [
    "a whole answer may be null",
    () => [[[...upload, "responses", "201", ...json], { anyOf: [ref("Photo"), { type: "null" }] }]],
    "witness",
  ],
  [
    "an answer's closed enum opens",
    () => [[property("Health", "status"), { type: "string", "x-extensible-enum": ["ok", "degraded"] }]],
    "witness",
  ],
  [
    "an answer's open text may be a number",
    () => [[property("Durable", "color"), { type: ["string", "integer"] }]],
    "witness",
  ],
  ["an error may come without its text", () => [[required("Problem"), undefined]], "witness"],
  [
    "an error's text has another name",
    () => [
      ...moved(property("Problem", "message"), property("Problem", "error")),
      [required("Problem"), ["error"]],
    ],
    "witness",
  ],
  [
    "an error has another media type",
    () =>
      moved(
        [...read, "responses", "404", "content", "application/json"],
        [...read, "responses", "404", "content", "application/problem+json"],
      ),
  ],
  [
    "an answer has another media type",
    () => [[[...download, "responses", "200", "content"], { "image/webp": { schema: {} } }]],
  ],
  [
    "an answer's media type becomes a range",
    () => [[[...download, "responses", "200", "content"], { "image/*": { schema: {} } }]],
  ],
  ["an answer loses its body", () => [[[...update, "responses", "200", "content"], undefined]]],
  [
    "an answer has another success status",
    () => moved([...create, "responses", "201"], [...create, "responses", "200"]),
  ],
  [
    "a promised header may be missing",
    () => [[[...list, "responses", "200", "headers", "X-Total-Count", "required"], false]],
  ],
  [
    "an answer's header may be any text",
    () => [[[...list, "responses", "200", "headers", "X-Total-Count", "schema"], { type: "string" }]],
    "witness",
  ],
  [
    "a request's closed object loses a field",
    () => [
      [[...schema("ItemUpdate"), "additionalProperties"], false],
      [property("ItemUpdate", "note"), undefined],
    ],
    "witness",
    () => [[[...schema("ItemUpdate"), "additionalProperties"], false]],
  ],
  [
    "a header's pattern takes one length less",
    () => [[[...parameter.trace, "schema", "pattern"], "^[0-9a-f]{9,16}$"]],
    "witness",
    () => [[[...parameter.trace, "schema", "pattern"], "^[0-9a-f]{8,16}$"]],
  ],
  ["a required parameter of a whole path", () => [[[...item, "parameters"], [shop("query")]]]],
  ["a required cookie", () => [[[...read, "parameters", 1], shop("cookie")]]],
  [
    "who asks without a key is refused",
    () => [],
    "",
    () => [
      [
        [...read, "security"],
        [{ token: [] }, {}],
      ],
    ],
  ],
  [
    "an answer's list may have doubles",
    () => [],
    "witness",
    () => [[property("Durable", "tags", "uniqueItems"), true]],
  ],
  [
    "an answer's field may come without another one",
    () => [],
    "witness",
    () => [[[...schema("Durable"), "dependentRequired"], { size: ["labels"] }]],
  ],
  [
    "an answer's page may be of any length",
    () => [],
    "witness",
    () => [[property("ItemPage", "data", "maxItems"), 100]],
  ],
  [
    "an answer's enum has null in its type and its values",
    () => [[property("Health", "status"), { type: ["string", "null"], enum: ["ok", "degraded", null] }]],
    "witness",
  ],
  [
    "a recursive answer is unrolled once and wider below",
    () => [[property("Category", "children", "items"), unrolled(80)]],
    "witness",
  ],
  [
    "one of two media types of an answer goes",
    () => [],
    "",
    () => [[[...download, "responses", "200", "content", "image/webp"], { schema: {} }]],
  ],
];

/** Every existing caller goes on as before. */
const compatible: readonly Row[] = [
  // New fields may come: whoever reads an answer ignores what it does not know.
  [
    "a closed answer has one more field",
    () => [
      [[...schema("Photo"), "additionalProperties"], false],
      [property("Photo", "taken_on"), text],
    ],
    "",
    () => [[[...schema("Photo"), "additionalProperties"], false]],
  ],
  ["a closed answer opens", () => [], "", () => [[[...schema("Photo"), "additionalProperties"], false]]],
  // More is accepted.
  [
    "a request's pair may have a third member",
    () => [also(property("NewDurable", "size"), { maxItems: 3, items: positive })],
  ],
  [
    "a request has one more choice",
    () => [
      [
        schema("NewRental"),
        {
          ...now(...schema("NewDurable")),
          properties: {
            ...now(...schema("NewDurable"), "properties"),
            kind: { type: "string", const: "rental" },
          },
        },
      ],
      [
        [...schema("NewItem"), "oneOf"],
        [ref("NewPerishable"), ref("NewDurable"), ref("NewRental")],
      ],
      [[...schema("NewItem"), "discriminator", "mapping", "rental"], "#/components/schemas/NewRental"],
    ],
  ],
  [
    "a body of another media type is taken as well",
    () => [[[...replace, "requestBody", "content", "image/webp"], { schema: {} }]],
  ],
  [
    "a request's media type becomes a range",
    () => [[[...replace, "requestBody", "content"], { "image/*": { schema: {} } }]],
  ],
  ["a body becomes optional", () => [[[...update, "requestBody", "required"], false]]],
  [
    "a parameter has one more value",
    () => [
      [
        [...parameter.sort, "schema", "enum"],
        ["created_at", "-created_at", "name", "-name"],
      ],
    ],
  ],
  [
    "a parameter's bounds move apart",
    () => [also([...parameter.limit, "schema"], { minimum: 0, maximum: 200 })],
  ],
  ["a path parameter gets longer", () => [[[...download, "parameters", 1, "schema", "maxLength"], 64]]],
  [
    "a path parameter loses its pattern",
    () => [[[...read, "parameters", 0, "schema", "pattern"], undefined]],
  ],
  [
    "a parameter's number becomes a text: its digits are one",
    () => [[[...parameter.max_price, "schema"], { type: "string" }]],
  ],
  [
    "a parameter may be given more than once",
    () => [
      [[...parameter.order, "schema"], { type: "array", items: { type: "string", enum: ["asc", "desc"] } }],
    ],
  ],
  [
    "a required parameter becomes optional",
    () => [],
    "",
    () => [[[...update, "parameters", 1, "required"], true]],
  ],
  [
    "another key opens as well",
    () => [
      [
        [...read, "security"],
        [{ token: [] }, { shopKey: [] }],
      ],
    ],
  ],
  [
    "a rule for a request goes",
    () => [],
    "",
    () => [[[...schema("ItemUpdate"), "x-rules"], ["A `price` of 0 needs a `note`."]]],
  ],
  // Less is sent.
  ["an answer's list has no doubles", () => [[property("Durable", "tags", "uniqueItems"), true]]],
  ["an answer's field is never null", () => [[property("Durable", "season"), ref("Season")]]],
  ["an answer's text gets a pattern", () => [[property("Photo", "caption", "pattern"), "^\\S"]]],
  [
    "an answer's open text gets a closed enum",
    () => [[property("Perishable", "color"), { type: "string", enum: ["red"] }]],
  ],
  [
    "an answer loses a choice",
    () => [
      [[...schema("Item"), "oneOf"], [ref("Durable")]],
      [[...schema("Item"), "discriminator", "mapping"], { durable: "#/components/schemas/Durable" }],
    ],
  ],
  [
    "a recursive answer has one more field",
    () => [[property("Category", "title"), text], needs("Category", "title")],
  ],
  [
    "an answer's header gets a bound",
    () => [[[...list, "responses", "200", "headers", "X-Total-Count", "schema", "maximum"], 1000]],
  ],
  [
    "an answer's header is a number: its digits are a text",
    () => [[[...update, "responses", "200", "headers", "ETag", "schema"], { type: "integer" }]],
  ],
  // There is more.
  [
    "an operation comes to a path",
    () => [[[...item, "put"], { ...now(...update), operationId: "replaceItem" }]],
  ],
  // The same in other words.
  [
    "other descriptions, summaries and tags",
    () => [
      [["info", "description"], "Said better."],
      [["tags"], [{ name: "All" }]],
      also(list, { summary: "Items", description: "Said better.", tags: ["All"] }),
      [property("Durable", "name", "description"), "Said better."],
      [[...update, "responses", "200", "description"], "Said better."],
    ],
  ],
  [
    "other examples",
    () => [
      [[...update, "requestBody", "content", "application/json", "example"], { price: 1 }],
      [[...health, "responses", "200", "content", "application/json", "example"], { status: "degraded" }],
      [
        [...parameter.limit, "schema", "examples"],
        [10, 20],
      ],
      [property("Photo", "caption", "examples"), ["In the sun"]],
    ],
  ],
  [
    "an operation, a parameter and a field are deprecated",
    () => [
      [[...read, "deprecated"], true],
      [[...parameter.in_stock, "deprecated"], true],
      [property("Durable", "note", "deprecated"), true],
    ],
  ],
  ["an operation has another id", () => [[[...read, "operationId"], "readItem"]]],
  [
    "everything has another order",
    () => [
      reversed(...required("Durable")),
      reversed(...required("NewDurable")),
      reversed(...schema("Tag"), "enum"),
      reversed(...schema("Item"), "oneOf"),
      reversed(...schema("NewItem"), "oneOf"),
      reversed(...property("Durable", "season", "anyOf")),
      reversed(...property("ItemUpdate", "note", "type")),
      reversed(...list, "parameters"),
      keysReversed("paths"),
      keysReversed(...list, "responses"),
      keysReversed(...schemas),
      keysReversed(...schema("Durable"), "properties"),
    ],
  ],
  [
    "a component has another name",
    () =>
      Object.entries(pointing(sink, "schemas/Tag", "schemas/Handling") as Schema)
        .map(([key, value]): Edit => [[key], value])
        .concat([
          [schema("Handling"), now(...schema("Tag"))],
          [schema("Tag"), undefined],
        ]),
  ],
  [
    "references are written out",
    () => [
      [property("Durable", "color"), now(...schema("Color"))],
      [property("NewDurable", "tags", "items"), now(...schema("Tag"))],
      [[...upload, "requestBody", "content", "multipart/form-data", "schema"], now(...schema("PhotoUpload"))],
      [[...list, "responses", "200", ...json], now(...schema("ItemPage"))],
    ],
  ],
  [
    "what is written out becomes a component",
    () => [
      [schema("Categories"), now(...categories, "responses", "200", ...json)],
      [[...categories, "responses", "200", ...json], ref("Categories")],
      [schema("Name"), now(...property("Durable", "name"))],
      [property("Durable", "name"), ref("Name")],
      [property("NewDurable", "name"), ref("Name")],
    ],
  ],
  [
    "a component of a component",
    () => [
      [[...schema("Photo"), "$defs"], { Caption: now(...property("Photo", "caption")) }],
      [property("Photo", "caption"), { $ref: "#/components/schemas/Photo/$defs/Caption" }],
    ],
  ],
  [
    "parameters, bodies, answers and headers become components",
    () => [
      [["components", "parameters"], { limit: now(...parameter.limit) }],
      [parameter.limit, { $ref: "#/components/parameters/limit" }],
      [["components", "requestBodies"], { Update: now(...update, "requestBody") }],
      [[...update, "requestBody"], { $ref: "#/components/requestBodies/Update" }],
      [["components", "responses"], { Page: now(...list, "responses", "200") }],
      [[...list, "responses", "200"], { $ref: "#/components/responses/Page" }],
      [["components", "headers"], { Location: now(...create, "responses", "201", "headers", "Location") }],
      [[...create, "responses", "201", "headers", "Location"], { $ref: "#/components/headers/Location" }],
    ],
  ],
  [
    "a parameter of every operation is said at the path",
    () => [
      [[...item, "parameters"], [now(...read, "parameters", 0)]],
      [[...read, "parameters"], undefined],
      [[...update, "parameters"], [now(...update, "parameters", 1)]],
      [[...remove, "parameters"], []],
    ],
  ],
  [
    "a path's parameter has another name: the path is the same",
    () => [
      [["paths", content], undefined],
      [
        ["paths", content.replace("photo_id", "picture")],
        pointing(now("paths", content), '"name":"photo_id', '"name":"picture'),
      ],
    ],
  ],
  [
    "headers in other cases",
    () => [
      [[...parameter.trace, "name"], "x-trace-id"],
      ...moved(
        [...update, "responses", "200", "headers", "ETag"],
        [...update, "responses", "200", "headers", "etag"],
      ),
    ],
  ],
  [
    "what goes without saying about parameters is said",
    () => [
      also(parameter.tag, { style: "form", explode: true, allowReserved: false }),
      also(parameter.trace, { style: "simple", explode: false }),
      [[...parameter.cursor, "required"], undefined],
      also([...read, "parameters", 0], { style: "simple" }),
    ],
  ],
  [
    "what goes without saying about schemas is said",
    () => [
      also(property("ItemUpdate", "note"), { minLength: 0 }),
      also(property("NewDurable", "tags"), { minItems: 0, uniqueItems: false }),
      also(property("Durable", "labels"), { minProperties: 0, propertyNames: { type: "string" } }),
      also(schema("ItemUpdate"), { required: [], additionalProperties: true }),
      also(schema("Photo"), { additionalProperties: {} }),
    ],
  ],
  [
    "schemas in an `allOf` of one",
    () => [
      [[...upload, "responses", "201", ...json], { allOf: [ref("Photo")] }],
      [[...update, "requestBody", ...json], { allOf: [ref("ItemUpdate")] }],
      [property("Durable", "color"), { allOf: [ref("Color")], description: "Its color." }],
    ],
  ],
  [
    "an object in two parts",
    () => [
      [
        schema("Photo"),
        {
          allOf: [
            { type: "object", properties: { id: now(...property("Photo", "id")) }, required: ["id"] },
            {
              type: "object",
              properties: { caption: now(...property("Photo", "caption")) },
              required: ["caption"],
            },
          ],
        },
      ],
      [
        schema("ItemUpdate"),
        {
          allOf: [
            { type: "object", properties: { name: now(...property("ItemUpdate", "name")) } },
            {
              type: "object",
              properties: {
                price: now(...property("ItemUpdate", "price")),
                note: now(...property("ItemUpdate", "note")),
              },
            },
          ],
        },
      ],
    ],
  ],
  [
    "a constant as an enum of one",
    () =>
      ["Durable", "NewDurable"].map(
        (name): Edit => [
          property(name, "kind"),
          { type: "string", enum: ["durable"], description: "It keeps." },
        ],
      ),
  ],
  [
    "an enum as a choice of constants",
    () => [[schema("Tag"), { oneOf: [{ const: "fresh" }, { const: "fragile" }, { const: "heavy" }] }]],
  ],
  ["an enum without its type", () => [[[...schema("Tag"), "type"], undefined]]],
  [
    "null as a choice instead of a type",
    () =>
      ["ItemUpdate", "Durable"].map(
        (name): Edit => [
          property(name, "note"),
          { anyOf: [{ type: "string", maxLength: 500 }, { type: "null" }], description: "Free text." },
        ],
      ),
  ],
  [
    "null as exactly one of two choices",
    () =>
      ["NewDurable", "Durable"].map(
        (name): Edit => [
          property(name, "season"),
          { oneOf: [{ type: "null" }, ref("Season")], description: "When it is sold." },
        ],
      ),
  ],
  [
    "the bounds of an integer in other words",
    () =>
      ["NewDurable", "Durable"].map(
        (name): Edit => [
          property(name, "warranty_months"),
          { type: "integer", exclusiveMinimum: -1, exclusiveMaximum: 121, description: "Months." },
        ],
      ),
  ],
  [
    "an integer as a number without fractions",
    () =>
      ["NewDurable", "Durable"].map(
        (name): Edit => [
          property(name, "warranty_months"),
          { type: "number", multipleOf: 1, minimum: 0, maximum: 120, description: "Months." },
        ],
      ),
  ],
  [
    "a bound that another one implies",
    () =>
      ["ItemUpdate", "Durable"].flatMap((name): Edit[] => [
        also(property(name, "name"), { allOf: [{ maxLength: 100 }] }),
        also(property(name, "price"), { maximum: 1_000_000 }),
      ]),
  ],
  [
    "a pair is closed by its length alone",
    () => ["NewDurable", "Durable"].map((name): Edit => [property(name, "size", "items"), undefined]),
  ],
  ["a pattern in other words", () => [[[...parameter.trace, "schema", "pattern"], "^[\\da-f]{16}$"]]],
  [
    "a pattern as a bound in other words",
    () =>
      ["ItemUpdate", "Durable"].map(
        (name): Edit => [
          property(name, "name"),
          { type: "string", maxLength: 80, not: { const: "" }, description: "What it is called." },
        ],
      ),
  ],
  [
    "security is said once for all",
    () => [
      [["security"], [{ token: [] }]],
      ...[list, create, read, update, remove].map((one): Edit => [[...one, "security"], undefined]),
    ],
  ],
  [
    "a security scheme has another name",
    () => [
      ...moved(["components", "securitySchemes", "shopKey"], ["components", "securitySchemes", "key"]),
      [[...categories, "security"], [{ key: [] }]],
    ],
  ],
  [
    "the keys of which one is needed in another order",
    () => [
      [
        [...read, "security"],
        [{ shopKey: [] }, { token: [] }],
      ],
    ],
    "",
    () => [
      [
        [...read, "security"],
        [{ token: [] }, { shopKey: [] }],
      ],
    ],
  ],
  [
    "a request's closed object has one more field",
    () => [
      [[...schema("ItemUpdate"), "additionalProperties"], false],
      [property("ItemUpdate", "shelf"), text],
    ],
    "",
    () => [[[...schema("ItemUpdate"), "additionalProperties"], false]],
  ],
  [
    "a request's pattern takes more letters",
    () => [[[...parameter.trace, "schema", "pattern"], "^[0-9a-fA-F]{16}$"]],
  ],
  [
    "a request's pattern takes more lengths",
    () => [[[...parameter.trace, "schema", "pattern"], "^[0-9a-f]{16,32}$"]],
  ],
  [
    "an operation may be asked without a key",
    () => [
      [
        [...read, "security"],
        [{ token: [] }, {}],
      ],
    ],
  ],
  ["an answer's pattern takes less", () => [[property("Category", "slug", "pattern"), "^[a-z]+$"]]],
  ["an answer is never one text", () => [[property("Photo", "id", "not"), { const: "" }]]],
  [
    "an answer's enum has null in its values only: its type is text",
    () => [[property("Health", "status"), { type: "string", enum: ["ok", "degraded", null] }]],
  ],
  [
    "a date's format goes, its pattern says the same",
    () => [[property("Perishable", "best_before", "format"), undefined]],
  ],
  [
    "a date's pattern goes, its format says the same",
    () => [[property("Perishable", "best_before", "pattern"), undefined]],
  ],
  [
    "a path's parameter that every operation says anew",
    () => [
      [
        [...item, "parameters"],
        [{ name: "item_id", in: "path", required: true, schema: { type: "integer" } }],
      ],
    ],
  ],
  [
    "discriminators go, the constants stay",
    () => ["Item", "NewItem"].map((name): Edit => [[...schema(name), "discriminator"], undefined]),
  ],
  [
    "choices that exclude each other need not be said to",
    () =>
      ["Item", "NewItem"].flatMap((name): Edit[] => [
        [[...schema(name), "oneOf"], undefined],
        [[...schema(name), "anyOf"], now(...schema(name), "oneOf")],
      ]),
  ],
  [
    "types in other words",
    () =>
      ["ItemUpdate", "Durable"].flatMap((name): Edit[] => [
        [property(name, "name", "type"), ["string"]],
        [property(name, "price", "type"), ["integer", "number"]],
      ]),
  ],
  [
    "a pair is bounded by its items alone",
    () => ["NewDurable", "Durable"].map((name): Edit => [property(name, "size", "maxItems"), undefined]),
  ],
  ["a recursive answer is unrolled once", () => [[property("Category", "children", "items"), unrolled(40)]]],
  [
    "a component that nobody uses changes",
    () => [[schema("Unused"), { type: "integer" }]],
    "",
    () => [[schema("Unused"), { type: "string" }]],
  ],
];

/** One edit of a schema that is only asked for and of its twin that is only answered: one of them breaks. */
const pairs: readonly (readonly [
  what: string,
  edits: (name: "NewDurable" | "Durable") => readonly Edit[],
  breaks: "asked" | "answered",
])[] = [
  [
    "the members of a list have one more value",
    (name) => [
      [property(name, "tags", "items"), { type: "string", enum: ["fresh", "fragile", "heavy", "chilled"] }],
    ],
    "answered",
  ],
  [
    "the members of a list have one value less",
    (name) => [[property(name, "tags", "items"), { type: "string", enum: ["fresh", "fragile"] }]],
    "asked",
  ],
  ["a field is not null", (name) => [[property(name, "note", "type"), "string"]], "asked"],
  ["a bound falls", (name) => [[property(name, "warranty_months", "maximum"), 60]], "asked"],
  ["a text may be empty", (name) => [[property(name, "name", "minLength"), undefined]], "answered"],
  ["an optional field is required", (name) => [needs(name, "labels")], "asked"],
  ["a required field is optional", (name) => [spares(name, "season")], "answered"],
  [
    "an object has no further fields",
    (name) => [[[...schema(name), "additionalProperties"], false]],
    "asked",
  ],
  [
    "a nested field is optional",
    (name) => [
      [
        property(name, "season"),
        { anyOf: [{ ...now(...schema("Season")), required: ["from"] }, { type: "null" }] },
      ],
    ],
    "answered",
  ],
  ["an integer may have fractions", (name) => [[property(name, "quantity", "type"), "number"]], "answered"],
  [
    "a bound includes itself",
    (name) => [
      [property(name, "price"), { type: "number", minimum: 0, maximum: 1_000_000, description: "Price." }],
    ],
    "answered",
  ],
  [
    "a pair may go on",
    (name) => [also(property(name, "size"), { maxItems: 3, items: positive })],
    "answered",
  ],
  [
    "an open enum is closed",
    (name) => [[property(name, "color"), { type: "string", enum: ["red", "green", "blue"] }]],
    "asked",
  ],
  [
    "a record's values get longer",
    (name) => [[property(name, "labels", "additionalProperties"), { type: "string", maxLength: 40 }]],
    "answered",
  ],
  ["a field is nothing any more", (name) => [[property(name, "size"), false]], "asked"],
  ["a field may be anything", (name) => [[property(name, "labels"), {}]], "answered"],
  [
    "a keyword beside a reference",
    (name) => [[property(name, "color"), { ...ref("Color"), maxLength: 20 }]],
    "asked",
  ],
  [
    "a nested field gets narrower",
    (name) => [
      [
        property(name, "season"),
        {
          anyOf: [{ allOf: [ref("Season"), { properties: { from: { pattern: "^20" } } }] }, { type: "null" }],
        },
      ],
    ],
    "asked",
  ],
];

const pairRows = pairs.flatMap(([what, edits, breaks]) =>
  (["NewDurable", "Durable"] as const).map((name) => ({
    what: `${what} (${name})`,
    edits: () => edits(name),
    breaks: (breaks === "asked") === (name === "NewDurable"),
  })),
);

const rows = (all: readonly Row[]) =>
  all.map(([what, edits, witness, before]) => ({ what, edits, witness, before }));

/** Each commit tries the one half or the other. */
const half = <Item>(all: readonly Item[]) => all.filter((_, index) => index % 2 === seed % 2);

const compared = (after: readonly Edit[], before: readonly Edit[] = []) =>
  wireChanges(edited(sink, before), edited(sink, after));

describe("a change that breaks callers on the wire", () => {
  it.each(
    half([
      ...rows(breaking),
      ...pairRows
        .filter(({ breaks }) => breaks)
        .map(({ what, edits }) => ({ what, edits, witness: "witness", before: undefined })),
    ]),
  )("$what", async ({ edits, witness, before }) => {
    const breaks = (await compared(edits(), before?.())).filter(({ bump }) => bump === "major");
    expect(breaks).not.toEqual([]);
    if (witness) expect(breaks.filter((finding) => finding.witness)).not.toEqual([]);
  });
});

describe("a change that breaks nobody on the wire", () => {
  it.each(
    half([
      ...rows(compatible),
      ...pairRows
        .filter(({ breaks }) => !breaks)
        .map(({ what, edits }) => ({ what, edits, before: undefined })),
    ]),
  )("$what", async ({ edits, before }) => {
    const findings = await compared(edits(), before?.());
    expect(findings.filter(({ bump }) => bump === "major")).toEqual([]);
  });
});
