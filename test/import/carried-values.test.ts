import { expect, it } from "vitest";
import { newAccount } from "../../scripts/import/account.ts";
import { withCarriedValues } from "../../scripts/import/read/carried-values.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

const text = { type: "string" };
const texts = { type: "array", items: text };
const Tags = { type: "array", items: { $ref: "#/components/schemas/Tag" } };

/** What becomes of a parameter, and of a header field of an answer; each with what is told. */
function read(parameter: object, header: object) {
  const { notes, tell } = newAccount();
  const document = {
    openapi: "3.1.0",
    info: { title: "Notes API", version: "1.0.0" },
    paths: {
      "/notes/{id}": {
        get: {
          operationId: "find",
          parameters: [{ name: "id", in: "query", ...parameter }],
          responses: { 200: { description: "Found.", headers: { "X-Seen": header } } },
        },
      },
    },
    components: { schemas: { Tag: text, Tags } },
  };
  const [operation] = withCarriedValues(modelOfDocument(document), tell).operations;
  return {
    parameter: operation?.parameters[0],
    header: operation?.responses[0]?.headers[0]?.schema,
    told: notes.map(({ fate, what, why }) => `${fate}: ${what}: ${why}`),
  };
}

const noPipe = "other form: schema: an item has no pipe: it ends the item";

it.each<[string, object, unknown, readonly string[]]>([
  [
    "a list that pipes separate",
    { style: "pipeDelimited", explode: false, schema: texts },
    { ...texts, items: { ...text, pattern: "^[^|]*$" } },
    [noPipe],
  ],
  [
    "a list that spaces separate, of any items",
    { style: "spaceDelimited", explode: false, schema: { type: "array", items: true } },
    { type: "array", items: { ...text, pattern: "^[^ ]*$" } },
    ["other form: schema: an item has no space: it ends the item"],
  ],
  [
    "a component of components",
    { style: "pipeDelimited", explode: false, schema: { $ref: "#/components/schemas/Tags" } },
    { type: "array", items: { ...text, pattern: "^[^|]*$" } },
    [noPipe],
  ],
  [
    "items that are listed",
    { style: "pipeDelimited", explode: false, schema: { type: "array", items: { enum: ["a|b"] } } },
    { type: "array", items: { enum: ["a|b"] } },
    [],
  ],
  ["a list whose comma is encoded", { explode: false, schema: texts }, texts, []],
  ["a list that may be absent", { schema: texts }, texts, []],
  [
    "a list that must be there",
    { required: true, schema: texts },
    { ...texts, minItems: 1 },
    ["other form: schema: a list without an item is not there"],
  ],
  ["a list in JSON", { content: { "application/json": { schema: texts } } }, texts, []],
  [
    "anything",
    { schema: { description: "A word." } },
    { ...text, description: "A word." },
    ["other form: schema: any value travels as a text"],
  ],
  ["a number", { schema: { type: "number" } }, { type: "number" }, []],
  ["`true`", { schema: true }, text, ["other form: schema: any value travels as a text"]],
  ["nothing", { schema: false }, false, []],
  [
    "a component that stays",
    { schema: { $ref: "#/components/schemas/Tag" } },
    { $ref: "#/components/schemas/Tag" },
    [],
  ],
  [
    "a list without items that must be there",
    { required: true, schema: { type: "array" } },
    { type: "array", minItems: 1 },
    ["other form: schema: a list without an item is not there"],
  ],
  [
    "a list that has an item",
    { required: true, schema: { ...texts, minItems: 2 } },
    { ...texts, minItems: 2 },
    [],
  ],
  [
    "a list whose items nothing fits",
    { style: "pipeDelimited", explode: false, schema: { type: "array", items: false } },
    { type: "array", items: false },
    [],
  ],
  [
    "a list whose commas are not encoded",
    { explode: false, allowReserved: true, schema: texts },
    { ...texts, items: { ...text, pattern: "^[^,]*$" } },
    ["other form: schema: an item has no comma: it ends the item"],
  ],
])("lets a parameter be what its text carries: %s", (_, parameter, wanted, told) => {
  const made = read(parameter, { schema: text });
  expect({ schema: made.parameter?.schema, told: made.told }).toEqual({ schema: wanted, told });
});

it("takes `deepObject` for what OpenAPI defines", () => {
  const { parameter, told } = read({ style: "deepObject", schema: { type: "object" } }, { schema: text });
  expect(parameter).toMatchObject({ style: "deepObject", explode: true });
  expect(told).toEqual(["other form: style `deepObject`: OpenAPI defines it with `explode: true` only"]);
});

it.each<[string, object, object, readonly string[]]>([
  ["a text", { schema: text }, text, []],
  [
    "`null`",
    { schema: { type: ["integer", "null"] } },
    { type: "integer" },
    ["other form: schema: a text can't say `null`"],
  ],
  [
    "a list of texts",
    { schema: texts },
    { ...texts, items: { ...text, pattern: "^[^,\\s](?:[^,]*[^,\\s])?$" } },
    ["other form: schema: an item has no comma, or a space at its edges: it ends the item"],
  ],
  [
    "texts and numbers",
    { schema: { anyOf: [text, { type: "integer" }] } },
    text,
    ["other form: schema: a text is a text, whatever it reads as"],
  ],
  ["anything", { schema: {} }, text, ["other form: schema: any value travels as a text"]],
  [
    "an object",
    { schema: { type: "object" } },
    text,
    ["left out: schema: it is a text: a header field has no fields here"],
  ],
  [
    "JSON",
    { content: { "application/json": { schema: text } } },
    text,
    ["left out: schema: it is a text: a header field has no `application/json` here"],
  ],
])("lets a header field of an answer be what its text carries: %s", (_, header, wanted, told) => {
  const made = read({ schema: text }, header);
  expect({ schema: made.header, told: made.told }).toEqual({ schema: wanted, told });
});
