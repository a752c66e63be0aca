import type { Api } from "../../../scripts/contract/api.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import type { SampleChoice } from "../../../scripts/emit/samples/languages.ts";
import { type Source, sourceOf } from "../../../scripts/emit/source.ts";
import harbor from "../../fixtures/harbor/index.ts";
import kitchenSink from "../../fixtures/kitchen-sink/index.ts";
import media from "../../fixtures/media/index.ts";
import workshop from "../../fixtures/workshop/index.ts";

/** The source that the pipeline would give an emitter. */
export function sourceOfApi(api: Api, samples?: SampleChoice): Source {
  return sourceOf(resolveContract(api), "", { samples });
}

/** The languages of the pages that were published; those that the toolchain learns later are not in them. */
export const publishedLanguages: SampleChoice = {
  languages: ["bash", "typescript", "ruby", "python", "go"],
};

/** The contracts on which everything is tried. */
export const sources: Readonly<Record<"workshop" | "kitchen sink" | "media" | "harbor", Source>> = {
  workshop: sourceOfApi(workshop),
  "kitchen sink": sourceOfApi(kitchenSink),
  media: sourceOfApi(media),
  harbor: sourceOfApi(harbor),
};
