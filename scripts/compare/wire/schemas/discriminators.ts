import type { Direction } from "../../../contract/schemas/roots.ts";
import { componentNameOf, componentReference } from "../../../lib/component-reference.ts";
import { isObject } from "../../../lib/json.ts";
import { resolveRef } from "../../../lib/json-schema.ts";
import type { Discriminator } from "../../../model/read/notes.ts";
import type { ComparedPlace } from "./compared-places.ts";
import type { Change } from "./promises.ts";
import type { Sameness } from "./sameness.ts";
import type { SchemaParts } from "./schema-parts.ts";

/** The property that tells the kinds at a place apart, and the schema for each value. */
interface Kinds {
  readonly names: readonly string[];
  readonly mapping: ReadonlyMap<string, string>;
}

const keep = "Keep the old way of telling the kinds apart, or offer this as a new property or operation.";

/** Changes in how the kinds at a place are told apart. */
export function discriminatorChanges(
  { was, is }: ComparedPlace,
  direction: Direction,
  [old, now]: readonly [old: object, now: object],
  { same }: Sameness,
): Change[] {
  const [before, after] = [kindsOf(was), kindsOf(is)];
  const [told, tells] = [before.names, after.names].map((names) =>
    names.map((name) => `\`${name}\``).join(" and "),
  );
  if (told === tells) return [...mappingChanges()];
  if (told === "")
    return [["discriminator-added", "minor", (at) => `tells the kinds of its ${at} by ${tells}`]];
  if (tells === "")
    return [["discriminator-removed", "minor", (at) => `no longer tells the kinds of its ${at} by ${told}`]];
  return [
    [
      "discriminator-changed",
      "major",
      (at) => `tells the kinds of its ${at} by ${tells}, not by ${told}`,
      keep,
    ],
  ];

  function* mappingChanges(): Generator<Change> {
    const isRequest = direction === "request";
    const gone = beyond(before.mapping, after, is, now);
    const came = beyond(after.mapping, before, was, old);
    const other = [...before.mapping].flatMap(([value, target]) => {
      const next = after.mapping.get(value);
      return next !== undefined && next !== target && isOther(target, next) ? [value] : [];
    });
    const change = (what: string, breaks: boolean, says: (at: string) => string): Change =>
      breaks
        ? [`discriminator-kind-${what}`, "major", says, keep]
        : [`discriminator-kind-${what}`, "minor", says];
    if (gone.length > 0)
      yield change("removed", isRequest, (at) => `no longer knows ${kinds(gone)} of its ${at}`);
    if (came.length > 0) yield change("added", !isRequest, (at) => `also knows ${kinds(came)} of its ${at}`);
    if (other.length > 0)
      yield change("changed", true, (at) => `takes another schema for ${kinds(other)} of its ${at}`);
  }

  /** Whether two names are those of two schemas, not of one schema that was renamed. */
  function isOther(target: string, next: string): boolean {
    const [one, other] = [schemaIn(old, target), schemaIn(now, next)];
    if (one === undefined || other === undefined) return true;
    if (schemaIn(now, target) === undefined && schemaIn(old, next) === undefined) return false;
    return !same({ root: old, schema: one }, { root: now, schema: other });
  }
}

function kinds(values: readonly string[]): string {
  return `the kind${values.length > 1 ? "s" : ""} ${values.map((value) => `\`${value}\``).join(", ")}`;
}

/** Values of one mapping that the other side neither maps nor has as constants. */
function beyond(mapping: Kinds["mapping"], other: Kinds, parts: SchemaParts, root: object): string[] {
  return [...mapping.keys()].filter(
    (value) =>
      !other.mapping.has(value) &&
      !(other.names.length > 0 && schemaIn(root, value) !== undefined) &&
      !isListed(value, other.names, parts),
  );
}

/** Whether a branch has the value as a constant of the property. */
function isListed(value: string, names: readonly string[], parts: SchemaParts): boolean {
  return parts.some((part) => {
    const properties = isObject(part) && isObject(part["properties"]) ? part["properties"] : {};
    return names.some((name) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (!isObject(property)) return false;
      return (
        property["const"] === value || (Array.isArray(property["enum"]) && property["enum"].includes(value))
      );
    });
  });
}

function kindsOf(parts: SchemaParts): Kinds {
  const all = parts.flatMap((part) =>
    isObject(part) && isObject(part["discriminator"])
      ? [part["discriminator"] as unknown as Discriminator]
      : [],
  );
  return {
    names: [...new Set(all.map(({ propertyName }) => propertyName))].sort(),
    mapping: new Map(
      all.flatMap(({ mapping }) =>
        Object.entries(mapping).map(([value, target]) => [value, componentNameOf(target) ?? target] as const),
      ),
    ),
  };
}

function schemaIn(root: object, name: string) {
  return resolveRef(root, componentReference(name));
}

// Coverage: the unit tests have no mapping to what no longer exists.
