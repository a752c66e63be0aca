import type { RootContent } from "mdast";
import { readProse } from "../../../lib/markdown/prose.ts";
import type { OperationModel, PayloadModel } from "../../../model/model.ts";
import { compactJson } from "../../samples/bash.ts";
import { fileName } from "../../samples/file-name.ts";
import { type SampleSource, samplesOf } from "../../samples/index.ts";
import type { JsonValue } from "../../samples/json-value.ts";
import { code, element, heading, paragraphs, textNode } from "./markdown-nodes.ts";

/** The samples: one program per language, for each example of the request. */
export function exampleParts(operation: OperationModel, source: SampleSource): RootContent[] {
  const examples = Object.entries(operation.requestBody?.content[0].examples ?? {});
  const words = readProse(operation.page.exampleLead ?? "");
  if (examples.length < 2) return [heading(2, textNode("Example")), ...words, sampleTabs(operation, source)];
  return [
    heading(2, textNode("Examples")),
    ...words,
    ...examples.flatMap(([name, { summary, description }]) => [
      heading(3, textNode(summary || name)),
      ...(description ? paragraphs(description) : []),
      sampleTabs(operation, source, name),
    ]),
  ];
}

/** A payload's examples, JSON or text; if there are several, each below its summary. */
export function payloadExamples(
  { kind, mediaType, examples }: PayloadModel,
  isCompact: boolean,
): RootContent[] {
  const entries = Object.entries(examples);
  return entries.flatMap(([name, { summary, description, value }]) => [
    ...(entries.length > 1 ? [heading(3, textNode(summary || name))] : []),
    ...(entries.length > 1 && description ? paragraphs(description) : []),
    kind === "text"
      ? code(fileName("", mediaType, "txt").slice(1), String(value))
      : code("json", isCompact ? compactJson(value as JsonValue) : JSON.stringify(value, null, 2)),
  ]);
}

function sampleTabs(operation: OperationModel, source: SampleSource, example?: string): RootContent {
  const samples = samplesOf(operation, source, example === undefined ? {} : { example });
  return element(
    "Tabs",
    { items: samples.map(({ label }) => label) },
    samples.map((sample) => element("Tab", { value: sample.label }, [code(sample.fence, sample.source)])),
  );
}
