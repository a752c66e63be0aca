import type { WireOperation } from "../operations/wire-operations.ts";
import type { StructureChange } from "./structure-rules.ts";

/** Changes of the fields of a body that refer to objects: a server refuses references to objects that do not exist. */
export function* referenceChanges(
  { model: old }: WireOperation,
  { model: now }: WireOperation,
): Generator<StructureChange> {
  const [was, is] = [old.refers ?? {}, now.refers ?? {}];
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [before, after] = [was[field], is[field]];
    if (before === after) continue;
    const change = { place: `request body /${field.replaceAll(".", "/")}`, direction: "request" } as const;
    if (before === undefined)
      yield {
        ...change,
        rule: "reference-added",
        bump: "minor",
        says: `has a ${after} named by \`${field}\``,
      };
    else if (after === undefined)
      yield {
        ...change,
        rule: "reference-removed",
        bump: "minor",
        says: `no longer has a ${before} named by \`${field}\``,
      };
    else
      yield {
        ...change,
        rule: "reference-changed",
        bump: "major",
        says: `has a ${after} named by \`${field}\`, which named a ${before}`,
        fix: "Add another field for it, and keep the old one.",
      };
  }
}
