import { type ClientOperation, clientOperationOf, signature } from "../../emit/client/client-operation.ts";
import { schemasText } from "../../emit/client/index-text.ts";
import { credentialOptions, errorClass } from "../../emit/client/names.ts";
import { inputText, resultText } from "../../emit/client/operation.ts";
import { emitTypes } from "../../emit/typescript/types.ts";
import { isIdentifier } from "../../lib/words.ts";
import type { OpenApiDocument } from "../../model/document/types.ts";
import { clientModelOf } from "./document-model.ts";
import { refuseVastTuples } from "./tuples.ts";

/** What code that uses a client can see of it: the declarations that differ from API to API. */
export interface Surface {
  /** Modules by name: `client.ts` exports all that the package does. */
  readonly modules: ReadonlyMap<string, string>;
  readonly operations: readonly ClientOperation[];
  /** Options of `createClient` that hold a credential. */
  readonly credentials: readonly string[];
}

/** A platform's type, without the ten thousand lines that declare all of a browser. */
const globals = "interface Blob { readonly size: number; readonly type: string }\n";

/** The parts of the runtime that declarations refer to; they are the same for every API. */
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
export interface Failure { readonly ok: false; readonly status: "failure"; readonly reason: string }
`;

/** The client of a document as declarations: what the probe is compiled against. */
export async function surfaceOf(document: OpenApiDocument): Promise<Surface> {
  refuseVastTuples(document);
  const model = clientModelOf(document);
  const operations = model.operations
    .filter(({ operationId }) => isIdentifier(operationId))
    .map((operation) => clientOperationOf(model, operation));
  const credentials = credentialOptions(model).map(({ option }) => option);
  const client = [
    'import type { Answer, Bytes, CallOptions, Client, Failure, Refusal } from "./runtime.ts";',
    'import type { components, operations } from "./types.ts";',
    'export type { Bytes, Client } from "./runtime.ts";',
    'export type * from "./schemas.ts";',
    `export declare class ${errorClass(model.info)} extends Error {}`,
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
    ["types.ts", await emitTypes(document)],
    ["schemas.ts", schemasText(model, operations).replace("./types.js", "./types.ts")],
    ["client.ts", client.join("\n")],
  ]);
  return { modules, operations, credentials };
}
