import { describe, expect, it } from "vitest";
import { wireChanges } from "./documents.ts";
import { edited } from "./edits.ts";
import { everyObject } from "./fields/every-object.ts";
import { operationRows } from "./fields/operations.ts";
import { schemaRows } from "./fields/schemas.ts";

/** The fixed fields of OpenAPI's objects, and the keywords that it gives a schema beside JSON Schema's assertions. */
const fields: Readonly<Record<string, string>> = {
  OpenAPI: "info jsonSchemaDialect servers paths webhooks components security tags externalDocs openapi",
  Server: "url description variables",
  "Path Item": "$ref summary description servers parameters methods",
  Operation:
    "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated security servers",
  Parameter:
    "name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content",
  "Request Body": "description content required",
  "Media Type": "schema example examples encoding",
  Encoding: "contentType headers style explode allowReserved",
  Responses: "default status",
  Response: "description headers content links",
  Header: "description required deprecated style explode schema content example examples",
  Callback: "expression path-item",
  Schema:
    "discriminator xml externalDocs example examples default deprecated readOnly writeOnly nullable format title contentEncoding contentMediaType contentSchema additionalProperties unevaluatedProperties unevaluatedItems $dynamicRef $dynamicAnchor $comment",
  Discriminator: "propertyName mapping",
  XML: "name namespace prefix attribute wrapped",
  "Security Scheme": "type description name in scheme bearerFormat flows openIdConnectUrl",
  "OAuth Flow": "authorizationUrl tokenUrl refreshUrl scopes",
};

const rows = [...operationRows, ...schemaRows];

describe("a change of each field of OpenAPI is told, or has no meaning on the wire", () => {
  it.each(rows)("%s", async (_, path, value, wanted) => {
    const old = structuredClone(everyObject) as never;
    const found = await wireChanges(old, edited(old, [[path, value]]));
    expect(found.map(({ rule, bump, place }) => `${rule} ${bump} ${place}`)).toEqual(wanted);
  });

  it("no field is left out", () => {
    const all = Object.entries(fields).flatMap(([object, names]) =>
      names.split(" ").map((name) => `${object} ${name}`),
    );
    const own = rows.map(([field]) => field).filter((field) => !/ x-/.test(field));
    expect([...new Set(own)].sort()).toEqual(all.sort());
  });
});
