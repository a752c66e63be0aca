import { expect, it } from "vitest";
import { withoutSchemasOfBytes } from "../../scripts/import/proof/as-specs-say.ts";
import { importedModel } from "./document.ts";

const shop = { type: "object", properties: { name: { type: "string" } } };
const anything = { type: "string", format: "binary" };

/** An operation that takes and answers bodies of these media types. */
function modelOf(content: Readonly<Record<string, object>>, path = "/shops") {
  const payloads = Object.fromEntries(
    Object.entries(content).map(([mediaType, schema]) => [mediaType, { schema }]),
  );
  return importedModel({
    [path]: {
      post: {
        operationId: "add",
        requestBody: { content: payloads },
        responses: {
          200: { description: "OK.", content: payloads },
          400: { description: "No.", content: payloads },
        },
      },
      get: { operationId: "list", responses: { 204: { description: "None." } } },
    },
  });
}

it.each<
  [what: string, document: ReturnType<typeof modelOf>, spec: ReturnType<typeof modelOf>, left: boolean]
>([
  [
    "a body that the spec takes as bytes",
    modelOf({ "application/xml": shop }),
    modelOf({ "application/xml": anything }),
    true,
  ],
  [
    "the same with a parameter of its media type",
    modelOf({ "application/xml; charset=utf-8": shop }),
    modelOf({ "application/xml; charset=utf-8": anything }),
    true,
  ],
  [
    "not one that the spec knows",
    modelOf({ "application/xml": shop }),
    modelOf({ "application/xml": shop }),
    false,
  ],
  [
    "not one of JSON",
    modelOf({ "application/json": shop }),
    modelOf({ "application/json": anything }),
    false,
  ],
  [
    "not one that the spec does not have",
    modelOf({ "application/xml": shop }),
    modelOf({ "text/csv": anything }),
    false,
  ],
  [
    "not that of another operation",
    modelOf({ "application/xml": shop }),
    modelOf({ "application/xml": anything }, "/others"),
    false,
  ],
])("is compared without its schema: %s", (_, document, spec, left) => {
  const [made] = withoutSchemasOfBytes(document, spec).operations;
  const [given] = document.operations;
  const [other] = spec.operations;
  const wanted = left ? other : given;
  const schemas = (operation: typeof made) => [
    operation?.requestBody?.content[0].schema,
    ...[...(operation?.responses ?? []), ...(operation?.errorResponses ?? [])].map(
      ({ content: [payload] }) => payload?.schema,
    ),
  ];
  expect(schemas(made)).toEqual(schemas(wanted));
  expect(made?.requestBody?.content[0].mediaType).toBe(given?.requestBody?.content[0].mediaType);
});
