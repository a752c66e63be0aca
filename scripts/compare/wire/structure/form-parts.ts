import { rangeOf } from "../../../lib/media-types.ts";
import type { FormPart } from "../operations/form-parts.ts";
import { headerChanges } from "./headers.ts";
import { changedSerialization } from "./serialization-changes.ts";
import { directionOf, type Flow, type StructureChange } from "./structure-rules.ts";

type FormParts = ReadonlyMap<string, FormPart>;

/** Changes of how the parts of a form are sent. */
export function* formPartChanges(
  place: string,
  old: FormParts,
  now: FormParts,
  flow: Flow,
): Generator<StructureChange> {
  const direction = directionOf[flow];
  for (const [name, before] of old) {
    const after = now.get(name);
    if (!after) continue;
    const base = { place: `${place} part ${name}`, direction };
    const part = `its part \`${name}\``;
    const [sent, read] = flow === "taken" ? [before, after] : [after, before];
    const lost = beyond(sent.types, read.types);
    const gained = beyond(read.types, sent.types);
    if (lost.length > 0)
      yield {
        ...{ ...base, rule: "part-type-narrowed", bump: "major" },
        says:
          flow === "taken"
            ? `no longer takes ${part} as ${told(lost)}`
            : `can now send ${part} as ${told(lost)}`,
        fix: "Keep the media types that the part had.",
      };
    else if (gained.length > 0)
      yield {
        ...{ ...base, rule: "part-type-widened", bump: "minor" },
        says:
          flow === "taken"
            ? `now takes ${part} as ${told(gained)}`
            : `no longer sends ${part} as ${told(gained)}`,
      };
    yield* headerChanges(`${base.place} header`, before.headers, after.headers, flow, "part-");
    for (const what of changedSerialization(before.serialization, after.serialization))
      yield {
        ...{ ...base, rule: "part-serialization", bump: "major" },
        says: `writes ${part} in another form (${what})`,
        fix: "Leave it as it is, and take the new form under another name.",
      };
    if (before.reserved !== after.reserved) {
      const breaks = after.reserved === (flow === "given");
      yield {
        ...{ ...base, rule: `part-reserved-${after.reserved ? "allowed" : "refused"}` },
        bump: breaks ? "major" : "minor",
        says: `${flow === "taken" ? "takes" : "writes"} reserved characters in ${part} ${after.reserved ? "also as they are" : "in percent-encoding only"}`,
        ...(breaks ? { fix: "Keep the form that values had." } : {}),
      };
    }
  }
}

function beyond(types: FormPart["types"], known: FormPart["types"]): string[] {
  return [...types.keys()].filter((type) => !known.has(type) && rangeOf(type, known) === undefined);
}

function told(types: readonly string[]): string {
  return types.map((type) => `\`${type}\``).join(" or ");
}
