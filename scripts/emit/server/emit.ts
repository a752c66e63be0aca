import { readdir, readFile } from "node:fs/promises";
import { typescriptBanner } from "../../lib/banner.ts";
import { shippedSource } from "../../lib/shipped-source.ts";
import { documentByDirection } from "../../model/document/directed.ts";
import { type Emitter, type Source, wholeOf } from "../source.ts";
import { componentNames } from "../typescript/identifiers.ts";
import { sourceText } from "../typescript/source-text.ts";
import { emitTypes } from "../typescript/types.ts";
import { bundleContract } from "./bundle.ts";
import { serverFacts } from "./facts.ts";
import { emitIndex, type FurtherReaders, furtherReaders, isUsed } from "./index-module.ts";
import { emitOperations } from "./operations-module.ts";

const runtime = shippedSource("runtime/server/");

const contractTypes = `import type { ServerFacts, SpecApi } from "./runtime/types.ts";

/** The spec itself, bundled: its schemas judge requests. */
export declare const api: SpecApi;
/** What follows from the contract besides the schemas. */
export declare const facts: ServerFacts;
`;

const nodeModule = `import { contract } from "./index.ts";
import type { App } from "./runtime/app.ts";
import { type Served, type ServeOptions, serveContract } from "./runtime/node.ts";

export type { Served, ServeOptions } from "./runtime/node.ts";

/** Serves an app with Node's HTTP server. Rejects if it can't listen, with Node's error. */
export function serve(app: App, options?: ServeOptions): Promise<Served> {
  return serveContract(contract, app, options);
}
`;

/** What `emitServer` makes by asking the spec and its schemas, which the model does not show in full. */
export async function serverContent(source: Source): Promise<string> {
  const { model, written, zod, specPath } = wholeOf(source);
  const contract = await bundleContract(specPath, serverFacts(model), model !== written);
  return JSON.stringify([contract, emitOperations({ model, zod })]);
}

/** The folder `server/`: handler types, `createApp`, the spec's schemas, and the runtime that serves them. */
export const emitServer: Emitter = async (source) => {
  const { model, written, zod, document, specPath } = wholeOf(source);
  const names = componentNames(Object.keys(model.components.schemas), []);
  const facts = serverFacts(model);
  const readers = furtherReaders(facts);
  const files: [path: string, text: string][] = [
    ["index.ts", emitIndex(model, readers)],
    ["operations.ts", emitOperations({ model, zod })],
    ["types.ts", await emitTypes(documentByDirection(document), { defaultsFilled: true, names })],
    ["contract.js", await bundleContract(specPath, facts, model !== written)],
    ["contract.d.ts", contractTypes],
    ["node.ts", nodeModule],
    ...(await runtimeFiles(readers)),
  ];
  return new Map(
    files.map(([path, text]) => [
      `server/${path}`,
      `${typescriptBanner}\n\n${path.endsWith(".ts") ? sourceText(text) : text}`,
    ]),
  );
};

async function runtimeFiles(readers: FurtherReaders): Promise<[path: string, text: string][]> {
  const names = (await readdir(runtime))
    .filter((name) => name.endsWith(".ts") && isUsed(name, readers))
    .sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        `runtime/${name}`,
        await readFile(new URL(name, runtime), "utf8"),
      ],
    ),
  );
}
