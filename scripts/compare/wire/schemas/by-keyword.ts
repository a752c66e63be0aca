import { isObject } from "../../../lib/json.ts";
import {
  type JsonSchema,
  type SchemaObject,
  schemaListKeywords,
  schemaMapKeywords,
  singleSchemaKeywords,
} from "../../../lib/json-schema.ts";
import type { Violation } from "../../../schema-cases/index.ts";
import { regExp } from "../../../schema-cases/pattern/run.ts";
import { flatOf } from "../flat-schemas/flat.ts";
import { type BreakingValue, memberStep } from "./breaking-values.ts";
import type { DifferingSite } from "./differing-sites.ts";
import type { MessageWay } from "./message-ways.ts";
import { narrowing, types } from "./narrowing.ts";
import { isUnobservable, noValueBreaks } from "./unobservable-keywords.ts";

/** The changes at a site that its keywords alone show. */
export interface ByKeyword {
  readonly losses: readonly BreakingValue[];
  /** Keywords whose change can't be judged, and why values can't decide. */
  readonly unknown: readonly (readonly [keyword: string, why: string])[];
}

/** Why a keyword has to be judged by itself; `undefined` if values decide. */
type Ask = (keyword: string, sender: SchemaObject, reader: SchemaObject) => string | undefined;

/** Items, properties and characters beyond these are not drawn. */
const reach: Readonly<Record<string, number>> = {
  minItems: 1000,
  maxItems: 1000,
  minProperties: 1000,
  maxProperties: 1000,
  minContains: 1000,
  maxContains: 1000,
  minLength: 100_000,
  maxLength: 100_000,
};

/** Why values show nothing about a keyword: its bound is too large, or validators ignore it. `undefined` if they do. */
export function whyBeyondValues(keyword: string, ...flats: readonly SchemaObject[]): string | undefined {
  const limit = reach[keyword];
  if (limit !== undefined && flats.some((flat) => Number(flat[keyword]) >= limit))
    return "values of that size are not drawn";
  return flats.some((flat) => isUnobservable(keyword, flat)) ? noValueBreaks : undefined;
}

/** What a reader's keywords refuse although the sender's allow it, for the keywords that `asks` gives a reason for. */
export function lossesByKeyword(site: DifferingSite, way: MessageWay, asks: Ask): ByKeyword {
  const [sender, reader] = [flatOf(site[way.sender]), flatOf(site[way.reader])];
  if (sender === false || reader === true) return { losses: [], unknown: [] };
  if (reader === false) {
    const why = asks("false schema", {}, {});
    return { losses: why === undefined ? [] : [loss("false schema", false, why)], unknown: [] };
  }
  const given = sender === true ? {} : sender;
  const losses: BreakingValue[] = [];
  const unknown: (readonly [string, string])[] = [];
  const partners = slotNames(site, way);
  for (const keyword of Object.keys(reader)) {
    const why = asks(keyword, given, reader);
    if (why === undefined || isTolerated(way, keyword, given, reader)) continue;
    if (keyword === "required") {
      const sent: readonly unknown[] = Array.isArray(given["required"]) ? given["required"] : [];
      for (const name of Array.isArray(reader["required"]) ? reader["required"] : [])
        if (!sent.includes(name)) losses.push(loss(keyword, reader, why, { missingProperty: String(name) }));
    } else if (keyword === "additionalProperties" && reader[keyword] === false) {
      for (const name of goneFrom(given, reader))
        losses.push(loss(keyword, reader, why, { additionalProperty: name }));
      if (given[keyword] !== false) losses.push(loss(keyword, reader, why));
    } else if (holders.has(keyword)) {
      if (partners.reader(keyword).length === 0 && partners.sender(keyword).length === 0) continue;
      if (keyword === "patternProperties" && !partners.reader(keyword).some((name) => maySend(given, name)))
        continue;
      const verdict = structural(keyword, given, partners);
      if (verdict === "narrower") losses.push(loss(keyword, reader, why));
      else if (verdict === "unknown") unknown.push([keyword, why]);
    } else {
      const verdict = narrowing(given, reader, keyword);
      if (verdict === "narrower") losses.push(loss(keyword, reader, why));
      else if (verdict === "unknown") unknown.push([keyword, why]);
    }
  }
  return { losses, unknown };
}

/** Keywords that hold schemas, whose sites are compared on their own. */
const holders: ReadonlySet<string> = new Set([
  ...singleSchemaKeywords,
  ...schemaListKeywords,
  ...schemaMapKeywords,
]);

interface Partners {
  readonly sender: (keyword: string) => readonly string[];
  readonly reader: (keyword: string) => readonly string[];
}

/** The schemas below without a partner on the other side. */
function slotNames({ alignment: { gone, came } }: DifferingSite, { sender }: MessageWay): Partners {
  const [sent, read] = sender === "old" ? [gone, came] : [came, gone];
  const of = (slots: typeof gone) => (keyword: string) =>
    slots.filter((slot) => slot.keyword === keyword).map(({ name }) => name);
  return { sender: of(sent), reader: of(read) };
}

function structural(keyword: string, sender: SchemaObject, partners: Partners) {
  const [sent, read] = [partners.sender(keyword), partners.reader(keyword)];
  // No sender sends a property that only the reader knows.
  if (keyword === "properties") return undefined;
  if (keyword === "anyOf" || keyword === "oneOf") {
    if (!(keyword in sender) || sent.length > 0) return "narrower";
    return keyword === "oneOf" ? "unknown" : undefined;
  }
  if (read.length === 0) return undefined;
  return read.some((name) => sent.includes(name)) || keyword === "allOf" ? "unknown" : "narrower";
}

/** Whether a sender's object may have a property whose name a pattern matches. */
function maySend(sender: SchemaObject, pattern: string): boolean {
  const { properties, patternProperties, additionalProperties } = sender;
  if (additionalProperties !== false || isObject(patternProperties)) return true;
  const names = isObject(properties) ? Object.keys(properties) : [];
  return names.some((name) => properties?.[name] !== false && regExp(pattern).test(name));
}

/** Whether a reader accepts it anyway: a text as another type, or an unknown property of a response. */
function isTolerated(
  { direction, written, closed }: MessageWay,
  keyword: string,
  sender: SchemaObject,
  reader: SchemaObject,
): boolean {
  if (written === "text" && keyword === "type" && types(reader).includes("string")) return true;
  if (direction === "request") return false;
  if (keyword === "oneOf") return "oneOf" in sender && reader["oneOf"] === undefined;
  if (closed || reader[keyword] !== false) return false;
  return keyword === "additionalProperties" || keyword === "unevaluatedProperties";
}

function goneFrom(sender: SchemaObject, reader: SchemaObject): string[] {
  if (reader["patternProperties"] !== undefined) return [];
  const known = isObject(reader["properties"]) ? reader["properties"] : {};
  const sent = isObject(sender["properties"]) ? sender["properties"] : {};
  return Object.keys(sent).filter((name) => sent[name] !== false && !Object.hasOwn(known, name));
}

function loss(
  keyword: string,
  schema: JsonSchema,
  byKeyword: string,
  params: Violation["params"] = {},
): BreakingValue {
  const { missingProperty, additionalProperty } = params;
  const member = missingProperty ?? additionalProperty;
  return {
    byKeyword,
    reason: { keyword, schema, params, pointer: "", propertyName: undefined },
    pointer: memberStep(typeof member === "string" ? member : undefined),
  };
}
