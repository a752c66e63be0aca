import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { definitionOf } from "../../contract/schemas/walk.ts";
import { unwrap } from "../../contract/schemas/wrappers.ts";
import type { ClientOperation } from "../../emit/client/client-operation.ts";
import { credentialOptions } from "../../emit/client/names.ts";
import { securedSchemes } from "../../emit/client/secured.ts";
import type { ApiModel, ErrorCase, OperationModel, ParameterModel } from "../../model/model.ts";
import { inputPart } from "../../model/parts.ts";
import { listDelimiter } from "../../model/wire.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import type { AnyResult } from "../../runtime/client/result.ts";
import type { App } from "../../runtime/server/app.ts";
import { scalarReader, withDocumented } from "../../runtime/server/check.ts";
import type { ClientAndServer } from "./pair.ts";

/** What a caller wants to send. */
export interface Meant {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Of the body, if there is a choice. */
  readonly contentType?: string;
}

/** What a handler answers. */
export interface Answering {
  readonly status: number;
  /** Of the body, if there are several. */
  readonly contentType?: string;
  readonly body?: unknown;
  readonly error?: string;
  readonly code?: string | number;
  readonly parts?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  /** The error that it is, if it is one. */
  readonly documented?: ErrorCase;
}

/** One call: what the handler got, and what the caller got. */
export interface Exchanged {
  readonly result: AnyResult;
  /** Absent if no handler was reached. */
  readonly got?: Meant;
  /** What the server logged about failures of its own. */
  readonly logged: readonly unknown[];
}

/** Calls an operation of a client whose requests reach a server of the same contract. */
export type ExchangeCall = (called: ClientOperation, meant: Meant, answer: Answering) => Promise<Exchanged>;

/** Where an app can be reached: in this process, unless a base URL is given. */
export type Reach = (app: App) => Promise<{ readonly baseUrl?: string }>;

const key = "key-of-the-examples";

/** The options that give a client every credential of its API. */
export function everyCredential(api: ApiModel): Readonly<Record<string, unknown>> {
  const schemes = securedSchemes(api);
  if (schemes.length === 0)
    return Object.fromEntries(credentialOptions(api).map(({ option }) => [option, key]));
  const credentials = schemes.map(({ name, isBasic }) => [name, isBasic ? `examples:${key}` : key] as const);
  return { credentials: Object.fromEntries(credentials) };
}

/** Connects a client to a server. */
export async function exchangeOf(
  pair: ClientAndServer,
  api: ApiModel,
  reach: Reach = async () => ({}),
): Promise<ExchangeCall> {
  let answer: Answering = { status: 0 };
  let got: Meant | undefined;
  let logged: unknown[] = [];
  let meantFor = "";
  const handler = async (call: Record<string, unknown>) => {
    const { params = {}, query = {}, headers = {}, cookies, body, contentType } = call;
    got = {
      ...{ params, query, headers },
      ...(cookies === undefined ? {} : { cookies }),
      ...(body === undefined ? {} : { body }),
      ...(contentType === undefined ? {} : { contentType }),
    } as Meant;
    return answer;
  };
  const app = pair.createApp({
    authenticate: () => ({}),
    chooseOperation: () => meantFor,
    logger: { info() {}, error: (entry) => void logged.push(entry) },
    operations: Object.fromEntries(api.operations.map(({ operationId }) => [operationId, handler as never])),
  });
  const { baseUrl } = await reach(app);
  const client = pair.createClient({
    ...everyCredential(api),
    retries: 0,
    ...(baseUrl ? { baseUrl } : { fetch: app.fetch, baseUrl: "https://client.example" }),
  });
  return async (called, meant, answering) => {
    answer = answering;
    meantFor = called.operation.operationId;
    got = undefined;
    logged = [];
    const { params, query, headers, cookies, body, contentType } = meant;
    const given = body === undefined ? {} : called.input.flat ? (body as object) : { body };
    const call = pair.call[called.name];
    if (!call) throw new Error(`the client has no function ${called.name}`);
    const result = await call(client, {
      ...{ ...params, ...query, ...headers, ...cookies, ...given },
      ...(contentType === undefined ? {} : { contentType }),
      ...(answering.contentType === undefined || answering.documented
        ? {}
        : { accept: answering.contentType }),
    });
    return { result, ...(got ? { got } : {}), logged };
  };
}

/** What a handler must get for an input: parsed, with defaults and without unknown fields. */
export function expectedOf(
  { parameters, requestBody }: OperationModel,
  zod: Pick<ZodSchemas, "of">,
  meant: Meant,
): Meant {
  const part = (name: keyof typeof meant) => {
    const entries = parameters
      .filter((parameter) => inputPart[parameter.in] === name)
      .map((parameter) => [parameter.name, meantOf(parameter)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  };
  const meantOf = (parameter: ParameterModel) => {
    const schema = zod.of(parameter);
    const value = meant[inputPart[parameter.in]]?.[parameter.name];
    return parsedBy(schema, isRepeated(parameter) ? arriving(schema, read(value)) : read(value));
    // What text does not tell apart; only a parameter that takes the loss has such values.
    function read(sent: unknown): unknown {
      if (parameter.mediaType !== undefined || !schema) return sent;
      return sent === null ? undefined : typeof sent === "string" ? scalarReader(schema)(sent) : sent;
    }
  };
  const { contentType } = meant;
  const content = requestBody?.content ?? [];
  const body = content.find(({ mediaType }) => mediaType === contentType) ?? content[0];
  const schema = body && zod.of(body);
  const isForm = body?.kind === "form" || body?.kind === "multipart";
  const sent = isForm ? arrivingFields(schema, meant.body) : meant.body;
  const value = meant.body === undefined ? undefined : parsedBy(schema, sent);
  return {
    params: part("params"),
    query: part("query"),
    headers: part("headers"),
    ...(parameters.some((one) => one.in === "cookie") ? { cookies: part("cookies") } : {}),
    ...(value === undefined ? {} : { body: value }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

/** Whether a list is written as the parameter's name beside each item. */
function isRepeated(parameter: ParameterModel): boolean {
  const isSplit = parameter.mediaType === undefined && listDelimiter(parameter) === undefined;
  return isSplit && parameter.in !== "path";
}

/** What is read where each item of a list is a text of its own: nothing of none, and a value of one that may be that value. */
function arriving(schema: z.ZodType | undefined, value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Blob) return value;
  const [only, ...others] = Object.values(value);
  if (only === undefined && others.length === 0) return undefined;
  const isOne = Array.isArray(value) && others.length === 0 && !Array.isArray(only);
  const isValue = isOne && schema?.safeParse(only).success;
  return isValue ? only : value;
}

function arrivingFields(schema: z.ZodType | undefined, fields: unknown): unknown {
  const { shape = {} } = schema ? definitionOf(unwrap(schema).base) : {};
  const all = Object.entries((fields ?? {}) as object).map(([name, value]) => [
    name,
    Array.isArray(value) ? arriving(shape[name], value) : value,
  ]);
  return Object.fromEntries(all);
}

/** A value parsed by a schema; unchanged if the schema refuses it or is absent. */
export function parsedBy(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return value;
  const result = schema.safeParse(value);
  return result.success ? withDocumented(schema, value, result.data) : value;
}

/** Whether two values are equal as JSON, except that bytes are compared as bytes. */
export async function isSame(a: unknown, b: unknown): Promise<boolean> {
  // What is plain needs no waiting, and most is.
  if (isJson(a) && isJson(b) && isDeepStrictEqual(a, b)) return true;
  return isDeepStrictEqual(await plain(a), await plain(b));
}

/** Whether a value is no more than JSON says: streams and bytes look alike if they are only compared. */
function isJson(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

async function plain(value: unknown): Promise<unknown> {
  if (value instanceof ReadableStream) return plain(await new Response(value).blob());
  if (value instanceof Blob) return ["bytes", ...new Uint8Array(await value.arrayBuffer())];
  if (ArrayBuffer.isView(value))
    return ["bytes", ...new Uint8Array(value.buffer, value.byteOffset, value.byteLength)];
  // To JSON, -0 is 0.
  if (typeof value === "number") return value + 0;
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    await Promise.all(fields.map(async ([name, field]) => [name, await plain(field)] as const)),
  );
}
