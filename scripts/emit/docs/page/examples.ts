import type { RootContent } from "mdast";
import type { Body } from "../../../contract/body.ts";
import type { ResolvedOperation } from "../../../contract/contract.ts";
import { samplesOf } from "../../samples/index.ts";
import type { Source } from "../../source.ts";
import { code, element, heading, paragraphs, text } from "./nodes.ts";

/** The samples: one program per language, for each example of the request. */
export function exampleParts(operation: ResolvedOperation, source: Source): RootContent[] {
  const examples = Object.entries(operation.body?.examples ?? {});
  if (examples.length < 2) return [heading(2, text("Example")), sampleTabs(operation, source)];
  return [
    heading(2, text("Examples")),
    ...examples.flatMap(([name, { summary, description }]) => [
      heading(3, text(summary || name)),
      ...(description ? paragraphs(description) : []),
      sampleTabs(operation, source, name),
    ]),
  ];
}

/** A payload's examples as JSON; where there are several, each below its summary. */
export function jsonExamples({ examples }: Body): RootContent[] {
  const entries = Object.entries(examples);
  return entries.flatMap(([name, { summary, description, value }]) => [
    ...(entries.length > 1 ? [heading(3, text(summary || name))] : []),
    ...(entries.length > 1 && description ? paragraphs(description) : []),
    code("json", JSON.stringify(value, null, 2)),
  ]);
}

function sampleTabs(operation: ResolvedOperation, source: Source, example?: string): RootContent {
  const samples = samplesOf(operation, source, example === undefined ? {} : { example });
  return element(
    "Tabs",
    { items: samples.map(({ label }) => label) },
    samples.map((sample) => element("Tab", { value: sample.label }, [code(sample.fence, sample.source)])),
  );
}
