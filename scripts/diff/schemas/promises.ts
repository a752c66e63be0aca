import { type JsonSchema, step } from "../../cases/index.ts";
import type { Document } from "../document.ts";
import { type Finding, makeFinding } from "../finding.ts";
import { numberOf } from "../normal/number.ts";
import type { Payload } from "../normal/surface.ts";
import { itemsIn, namesIn, type Parts, partsOf, propertyIn } from "./parts.ts";

/** What a document says of one place in a value that no value shows. */
interface Promised {
  /** As they are written; what the server takes where nothing is sent. */
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
    return [...placesOf(old, now, before, after)].flatMap(({ pointer, promised, held }) => {
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

/** Types are not told apart in text: there `5` and `"5"` are one default. */
function asWritten(value: unknown, written: Payload["written"]): string {
  return written === "text" && typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}

function missingIn(known: ReadonlySet<string>, given: ReadonlySet<string>): string[] {
  return [...given].filter((one) => !known.has(one));
}

interface Place {
  /** An item of a list is `*`. */
  readonly pointer: string;
  readonly promised: Promised;
  readonly held: Promised;
}

/** Every place that values of both schemas have; one of the same two schemas as another one is left out. */
function* placesOf(old: Document, now: Document, before: Payload, after: Payload): Generator<Place> {
  const open = [{ pointer: "", was: partsOf(old, [before.schema]), is: partsOf(now, [after.schema]) }];
  const seen = new Set<string>();
  for (const { pointer, was, is } of open) {
    const key = [was, is].map((parts) => parts.map(keyOfPart).join()).join(" ");
    if (was.length === 0 || is.length === 0 || seen.has(key)) continue;
    seen.add(key);
    yield { pointer, promised: promisedBy(was, before), held: promisedBy(is, after) };
    const known = namesIn(is);
    for (const name of namesIn(was))
      if (known.has(name))
        open.push({
          pointer: pointer + step(name),
          was: propertyIn(old, was, name),
          is: propertyIn(now, is, name),
        });
    open.push({ pointer: `${pointer}/*`, was: itemsIn(old, was), is: itemsIn(now, is) });
  }
}

function keyOfPart(part: JsonSchema): string {
  return typeof part === "object" ? String(numberOf(part)) : `${part}`;
}

function promisedBy(parts: Parts, { written }: Payload): Promised {
  const promised = { defaults: new Set<string>(), rules: new Set<string>() };
  for (const part of parts) {
    if (typeof part === "boolean") continue;
    if (part["default"] !== undefined) promised.defaults.add(asWritten(part["default"], written));
    const rules = part["x-rules"];
    for (const rule of Array.isArray(rules) ? rules : []) promised.rules.add(String(rule));
  }
  return promised;
}
