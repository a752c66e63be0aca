import { fileURLToPath } from "node:url";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitDocument } from "../../../scripts/openapi/emit.ts";
import type { Files, Source } from "../../../scripts/output/files.ts";
import { emitClient } from "../../../scripts/typescript/client/emit.ts";

const specs = {
  real: new URL("../../fixtures/workshop/index.ts", import.meta.url),
  sink: new URL("../../fixtures/kitchen-sink/index.ts", import.meta.url),
};

/** What emitters are given of the workshop, or of the one that uses every word. */
export async function sourceOf(spec: keyof typeof specs): Promise<Source> {
  const { contract, specPath } = await loadContract(fileURLToPath(specs[spec]));
  return { contract, document: emitDocument(contract), specPath };
}

export async function clientOf(spec: keyof typeof specs): Promise<Files> {
  return emitClient(await sourceOf(spec));
}
