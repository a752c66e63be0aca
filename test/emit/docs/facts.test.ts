import { expect, test } from "vitest";
import type { Api } from "../../../scripts/contract/api.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import type { JsonSchema, SchemaObject } from "../../../scripts/lib/json-schema.ts";
import { dereferenced } from "../../../scripts/model/component.ts";
import { hasSingleCredentials } from "../../../scripts/model/credential.ts";
import { standsForSuccess } from "../../../scripts/model/documented-status.ts";
import { limitSentences } from "../../../scripts/model/limits.ts";
import type { ApiModel, OperationModel } from "../../../scripts/model/model.ts";
import about from "../../fixtures/about/index.ts";
import credentials from "../../fixtures/credentials/index.ts";
import depths from "../../fixtures/depths/index.ts";
import errorTexts from "../../fixtures/error-texts/index.ts";
import errors from "../../fixtures/errors/index.ts";
import ferries from "../../fixtures/ferries/index.ts";
import harbor from "../../fixtures/harbor/index.ts";
import kitchenSink from "../../fixtures/kitchen-sink/index.ts";
import media from "../../fixtures/media/index.ts";
import parameters from "../../fixtures/parameters/index.ts";
import payloads from "../../fixtures/payloads/index.ts";
import quay from "../../fixtures/quay/index.ts";
import relay from "../../fixtures/relay/index.ts";
import shapes from "../../fixtures/shapes/index.ts";
import statuses from "../../fixtures/statuses/index.ts";
import tracker from "../../fixtures/tracker/index.ts";
import webhooks from "../../fixtures/webhooks/index.ts";
import zoo from "../../fixtures/zoo/index.ts";
import { sourceOfApi } from "./sources.ts";

const bounds = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
  ...["minItems", "maxItems", "minProperties", "maxProperties"],
];

/** The numbers of a schema's bounds. Those that say nothing, and those of the machine, are none. */
function boundsOf(schema: SchemaObject): string[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const isSaid = !(keyword === "minLength" ? [0, 1] : /^min[A-Z]/.test(keyword) ? [0] : []).includes(
      Number(value),
    );
    return bounds.includes(keyword) && isSaid && Math.abs(Number(value)) < Number.MAX_SAFE_INTEGER
      ? [String(value)]
      : [];
  });
}

/** What the contract says of the fields of a value, and a caller needs. */
function factsOf(api: ApiModel, schema: JsonSchema, above: readonly unknown[] = []): string[] {
  const found = dereferenced(api, schema);
  if (above.includes(found)) return [];
  const inside = (one: JsonSchema) => factsOf(api, one, [...above, found]);
  const { items, prefixItems = [], additionalProperties, oneOf, anyOf, allOf = [] } = found;
  return [
    ...Object.entries(found.properties ?? {}).flatMap(([name, field]) => {
      const { description, enum: values = [], default: fallback, ...rest } = dereferenced(api, field);
      const said = [...values, ...(fallback === undefined ? [] : [fallback])];
      return [
        name,
        ...(description === undefined ? [] : [description.replace(/[.!?]$/, "")]),
        ...said.filter((value) => typeof value !== "object").map(String),
        ...boundsOf(rest),
        ...inside(field),
      ];
    }),
    ...[items, additionalProperties].flatMap((part) =>
      typeof part === "object" ? [...boundsOf(dereferenced(api, part)), ...inside(part)] : [],
    ),
    ...[...(oneOf ?? anyOf ?? []), ...allOf, ...prefixItems].flatMap(inside),
  ];
}

/** Each fact, and the heading below which it stands; an empty one is the page before its first heading. */
function operationFacts(
  api: ApiModel,
  operation: OperationModel,
): (readonly [heading: string, fact: string])[] {
  const { method, path, title, description, requestBody, responses, security, deprecated } = operation;
  const below = (heading: string, facts: readonly string[]) => facts.map((fact) => [heading, fact] as const);
  const headings = {
    path: "Path parameters",
    query: "Query parameters",
    header: "Headers",
    cookie: "Cookies",
  };
  const payloadFacts = (content: OperationModel["responses"][number]["content"]) =>
    content.flatMap(({ mediaType, kind, schema = true }) =>
      kind === "binary" || kind === "text" ? [mediaType] : factsOf(api, schema),
    );
  return [
    ...below("", [`${method} ${path.replace(/#.*$/, "")}`, title, description]),
    ...below("", deprecated ? ["Deprecated", deprecated.since ?? "", deprecated.sunset ?? ""] : []),
    ...operation.parameters.flatMap(({ name, schema, in: place }) =>
      below(headings[place], factsOf(api, { properties: { [name]: schema } })),
    ),
    ...below("Request body", payloadFacts(requestBody?.content ?? [])),
    ...responses.flatMap(({ status, content, headers }) =>
      below(`Response: \`${status}`, [
        String(status),
        ...payloadFacts(content),
        ...headers.flatMap(({ name, description: words = "" }) => [name, words]),
      ]),
    ),
    // Where an API takes one key, its description tells of it.
    ...(hasSingleCredentials(api)
      ? []
      : below(
          "Credentials",
          security.flatMap((requirement) =>
            Object.entries(requirement).flatMap(([name, scopes]) => [name, ...scopes]),
          ),
        )),
    ...below(
      "Error responses",
      operation.errors
        .filter((error) => !error.shared && error.listed !== false && !standsForSuccess(operation, error))
        .flatMap(({ status, when }) => [String(status), when]),
    ),
  ];
}

/** The part of a page below a heading, up to the next one of its level. */
function partBelow(page: string, heading: string): string {
  const parts = page.split(/^## /m);
  return (
    (heading === "" ? parts[0] : parts.find((part, index) => index > 0 && part.startsWith(heading))) ?? ""
  );
}

/** The page as text: what Markdown and JavaScript escape is as its author wrote it. */
function plain(page: string): string {
  return page.replace(/\\(?=["\\_*`|[\]<>{}&])/g, "");
}

const contracts: Readonly<Record<string, Api>> = {
  ...{
    harbor,
    quay,
    kitchenSink,
    payloads,
    depths,
    errors,
    credentials,
    about,
    media,
    parameters,
    ferries,
    relay,
    statuses,
    tracker,
    zoo,
    webhooks,
    shapes,
    errorTexts,
  },
};

test.each(Object.entries(contracts))(
  "pages of %s say all that a caller needs, each in its place",
  async (_, api) => {
    const operations = api.operations.map((operation) => ({
      ...operation,
      // No words of an author in place of what is generated.
      docs: {
        ...operation.docs,
        asWritten: [],
        pathParameters: true,
        responseFields: true,
        responses: "status" as const,
      },
    }));
    const source = sourceOfApi({ ...api, operations });
    const files = await emitDocs(source);
    const missing = source.model.operations.flatMap((operation) => {
      const page = files.get(`docs/${operation.section.id}/${operation.page.name}.mdx`) ?? "";
      const limits = limitSentences(operation.limits).filter((fact) => !page.includes(fact));
      return [
        ...limits,
        ...operationFacts(source.model, operation)
          .filter(([heading, fact]) => !plain(partBelow(page, heading)).includes(plain(fact)))
          .map(([heading, fact]) => `${operation.operationId}, ${heading}: ${fact}`),
      ];
    });
    expect(missing).toEqual([]);
  },
);

test.each(Object.entries(contracts))("api.md of %s says what comes back", async (_, api) => {
  const source = sourceOfApi(api);
  const text = plain((await emitClient(source)).get("client/api.md") ?? "");
  const missing = source.model.operations.flatMap(({ operationId, responses, requestBody }) =>
    [...responses.flatMap(({ content }) => content), ...(requestBody?.content ?? [])]
      .flatMap(({ kind, schema = true }) => (kind === "json" ? factsOf(source.model, schema) : []))
      .filter((fact) => !text.includes(plain(fact)))
      .map((fact) => `${operationId}: ${fact}`),
  );
  expect(missing).toEqual([]);
});
