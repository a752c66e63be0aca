import { patternOfText } from "../../../lib/text-template.ts";
import type { ErrorCase } from "../../../model/model.ts";
import type { WireOperation } from "../operations/wire-operations.ts";
import { directionOf, type Flow, type StructureChange } from "./structure-rules.ts";

/** Changes of the parts of texts that stay: a program may read their values out of the text. */
export function* textPartChanges(
  { model: old }: WireOperation,
  { model: now }: WireOperation,
  flow: Flow,
): Generator<StructureChange> {
  for (const before of old.errors) {
    const after = now.errors.find(({ status, text }) => status === before.status && text === before.text);
    if (!after || !isPromised(before) || !isPromised(after)) continue;
    if (patternOfText(before) === patternOfText(after)) continue;
    const { status, text } = before;
    yield {
      ...{ rule: "error-parts-changed", place: `response ${status} ${text}`, bump: "major" },
      direction: directionOf[flow],
      says: `has other values in the text “${text}” of a ${status}`,
      fix: "Keep the parts as they were, and give the new ones a text of their own.",
    };
  }
}

function isPromised({ promised, text }: ErrorCase): boolean {
  return promised && text !== "";
}
