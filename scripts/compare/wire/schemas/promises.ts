import { leftOutBy } from "../../../contract/schemas/one-sided.ts";
import type { Direction } from "../../../contract/schemas/roots.ts";
import { isObject } from "../../../lib/json.ts";
import { withoutDot } from "../../../lib/quoted-text.ts";
import type { ApiModel } from "../../../model/model.ts";
import { type Finding, makeFinding } from "../../finding.ts";
import type { WireValue } from "../operations/wire-operations.ts";
import { type ComparedPlace, comparedPlaces } from "./compared-places.ts";
import { discriminatorChanges } from "./discriminators.ts";
import { sameness } from "./sameness.ts";
import { type SchemaParts, schemaPartsOf } from "./schema-parts.ts";

/** A rule, the bump that it needs, the text after the operation's name, and the fix. */
export type Change = readonly [
  rule: string,
  bump: Finding["bump"],
  says: (place: string) => string,
  fix?: string,
];

/** The place of a schema in an operation, and its media type if it has one. */
interface Spot {
  readonly operation: string;
  readonly place: string;
  readonly direction: Direction;
  readonly type?: string;
}

export type PromiseFindings = (spot: Spot, before: WireValue, after: WireValue) => Finding[];

/**
 * Compares promises of documents that no value shows: defaults and rules in words of requests; deprecations, known
 * members of open sets, discriminators and XML forms of all messages.
 */
export function promisesOf(old: ApiModel, now: ApiModel): PromiseFindings {
  if (notesIn(old) === notesIn(now)) return () => [];
  const places = comparedPlaces(old, now, notes);
  const equality = sameness();
  return ({ operation, place, direction, type = "" }, before, after) => {
    return [...places(before, after)].flatMap((one) => {
      const at = [place, one.pointer].filter(Boolean).join(" ");
      const changes = [
        ...(direction === "request" ? [...changedDefault(one, before, after), ...changedRules(one)] : []),
        ...changedMembers(one, direction),
        ...changedSide(one, direction),
        ...discriminatorChanges(one, direction, [old, now], equality),
        ...deprecation(one, old, now),
        ...(/[/+]xml$/.test(type) ? changedXml(one) : []),
      ];
      return changes.map(([rule, bump, says, fix]) =>
        makeFinding({
          ...{ verdict: "wire", operation, place: at, direction, rule, bump, fix },
          sentence: `\`${operation}\` ${says(at)}.`,
        }),
      );
    });
  };
}

function changedDefault({ was, is }: ComparedPlace, before: WireValue, after: WireValue): Change[] {
  const [old, now] = [defaultsIn(was, before), defaultsIn(is, after)];
  if (old === now) return [];
  const rule = "default-changed";
  if (old === "") return [[rule, "minor", (at) => `has a default, \`${now}\`, for its ${at}`]];
  return [
    [
      ...([rule, "major"] as const),
      (at) => `has ${now === "" ? "no" : "another"} default (\`${old}\` before) for its ${at}`,
      "Keep the default: callers that send nothing rely on it.",
    ],
  ];
}

/** The default for an absent value, as it is written. In text, `5` and `"5"` are the same default. */
function defaultsIn(parts: SchemaParts, { written }: WireValue): string {
  const all = valuesOf(parts, "default").map((value) =>
    written === "text" && typeof value === "string" && value !== "" ? value : JSON.stringify(value),
  );
  return [...new Set(all)].sort().join(" or ");
}

/** Rules in words: `x-rules`. */
function changedRules({ was, is }: ComparedPlace): Change[] {
  const [old, now] = [was, is].map((parts) => new Set(valuesOf(parts, "x-rules").flat().map(String)));
  const beyond = (some = new Set<string>(), others = new Set<string>()) =>
    [...some].filter((rule) => !others.has(rule)).map((rule) => withoutDot(rule));
  return [
    ...beyond(now, old).map(
      (rule): Change => [
        ...(["rule-added", "major"] as const),
        (at) => `has a new rule for its ${at}: ${rule}`,
        "Keep accepting what was accepted.",
      ],
    ),
    ...beyond(old, now).map(
      (rule): Change => ["rule-removed", "minor", (at) => `no longer has the rule for its ${at}: ${rule}`],
    ),
  ];
}

/**
 * Known members of an open set, which may gain members at any time. A caller that sends one that is no longer known is no
 * longer understood; a caller that gets one less is not harmed.
 */
function changedMembers({ was, is }: ComparedPlace, direction: Direction): Change[] {
  const [old, now] = [was, is].map((parts) => valuesOf(parts, "x-extensible-enum").flat().map(String));
  if (!old?.length || !now?.length) return [];
  const beyond = (some: readonly string[], others: readonly string[]) =>
    some.filter((member) => !others.includes(member)).map((member) => `\`${member}\``);
  const [came, gone] = [beyond(now, old), beyond(old, now)].map((members) => members.join(", "));
  const removed = (at: string) => `no longer knows ${gone} among the values of its ${at}`;
  return [
    ...(came
      ? [["known-value-added", "minor", (at) => `also knows ${came} among the values of its ${at}`] as Change]
      : []),
    ...(gone
      ? [
          (direction === "request"
            ? ["known-value-removed", "major", removed, "Keep the value: callers send it."]
            : ["known-value-removed", "minor", removed]) as Change,
        ]
      : []),
  ];
}

/** Fields that become, or no longer are, ones that only the other direction has: `readOnly`, `writeOnly`. */
function changedSide({ pointer, was, is }: ComparedPlace, direction: Direction): Change[] {
  const mark = leftOutBy[direction];
  const [before, after] = [was, is].map((parts) => valuesOf(parts, mark).includes(true));
  if (pointer === "" || before === after) return [];
  return [
    after
      ? ["field-left-out", "minor", (at) => `no longer has its ${at}, which is \`${mark}\``]
      : ["field-no-longer-left-out", "minor", (at) => `has its ${at}, which is no longer \`${mark}\``],
  ];
}

/** Deprecations inside a schema; those of a whole parameter or operation are compared elsewhere. */
function deprecation({ pointer, was, is }: ComparedPlace, old: object, now: object): Change[] {
  const [before, after] = [isDeprecated(old, was), isDeprecated(now, is)];
  if (pointer === "" || before === after) return [];
  return after
    ? [["deprecated", "minor", (at) => `deprecates its ${at}`]]
    : [["no-longer-deprecated", "minor", (at) => `takes back the deprecation of its ${at}`]];
}

/** Whether a place is deprecated; what only one of several branches says does not count. */
function isDeprecated(root: object, parts: SchemaParts): boolean {
  const branches = new Set(
    schemaPartsOf(
      root,
      parts.flatMap((part) =>
        isObject(part) ? [part["anyOf"], part["oneOf"]].filter(Array.isArray).flat() : [],
      ),
    ),
  );
  return parts.some((part) => isObject(part) && part["deprecated"] === true && !branches.has(part));
}

function changedXml({ was, is }: ComparedPlace): Change[] {
  const [before, after] = [was, is].map((parts) => JSON.stringify(valuesOf(parts, "xml")));
  if (before === after) return [];
  const fix = "Keep the form in XML, or offer the new one under another media type.";
  return [["xml-changed", "major", (at) => `writes its ${at} in another form of XML`, fix]];
}

function valuesOf(parts: SchemaParts, keyword: string): unknown[] {
  return parts.flatMap((part) => (isObject(part) && part[keyword] !== undefined ? [part[keyword]] : []));
}

const notes: ReadonlySet<string> = new Set([
  ...["discriminator", "xml", "deprecated", "default", "x-rules", "x-extensible-enum"],
  ...Object.values(leftOutBy),
]);

/** Everything that an API promises and no value shows, with its places and references, as one text. */
function notesIn(api: ApiModel): string {
  const found: string[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inside] of Object.entries(value))
      if ((notes.has(name) && inside !== false) || name === "$ref")
        found.push(`${pointer}/${name} ${JSON.stringify(inside)}`);
      else visit(inside, `${pointer}/${name}`);
  };
  visit(api, "");
  return found.sort().join("\n");
}
