import { fileURLToPath } from "node:url";
import { loadContract } from "../../../scripts/contract/load.ts";
import { emitClient } from "../../../scripts/emit/client/emit.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import type { Files } from "../../../scripts/lib/output/files.ts";

const specs = {
  real: new URL("../../fixtures/workshop/index.ts", import.meta.url),
  sink: new URL("../../fixtures/kitchen-sink/index.ts", import.meta.url),
  about: new URL("../../fixtures/about/index.ts", import.meta.url),
  credentials: new URL("../../fixtures/credentials/index.ts", import.meta.url),
  errors: new URL("../../fixtures/errors/index.ts", import.meta.url),
  parameters: new URL("../../fixtures/parameters/index.ts", import.meta.url),
  ferries: new URL("../../fixtures/ferries/index.ts", import.meta.url),
  errorTexts: new URL("../../fixtures/error-texts/index.ts", import.meta.url),
  payloads: new URL("../../fixtures/payloads/index.ts", import.meta.url),
  media: new URL("../../fixtures/media/index.ts", import.meta.url),
  statuses: new URL("../../fixtures/statuses/index.ts", import.meta.url),
  zoo: new URL("../../fixtures/zoo/index.ts", import.meta.url),
  webhooks: new URL("../../fixtures/webhooks/index.ts", import.meta.url),
};

/** What emitters are given of the workshop, of the one that uses every word, or of one of the small ones. */
export async function sourceOfSpec(spec: keyof typeof specs): Promise<Source> {
  const { contract, specPath } = await loadContract(fileURLToPath(specs[spec]));
  return sourceOf(contract, specPath);
}

export async function clientOf(spec: keyof typeof specs): Promise<Files> {
  return emitClient(await sourceOfSpec(spec));
}
