import { expect, test } from "vitest";
import type { Api } from "../../../scripts/contract/api.ts";
import { emitDocs } from "../../../scripts/emit/docs/emit.ts";
import { boundSentences } from "../../../scripts/emit/docs/page/bounds.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { dereferenced } from "../../../scripts/model/component.ts";
import type { ApiModel, OperationModel } from "../../../scripts/model/model.ts";
import harbor from "../../fixtures/harbor/index.ts";
import kitchenSink from "../../fixtures/kitchen-sink/index.ts";
import payloads from "../../fixtures/payloads/index.ts";
import { sourceOfApi } from "./sources.ts";

/** What the contract says of the fields of a value, and a caller needs. */
function factsOf(api: ApiModel, schema: JsonSchema, above: readonly unknown[] = []): string[] {
  const found = dereferenced(api, schema);
  if (above.includes(found)) return [];
  const inside = (one: JsonSchema) => factsOf(api, one, [...above, found]);
  return [
    ...Object.entries(found.properties ?? {}).flatMap(([name, field]) => {
      const { description, enum: values = [], default: fallback, ...rest } = dereferenced(api, field);
      const said = [...values, ...(fallback === undefined ? [] : [fallback])];
      return [
        name,
        ...(description === undefined ? [] : [description.replace(/[.!?]$/, "")]),
        ...said.filter((value) => typeof value !== "object").map(String),
        ...boundSentences(rest),
        ...inside(field),
      ];
    }),
    ...(found.oneOf ?? found.anyOf ?? []).flatMap(inside),
    ...(typeof found.items === "object" ? inside(found.items) : []),
  ];
}

function operationFacts(api: ApiModel, operation: OperationModel): string[] {
  const { method, path, title, description, parameters, requestBody, responses, errors } = operation;
  const object = (name: string, schema: JsonSchema) => factsOf(api, { properties: { [name]: schema } });
  const payloadFacts = (content: OperationModel["responses"][number]["content"]) =>
    content.flatMap(({ mediaType, kind, schema = true }) =>
      kind === "binary" || kind === "text" ? [mediaType] : factsOf(api, schema),
    );
  return [
    `${method} ${path}`,
    title,
    description,
    ...parameters.flatMap((parameter) => object(parameter.name, parameter.schema)),
    ...payloadFacts(requestBody?.content ?? []),
    ...responses.flatMap(({ status, content }) => [String(status), ...payloadFacts(content)]),
    ...errors
      .filter(({ shared, listed }) => !shared && listed !== false)
      .flatMap(({ status, when }) => [String(status), when]),
  ];
}

/** The page as text: what Markdown and JavaScript escape is as its author wrote it. */
function plain(page: string): string {
  return page.replace(/\\(?=["\\_*`|[\]<>{}&])/g, "");
}

const contracts: Readonly<Record<string, Api>> = { harbor, kitchenSink, payloads };

test.each(Object.entries(contracts))("pages of %s say all that a caller needs", async (_, api) => {
  const operations = api.operations.map((operation) => ({
    ...operation,
    docs: { ...operation.docs, pathParameters: true, responseFields: true, responses: "status" as const },
  }));
  const source = sourceOfApi({ ...api, operations });
  const files = await emitDocs(source);
  const missing = source.model.operations.flatMap((operation) => {
    const page = plain(files.get(`docs/${operation.section.id}/${operation.page.name}.mdx`) ?? "");
    return operationFacts(source.model, operation)
      .filter((fact) => !page.includes(plain(fact)))
      .map((fact) => `${operation.operationId}: ${fact}`);
  });
  expect(missing).toEqual([]);
});
