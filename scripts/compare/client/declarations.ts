import { type ClientOperation, clientOperationOf, signature } from "../../emit/client/client-operation.ts";
import { schemasText } from "../../emit/client/index-text.ts";
import { credentialOptions, errorClass } from "../../emit/client/names.ts";
import { inputText, resultText } from "../../emit/client/operation.ts";
import { emitTypes } from "../../emit/typescript/types.ts";
import { modelByDirection } from "../../model/directed-model.ts";
import { documentOf } from "../../model/document/write.ts";
import type { ApiModel } from "../../model/model.ts";
import { refuseVastTuples } from "./vast-tuples.ts";

/** What code that uses a client sees of it: the declarations that differ between APIs. */
export interface ClientDeclarations {
  /** Modules by name; `client.ts` exports everything that the package does. */
  readonly modules: ReadonlyMap<string, string>;
  readonly operations: readonly ClientOperation[];
  /** Options of `createClient` that hold a credential. */
  readonly credentials: readonly string[];
}

/** A platform's type, in place of the thousands of lines that declare a browser. */
const globals = "interface Blob { readonly size: number; readonly type: string }\n";

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
export interface Coded<Code extends string> { readonly code: Code | (string & {}) }
export interface HiddenRedirect { readonly ok: false; readonly status: "hidden-redirect"; readonly reason: string }
export interface Failure { readonly ok: false; readonly status: "failure"; readonly reason: string }
`;

/** The client of an API as declarations, which the probe is compiled against. */
export async function declarationsOf(whole: ApiModel): Promise<ClientDeclarations> {
  const api = modelByDirection(whole);
  refuseVastTuples(api);
  const operations = api.operations.map((operation) => clientOperationOf(api, operation));
  const credentials = credentialOptions(api).map(({ option }) => option);
  const client = [
    'import type { Answer, Bytes, CallOptions, Client, Coded, Failure, HiddenRedirect, Refusal } from "./runtime.ts";',
    'import type { components, operations } from "./types.ts";',
    'export type { Bytes, Client } from "./runtime.ts";',
    'export type * from "./schemas.ts";',
    `export declare class ${errorClass(api.info)} extends Error {}`,
    `export interface ClientOptions { ${credentials.map((name) => `readonly ${name}?: string | undefined`).join("; ")} }`,
    "export declare function createClient(options: ClientOptions): Client;",
    ...operations.flatMap((operation) => [
      inputText(operation),
      resultText(operation),
      `${signature(operation)} throw undefined; }`,
    ]),
  ];
  const modules = new Map([
    ["globals.d.ts", globals],
    ["runtime.ts", runtime],
    ["types.ts", await emitTypes(documentOf(api))],
    ["schemas.ts", schemasText(api, operations).replace("./types.js", "./types.ts")],
    ["client.ts", client.join("\n")],
  ]);
  return { modules, operations, credentials };
}
