import { isObject, isSchema, type JsonSchema, resolveRef, step } from "../../cases/index.ts";
import type { Document } from "../document.ts";
import { type Finding, makeFinding } from "../finding.ts";
import type { Payload } from "../normal/surface.ts";

/** What a document says of one place in a value that no value shows. */
interface Promised {
  /** As JSON; what the server takes where nothing is sent. */
  readonly defaults: Set<string>;
  /** Rules in words: `x-rules`. */
  readonly rules: Set<string>;
}

export type PromiseFindings = (
  where: { readonly operation: string; readonly place: string },
  before: Payload,
  after: Payload,
) => Finding[];

/** Compares what requests are promised beside their schemas: a default that changes, a rule that is new. */
export function promisesOf(old: Document, now: Document): PromiseFindings {
  return ({ operation, place }, before, after) => {
    const [was, is] = [placesOf(old, before.schema), placesOf(now, after.schema)];
    return [...was].flatMap(([pointer, promised]) => {
      const held = is.get(pointer);
      if (!held) return [];
      const at = [place, pointer].filter(Boolean).join(" ");
      const finding = (rule: string, bump: Finding["bump"], says: string, fix?: string) =>
        makeFinding({
          verdict: "wire",
          operation,
          place: at,
          direction: "request",
          rule,
          bump,
          sentence: `\`${operation}\` ${says}.`,
          ...(fix ? { fix } : {}),
        });
      return [
        ...changedDefault(promised, held).map(([bump, says]) =>
          finding(
            "default-changed",
            bump,
            `${says} for its ${at}`,
            "Keep the default: callers that send nothing rely on it.",
          ),
        ),
        ...missingIn(promised.rules, held.rules).map((rule) =>
          finding(
            "rule-added",
            "major",
            `has a new rule for its ${at}: ${rule.replace(/\.$/, "")}`,
            "Keep taking what was taken.",
          ),
        ),
        ...missingIn(held.rules, promised.rules).map((rule) =>
          finding(
            "rule-removed",
            "minor",
            `no longer has the rule for its ${at}: ${rule.replace(/\.$/, "")}`,
          ),
        ),
      ];
    });
  };
}

function changedDefault(was: Promised, is: Promised): (readonly ["major" | "minor", string])[] {
  const [before, after] = [was, is].map(({ defaults }) => [...defaults].sort().join(" or ")) as [
    string,
    string,
  ];
  if (before === after) return [];
  if (before === "") return [["minor", `has a default, \`${after}\`,`]];
  return [["major", `has ${after === "" ? "no" : "another"} default (\`${before}\` before)`]];
}

function missingIn(known: ReadonlySet<string>, given: ReadonlySet<string>): string[] {
  return [...given].filter((one) => !known.has(one));
}

/** Every place of a schema's values, by its pointer; an item of a list is `*`. */
function placesOf(root: Document, schema: JsonSchema): ReadonlyMap<string, Promised> {
  const places = new Map<string, Promised>();
  const within = new Set<JsonSchema>();
  const enter = (one: unknown, pointer: string) => {
    if (!isSchema(one) || typeof one === "boolean" || within.has(one)) return;
    within.add(one);
    const promised = places.get(pointer) ?? { defaults: new Set(), rules: new Set() };
    places.set(pointer, promised);
    if (one["default"] !== undefined) promised.defaults.add(JSON.stringify(one["default"]));
    for (const rule of listOf(one["x-rules"])) promised.rules.add(String(rule));
    if (typeof one["$ref"] === "string") enter(resolveRef(root, one["$ref"]), pointer);
    for (const keyword of ["allOf", "anyOf", "oneOf"])
      for (const branch of listOf(one[keyword])) enter(branch, pointer);
    const { properties, items } = one;
    if (isObject(properties))
      for (const [name, property] of Object.entries(properties)) enter(property, pointer + step(name));
    enter(items, `${pointer}/*`);
    within.delete(one);
  };
  enter(schema, "");
  return places;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
