import { type ClientOperation, clientOperationOf } from "../../../scripts/emit/client/client-operation.ts";
import { credentialOptions } from "../../../scripts/emit/client/names.ts";
import type { Json } from "../../../scripts/lib/json.ts";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import type { StatusKey } from "../../../scripts/lib/status.ts";
import { modelOfDocument } from "../../../scripts/model/from-document.ts";
import type { ApiModel, OperationModel } from "../../../scripts/model/model.ts";
import type { ServerContract } from "../../../scripts/runtime/server/types.ts";
import { casesOf, sampleOf } from "../../../scripts/schema-cases/index.ts";
import { type ClientModule, loadClient, type Result } from "./client.ts";
import { inputsOf } from "./inputs.ts";

/** What a handler gives. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** A server: its document, and an app whose handlers all give what `answer` gives. */
export interface Server {
  readonly document: Json;
  readonly contract: ServerContract;
  readonly start: (answer: () => Answer) => (request: Request) => Promise<Response>;
}

/** What was tried, and what went wrong: the client of one version with the server of another. */
export interface Skew {
  readonly calls: number;
  readonly breaches: readonly string[];
}

export interface SkewOptions {
  /** Knows the inputs that only a rule refuses which no document can say. */
  readonly breaksRule?: (input: object) => boolean;
  /** The operations to call; all where absent. */
  readonly only?: readonly string[];
}

/**
 * Calls every operation that both documents have with every case of its input, and lets the server
 * give every case of each of its answers. Whatever the client's own document allows must be taken,
 * and whatever comes must be a result that this document has.
 */
export async function skewOf(
  clientDocument: Json,
  server: Server,
  { breaksRule = () => false, only }: SkewOptions = {},
): Promise<Skew> {
  const mine = modelOfDocument(clientDocument);
  const theirs = modelOfDocument(server.document);
  const client = await loadClient(clientDocument);
  let answer: Answer = { status: 500 };
  const fetch = server.start(() => answer);
  const keys = Object.fromEntries(credentialOptions(mine).map(({ option }) => [option, "key"]));
  const options = { ...keys, fetch, retries: 0, baseUrl: "http://localhost" };
  const checked = client.createClient(options);
  const unchecked = client.createClient({ ...options, validate: false });
  const breaches: string[] = [];
  let calls = 0;
  for (const operation of mine.operations) {
    const called = clientOperationOf(mine, operation);
    const other = theirs.operations.find(
      ({ path, method }) => path === operation.path && method === operation.method,
    );
    if (!other || only?.includes(operation.operationId) === false) continue;
    const answers = [...answersOf(clientOperationOf(theirs, other), theirs, server.contract)];
    const [first, usual] = [answers[0], inputsOf(called, mine).next().value];
    if (!first || !usual) throw new Error(`${operation.operationId} has no answer`);
    const said = new Set(called.results.flatMap(({ statuses }) => statuses));
    const call = (through: unknown, input: object) => callOf(client, operation.operationId)(through, input);

    answer = first;
    for (const { value, valid, label } of inputsOf(called, mine)) {
      calls++;
      const result = await call(valid ? checked : unchecked, value);
      const taken = valid && !breaksRule(value);
      const fine = taken
        ? result.status === first.status
        : isDocumented(result, said) || result.status === "invalid-request";
      if (!fine) breaches.push(`${operation.operationId} with ${label}: ${describe(result)}`);
    }
    for (const given of answers) {
      calls++;
      answer = given;
      const result = await call(checked, usual.value);
      // A status that only the server's version has is a result of its own, as the client promises.
      const fine = said.has(given.status) ? result.status === given.status : result.status === "undocumented";
      if (!fine)
        breaches.push(
          `${operation.operationId} answered ${JSON.stringify(given).slice(0, 200)}: ${describe(result)}`,
        );
    }
  }
  return { calls, breaches };
}

function callOf(client: ClientModule, operationId: string) {
  return client[operationId] as (client: unknown, input: object) => Promise<Result>;
}

function isDocumented({ status }: Result, said: ReadonlySet<number>): boolean {
  return typeof status === "number" && said.has(status);
}

function describe({ status, reason, error }: Result): string {
  return `${status} ${reason ?? error ?? ""}`;
}

/** Every answer that an operation documents: all cases of its bodies, and all its errors. */
function* answersOf(
  { operation, results }: ClientOperation,
  root: ApiModel,
  contract: ServerContract,
): Generator<Answer> {
  const known = contract.operations.find(({ operationId }) => operationId === operation.operationId);
  for (const { status: key, statuses, ok, kind, schema } of results) {
    const [status = 0] = statuses;
    if (!ok) {
      for (const error of known?.errors ?? [])
        if (error.status === key && error.by !== "schema") yield { status, error: error.text };
      continue;
    }
    const headers = headersOf(root, operation, key);
    if (kind === "nothing") yield { status, headers };
    else if (kind === "blob") yield { status, headers, body: new Uint8Array([1, 2]) };
    else
      for (const { value, valid } of casesOf(schema as JsonSchema, { root, random: 5 }))
        if (valid) yield { status, headers, body: value };
  }
}

/** A header field of each name that a response must have. */
function headersOf(
  root: ApiModel,
  { responses }: OperationModel,
  status: StatusKey,
): Readonly<Record<string, unknown>> {
  const { headers = [] } = responses.find((one) => one.status === status) ?? {};
  return Object.fromEntries(headers.map(({ name, schema }) => [name, sampleOf(schema, { root })]));
}
