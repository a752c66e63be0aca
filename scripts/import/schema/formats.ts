import { fullFormats } from "ajv-formats/dist/formats.js";
import { z } from "zod";
import { camelCase } from "../../lib/words.ts";
import { patternOf } from "../../model/read/pattern.ts";
import { patternLiteral } from "../text/literal.ts";

/** How the contract says a format of strings. */
export interface FormatText {
  /** The function of the spec that makes its schema; absent: `text` stands where it is used. */
  readonly name?: string;
  readonly text: string;
  /** Says what the function returns. */
  readonly comment?: string;
  /** Takes the same strings. */
  readonly pattern?: string;
}

/** A function of the spec's own formats: what it returns, and what that is. */
export type SharedFormat = Pick<FormatText, "text" | "comment">;

/** What strings of a format are, where its name does not say it all. */
const words: Readonly<Record<string, string>> = {
  email: "An address of an internet domain; nothing of it is quoted.",
  uuid: "A UUID of any version, as it is or as a URN.",
  "date-time": "A time of a day, with its zone.",
  time: "A time, with its zone.",
  uri: "A URI with its scheme.",
  "uri-reference": "A URI, or a reference that is relative to one.",
  byte: "Bytes in Base64.",
  ipv6: "An address of IPv6.",
};

/** Formats for which Zod has a schema that takes the same values as the format of JSON Schema. */
const ofZod: Readonly<Record<string, string>> = {
  date: "z.iso.date()",
  duration: "z.iso.duration()",
  ipv4: "z.ipv4()",
  hostname: "z.hostname()",
};

const uuidVersions = ["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"] as const;

const zone = "(?:[Zz]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)";
/** A leap second is the last one of a day in UTC. */
const clock = `(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?${zone}|23:59:60(?:\\.\\d+)?(?:[Zz]|[+-]00(?::?00)?))`;
const day = z.regexes.date.source.replace(/^\^|\$$/g, "");

const hex = "[\\dA-Fa-f]";
const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
const label = "[A-Za-z\\d](?:[A-Za-z\\d-]*[A-Za-z\\d])?";

/** Patterns of formats that readers check by a function, or by a pattern that ignores case. */
const patterns: Readonly<Record<string, string>> = {
  time: `^${clock}$`,
  "date-time": `^${day}[Tt\\s]${clock}$`,
  uri: uriPattern(),
  uuid: `^(?:[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:)?${hex}{8}(?:-${hex}{4}){3}-${hex}{12}$`,
  email: `^${atom}(?:\\.${atom})*@(?:${label}\\.)+${label}$`,
  // In one line of the text: readers look at lines.
  byte: "(?:^|[\\n\\r\\u2028\\u2029])(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?:$|[\\n\\r\\u2028\\u2029])",
};

/** A reference with its scheme. */
function uriPattern(): string {
  const { source = "" } = regExpOf("uri-reference") ?? {};
  const absolute = source.replace(/^(\^\(\?:\[a-z\]\[a-z0-9\+\\-\.\]\*:\))\?/, "$1").replace(/"/g, "");
  // What follows the scheme is not optional.
  return patternOf(`(?i)${absolute.replace(")?(?:\\?(?:", ")(?:\\?(?:")}`) ?? "";
}

function regExpOf(format: string): RegExp | undefined {
  const known = (fullFormats as Readonly<Record<string, unknown>>)[format];
  return known instanceof RegExp ? known : undefined;
}

/** How a format of strings is said; `undefined`: it only describes its values. */
export function formatText(format: string): FormatText | undefined {
  const own = Object.hasOwn(ofZod, format) ? ofZod[format] : undefined;
  if (own !== undefined) return { text: own };
  const pattern = patternOfFormat(format);
  if (pattern === undefined) return undefined;
  const said = patternLiteral(pattern);
  return {
    name: camelCase(format),
    pattern,
    comment:
      (Object.hasOwn(words, format) ? words[format] : undefined) ?? `A string of the format \`${format}\`.`,
    text:
      format === "email"
        ? `z.email({ pattern: ${said} })`
        : `z.string().regex(${said}).meta({ format: ${JSON.stringify(format)} })`,
  };
}

/** Zod's own schemas that say a format and a pattern in one, each of which refuses what the format refuses. */
const withPatterns: ReadonlyMap<string, string> = new Map(
  [
    ...Array.from({ length: 10 }, (_, precision) => [{ precision }, { precision, offset: true }])
      .flat()
      .map((options) => [z.iso.datetime(options), `z.iso.datetime(${optionsText(options)})`] as const),
    ...uuidVersions.map((version) => [z.uuid({ version }), `z.uuid(${optionsText({ version })})`] as const),
    [z.iso.datetime(), "z.iso.datetime()"] as const,
    [z.iso.datetime({ offset: true }), "z.iso.datetime({ offset: true })"] as const,
    [z.iso.date(), "z.iso.date()"] as const,
    [z.iso.duration(), "z.iso.duration()"] as const,
    [z.ipv4(), "z.ipv4()"] as const,
    [z.uuid(), "z.uuid()"] as const,
    [z.guid(), "z.guid()"] as const,
  ].map(([schema, text]) => {
    const { format, pattern } = z.toJSONSchema(schema);
    return [`${format} ${pattern}`, text];
  }),
);

function optionsText(options: Readonly<Record<string, unknown>>): string {
  const items = Object.entries(options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `{ ${items.join(", ")} }`;
}

/** Zod's schema of strings that has this format and this pattern; `undefined`: none has both. */
export function zodWithPattern(format: string | undefined, pattern: string | undefined): string | undefined {
  return withPatterns.get(`${format} ${pattern}`);
}

function patternOfFormat(format: string): string | undefined {
  if (Object.hasOwn(patterns, format)) return patterns[format];
  const regExp = Object.hasOwn(fullFormats, format) ? regExpOf(format) : undefined;
  return regExp && patternOf(regExp.flags.includes("i") ? `(?i)${regExp.source}` : regExp.source);
}

/** Whether readers refuse strings because of this format, in a way that no pattern says. */
export function isBeyondPatterns(format: string): boolean {
  const known = Object.hasOwn(fullFormats, format)
    ? (fullFormats as Readonly<Record<string, unknown>>)[format]
    : true;
  return known !== true && formatText(format) === undefined && !isOfNumbers(known);
}

function isOfNumbers(known: unknown): boolean {
  return typeof known === "object" && known !== null && "type" in known && known.type === "number";
}

// Coverage: the unit tests have few formats that Zod lacks.
