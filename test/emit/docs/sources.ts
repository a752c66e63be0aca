import type { Api } from "../../../scripts/contract/api.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import { emitDocument } from "../../../scripts/model/document/emit.ts";
import kitchenSink from "../../fixtures/kitchen-sink/index.ts";
import workshop from "../../fixtures/workshop/index.ts";

/** The source that the pipeline would hand to an emitter. */
export function sourceOf(api: Api): Source {
  const contract = resolveContract(api);
  return { contract, document: emitDocument(contract), specPath: "" };
}

/** The contracts on which everything is tried. */
export const sources: Readonly<Record<"workshop" | "kitchen sink", Source>> = {
  workshop: sourceOf(workshop),
  "kitchen sink": sourceOf(kitchenSink),
};
