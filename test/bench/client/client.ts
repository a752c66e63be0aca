import { mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Contract } from "../../../scripts/contract/contract.ts";
import { clientOperationOf } from "../../../scripts/emit/client/client-operation.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import type { OpenApiDocument } from "../../../scripts/model/document/types.ts";
import { compileFolder } from "../../../scripts/pack/compile.ts";
import { writeFiles } from "./folder.ts";
import { type SampleCall, sampleCalls } from "./sample-call.ts";

/** A client below `client/` in a folder, as TypeScript, and calls of its operations. */
export interface MadeClient {
  readonly folder: string;
  readonly contract: Contract;
  readonly document: OpenApiDocument;
  readonly calls: readonly SampleCall[];
}

/** Makes the client of a contract in a folder. */
export async function makeClient(contract: Contract, folder: string): Promise<MadeClient> {
  const source = sourceOf(contract, "");
  const { model, document } = source;
  await writeFiles(await emitClient(source), folder);
  const operations = model.operations.map((operation) => clientOperationOf(model, operation));
  return { folder, contract, document, calls: sampleCalls(operations) };
}

/** Compiles a client, and puts it where modules in its folder find it by its name; gives the name. */
export async function installClient({ contract, folder }: MadeClient): Promise<string> {
  compileFolder(join(folder, "client/src"), join(folder, "client/dist"));
  const { client: name } = contract.api.packages;
  const place = join(folder, "node_modules", name);
  await mkdir(dirname(place), { recursive: true });
  await symlink(join(folder, "client"), place);
  return name;
}
