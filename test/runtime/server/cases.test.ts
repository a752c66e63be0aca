import { describe, expect, it } from "vitest";
import { loadContract } from "../../../scripts/contract/load.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { documentOf } from "../../../scripts/model/document/write.ts";
import { modelOfContract } from "../../../scripts/model/from-contract.ts";
import { createContractApp } from "../../../scripts/runtime/server/app.ts";
import type { ServerOperation } from "../../../scripts/runtime/server/types.ts";
import { casesOf } from "../../../scripts/schema-cases/index.ts";
import { kitchenSink, workshop } from "../../emit/server/generated.ts";

interface Parameter {
  readonly in: "path" | "query" | "header";
  readonly name: string;
  readonly schema: JsonSchema & { readonly type?: unknown; readonly examples?: readonly unknown[] };
}
interface DocumentOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Record<
      string,
      { schema: JsonSchema; example?: unknown; examples?: Record<string, { value: unknown }> }
    >;
  };
}

/** All of a spec that this test needs: its document, and an app that counts what gets through. */
async function subjectOf(spec: string) {
  const { contract } = await loadContract(spec);
  const { model } = modelOfContract(contract);
  const document = JSON.parse(JSON.stringify(documentOf(model))) as {
    paths: Record<string, Record<string, DocumentOperation>>;
  };
  const server = serverContract(contract, model);
  let reached = 0;
  const { fetch } = createContractApp(server, {
    authenticate: () => ({}),
    operations: Object.fromEntries(
      server.operations.map(({ operationId, responses, errors }) => [
        operationId,
        () => {
          reached++;
          const bare = responses.find(({ body, headers }) => !body && Object.keys(headers).length === 0);
          const error = errors.find(({ by }) => by !== "schema");
          return bare
            ? { status: Number(bare.status) }
            : { status: Number(error?.status ?? 0), error: error?.text ?? "" };
        },
      ]),
    ),
    logger: { info() {}, error: (entry) => expect(entry).toBe(undefined) },
  });
  const send = async (request: Request) => {
    const before = reached;
    const { status, ...response } = await fetch(request).then(async (it) => ({
      status: it.status,
      text: await it.text(),
    }));
    return { reached: reached > before, status, text: response.text };
  };
  return { document, server, send };
}

const base = "http://localhost";
const credentials = { authorization: "Bearer x", "x-shop-key": "x" };

describe.each([
  ["the workshop", workshop],
  ["the kitchen sink", kitchenSink],
])("all cases of %s as requests", (_, spec) => {
  it("are accepted or refused as the contract says, and never fail", async () => {
    const { document, server, send } = await subjectOf(spec);
    const { textField = "", errors } = server;
    let valid = 0;
    let invalid = 0;
    for (const operation of server.operations) {
      const described = document.paths[operation.path]?.[operation.method.toLowerCase()] ?? {};
      const texts = operation.errors.map((error) => JSON.stringify({ [textField]: error.text }));
      for (const { request, isValid, rejects, said, label } of requestsOf(operation, described, document)) {
        const answer = await send(request);
        const seen = { label, reached: answer.reached, status: answer.status };
        if (isValid && !rejects) {
          valid++;
          expect(seen).toEqual({ ...seen, reached: true });
        } else {
          invalid++;
          expect({ ...seen, text: answer.text }).toEqual({
            label,
            reached: false,
            status: errors.invalid.status,
            text: expect.toSatisfy(
              (text: string) => texts.includes(text) || text === JSON.stringify({ [textField]: said }),
            ),
          });
        }
        expect(answer.status).not.toBe(500);
      }
    }
    expect([valid > 5, invalid > 10]).toEqual([true, true]);
  }, 60_000);
});

interface CaseRequest {
  readonly request: Request;
  readonly isValid: boolean;
  /** A rule that JSON Schema can't say rejects it. */
  readonly rejects: boolean;
  /** What the schema's author says of it, where the operation does not document that. */
  readonly said?: string | undefined;
  readonly label: string;
}

const parts = { path: "params", query: "query", header: "headers" } as const;

function* requestsOf(
  operation: ServerOperation,
  described: DocumentOperation,
  root: object,
): Generator<CaseRequest> {
  const parameters = described.parameters ?? [];
  const [mediaType, content] = Object.entries(described.requestBody?.content ?? {})[0] ?? [];
  const example = content?.example ?? Object.values(content?.examples ?? {})[0]?.value;
  const isJson = mediaType === "application/json";
  const request = (changed?: Parameter, value?: unknown, body: unknown = example) => {
    const url = new URL(base + operation.path);
    const headers: Record<string, string> = { ...credentials };
    for (const parameter of parameters) {
      const one =
        parameter === changed ? value : parameter.in === "path" ? parameter.schema.examples?.[0] : undefined;
      if (one === undefined) continue;
      if (parameter.in === "path")
        url.pathname = url.pathname.replace(
          encodeURI(`{${parameter.name}}`),
          encodeURIComponent(String(one)),
        );
      else if (parameter.in === "header") headers[parameter.name] = String(one);
      else
        for (const item of Array.isArray(one) ? one : [one])
          url.searchParams.append(parameter.name, String(item));
    }
    if (isJson) headers["content-type"] = mediaType;
    const { method } = operation;
    return new Request(url, { method, headers, ...(isJson ? { body: JSON.stringify(body) } : {}) });
  };

  if (isJson && content)
    for (const { value, valid, label } of casesOf(content.schema, { root, random: 40 })) {
      const issues = operation.body?.schema?.safeParse(value).error?.issues ?? [];
      const rejects = valid && issues.some(({ code }) => code === "custom");
      const said = issues[0]?.message;
      yield {
        request: request(undefined, undefined, value),
        isValid: valid,
        rejects,
        said,
        label: `body: ${label}`,
      };
    }
  if (mediaType && !isJson) return;
  for (const parameter of parameters)
    for (const { value, valid, label } of casesOf(parameter.schema, { root, random: 10 })) {
      if (!isSayable(parameter, value, valid)) continue;
      const where = `${operation.operationId} ${parameter.in} ${parameter.name}: ${label}`;
      const schema = operation[parts[parameter.in]][parameter.name];
      const said = schema?.safeParse(value).error?.issues[0]?.message;
      yield { request: request(parameter, value), isValid: valid, rejects: false, said, label: where };
    }
}

/** Whether a URL or a header field can carry the value, so that it is still one of that type. */
function isSayable({ in: place, schema }: Parameter, value: unknown, valid: boolean): boolean {
  const items = Array.isArray(value) ? value : [value];
  if (items.length === 0 || items.some((item) => item === null || typeof item === "object")) return false;
  if (!valid && !isOfType(value, schema.type)) return false;
  const text = items.map(String).join("");
  if (/\p{Surrogate}/u.test(text)) return false;
  if (place === "header") return /^[\x21-\x7e]+$/.test(text);
  return place === "query" || (text !== "" && text !== "." && text !== "..");
}

function isOfType(value: unknown, type: unknown): boolean {
  if (Array.isArray(value)) return type === "array";
  if (type === undefined) return true;
  return typeof value === (type === "integer" ? "number" : type);
}
