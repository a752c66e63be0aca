import { type ClientOperation, clientOperationOf, signature } from "../../emit/client/client-operation.ts";
import { schemasText } from "../../emit/client/index-text.ts";
import { errorClass } from "../../emit/client/names.ts";
import { inputText, resultText } from "../../emit/client/operation.ts";
import { typedWebhooks, webhookTypes, withNamedCallbacks } from "../../emit/client/webhooks.ts";
import { emitTypes } from "../../emit/typescript/types.ts";
import { documentOf } from "../../model/document/write.ts";
import type { ApiModel } from "../../model/model.ts";
import { sentOperationsOf } from "../wire/operations/named-operations.ts";
import { type ClientOption, clientOptionsOf, optionsType } from "./client-options.ts";
import { refuseVastTuples } from "./vast-tuples.ts";

/** The part of a client that code using it sees: the declarations that differ between APIs. */
export interface ClientDeclarations {
  /** Modules by name; `client.ts` exports everything that the package does. */
  readonly modules: ReadonlyMap<string, string>;
  readonly operations: readonly ClientOperation[];
  readonly options: readonly ClientOption[];
  readonly sent: readonly SentPayload[];
}

/** A request that the server sends, and the type of its body. */
export interface SentPayload {
  readonly operationId: string;
  /** As findings name it: `POST webhook order.paid`. */
  readonly name: string;
  readonly type: string;
}

/** A platform's type, in place of the thousands of lines that declare a browser. */
const globals = `interface Blob { readonly size: number; readonly type: string }
interface ReadableStream<Chunk> { readonly locked: boolean; readonly chunk: Chunk }
`;

/** The parts of the runtime that declarations refer to, the same for every API. */
const runtime = `export type Bytes = Blob | Uint8Array;
export type Client = { readonly baseUrl: string };
export interface CallOptions { readonly timeout?: number | undefined }
export interface Answer<Status extends number, Data> { readonly ok: true; readonly status: Status; readonly data: Data }
export interface Refusal<Status extends number, Body, Text extends string = never> {
  readonly ok: false;
  readonly status: Status;
  readonly error: Text | (string & {});
  readonly body: Body;
}
export interface OfType<Type extends string> { readonly contentType: Type }
export interface Coded<Code extends string | number> { readonly code: Code | (Code extends number ? (number & {}) | "" : string & {}) }
export type Accepted<Result, _Accept> = Result;
export interface WithHeaders<Fields> { readonly headers: Fields }
export interface HiddenRedirect { readonly ok: false; readonly status: "hidden-redirect"; readonly reason: string }
export interface Failure { readonly ok: false; readonly status: "failure"; readonly reason: string }
`;

/** The client of an API as declarations, which the probe is compiled against. The API's schemas are those of what travels. */
export async function declarationsOf(api: ApiModel): Promise<ClientDeclarations> {
  refuseVastTuples(api);
  const operations = api.operations.map((operation) => clientOperationOf(api, operation));
  const options = clientOptionsOf(api);
  const sent = webhookTypes(api);
  const client = [
    'import type { Accepted, Answer, Bytes, CallOptions, Client, Coded, Failure, HiddenRedirect, OfType, Refusal, WithHeaders } from "./runtime.ts";',
    'import type { components, operations } from "./types.ts";',
    'export type { Bytes, Client } from "./runtime.ts";',
    'export type * from "./schemas.ts";',
    `export declare class ${errorClass(api.info)} extends Error {}`,
    `export interface ClientOptions ${optionsType(options)}`,
    "export declare function createClient(options: ClientOptions): Client;",
    ...(sent === undefined ? [] : ['export type * from "./webhooks.ts";']),
    ...operations
      .flatMap((made) => ({ ...made, clientType: "Client" }))
      .flatMap((operation) => [
        inputText(operation),
        resultText(operation),
        `${signature(operation)} throw undefined; }`,
      ]),
  ];
  const modules = new Map([
    ["globals.d.ts", globals],
    ["runtime.ts", runtime],
    ["types.ts", await emitTypes(withNamedCallbacks(documentOf(api)))],
    ...(sent === undefined ? [] : [["webhooks.ts", sent.replace("./types.js", "./types.ts")] as const]),
    ["schemas.ts", schemasText(api, operations).replace("./types.js", "./types.ts")],
    ["client.ts", client.join("\n")],
  ]);
  return { modules, operations, options, sent: sentOf(api) };
}

function sentOf(api: ApiModel): SentPayload[] {
  const names = new Map(sentOperationsOf(api).map(({ model, name }) => [model, name]));
  return typedWebhooks(api).map(({ operation, type }) => ({
    operationId: operation.operationId,
    name: names.get(operation) ?? "",
    type,
  }));
}
