import { isObject } from "../../cases/index.ts";
import type { Bump } from "../finding.ts";
import { type Operation, placeOfParameter, rangeOf } from "../normal/surface.ts";
import type { Change } from "./redocly.ts";
import { sorted } from "./skeleton.ts";

/** The operation in both documents. */
export interface Ends {
  readonly before: Operation | undefined;
  readonly after: Operation | undefined;
}

/** What a change of structure means. */
export interface Meaning {
  readonly rule: string;
  readonly place: string;
  readonly bump: Bump;
  /** What comes after the operation's name in a sentence. */
  readonly says: string;
  readonly fix?: string;
}

/** Reads a change at a place in an operation; nothing where it has no meaning on the wire. */
export function meaningOf(change: Change, at: readonly string[], ends: Ends): Meaning | undefined {
  const { typeName, kind, property } = change;
  if (at.includes("schema")) return keywords(change, at, ends);
  if (kind === "modified" && (property === "description" || property === "summary"))
    return {
      rule: "words-changed",
      place: "documentation",
      bump: "patch",
      says: "is documented in other words",
    };
  if (kind === "modified" && property === "deprecated") return deprecation(change, placeOf(change, at, ends));
  return meanings[typeName]?.(change, at, ends);
}

type Read = (change: Change, at: readonly string[], ends: Ends) => Meaning | undefined;

const keepBoth = "Keep the old form beside the new one, and mark it `deprecated` until nobody uses it.";

/** What it means that an operation is in one document only. */
export function presence(kind: "added" | "removed"): Meaning {
  const place = "operation";
  return kind === "added"
    ? { rule: "operation-added", place, bump: "minor", says: "is new" }
    : { rule: "operation-removed", place, bump: "major", says: "is gone", fix: keepBoth };
}

const meanings: Readonly<Record<string, Read>> = {
  Parameter: (change, at, ends) => {
    const place = placeOf(change, at, ends);
    const { kind, property, revision } = change;
    if (kind === "removed")
      return {
        rule: "parameter-removed",
        place,
        bump: "major",
        says: `no longer knows its ${place}`,
        fix: "Keep taking it, even where it no longer does anything, and mark it `deprecated`.",
      };
    const isRequired =
      kind === "added" ? member(revision?.value, "required") === true : revision?.value === true;
    if (kind === "added" && !isRequired)
      return { rule: "parameter-added", place, bump: "minor", says: `now takes a ${place}` };
    if (kind === "added" || (property === "required" && isRequired))
      return {
        rule: "parameter-required",
        place,
        bump: ends.before?.reversed ? "minor" : "major",
        says: `now needs the ${place}`,
        fix: "Make it optional, with a default that does what was done without it.",
      };
    if (property === "required")
      return { rule: "parameter-optional", place, bump: "minor", says: `no longer needs the ${place}` };
    return {
      rule: "parameter-serialization",
      place,
      bump: "major",
      says: `reads its ${place} in another form (\`${property}\`)`,
      fix: "Leave it as it is, and take the new form under another name.",
    };
  },
  RequestBody: ({ kind, revision }, _, { before }) => {
    const place = "request body";
    if (kind === "removed")
      return {
        rule: "request-body-removed",
        place,
        bump: "major",
        says: "no longer takes a request body",
        fix: keepBoth,
      };
    const isRequired =
      kind === "added" ? member(revision?.value, "required") === true : revision?.value === true;
    if (isRequired)
      return {
        rule: "request-body-required",
        place,
        bump: before?.reversed ? "minor" : "major",
        says: "now needs a request body",
        fix: "Make it optional.",
      };
    return kind === "added"
      ? { rule: "request-body-added", place, bump: "minor", says: "now takes a request body" }
      : { rule: "request-body-optional", place, bump: "minor", says: "no longer needs a request body" };
  },
  MediaType: (change, at, ends) => {
    const isAnswer = at[0] === "responses";
    const place = placeOf(change, at, ends);
    const subject = isAnswer ? "answers with" : "takes";
    const taken = ends.after?.body?.content ?? new Map();
    const type = place.split(" ").at(-1) ?? "";
    if (!isAnswer && change.kind !== "added" && rangeOf(type, taken))
      return { rule: "media-type-added", place, bump: "minor", says: `now takes more than a ${place}` };
    if (change.kind === "added")
      return { rule: "media-type-added", place, bump: "minor", says: `now ${subject} a ${place}, too` };
    return {
      rule: "media-type-removed",
      place,
      bump: "major",
      says: `no longer ${subject} a ${place}`,
      fix: "Keep the old media type beside the new one.",
    };
  },
  Response: ({ kind, base, path }, at, { after }) => {
    const status = kind === "modified" ? String(base?.value) : (at[1] ?? path);
    const place = `response ${status}`;
    if (kind === "added")
      return { rule: "response-added", place, bump: "minor", says: `can now answer ${status}` };
    if (isCovered(status, [...(after?.responses.keys() ?? [])])) return undefined;
    return /^[23]/.test(status)
      ? {
          rule: "response-removed",
          place,
          bump: "major",
          says: `no longer answers ${status}`,
          fix: "Keep answering with this status: callers wait for it.",
        }
      : { rule: "error-response-removed", place, bump: "minor", says: `no longer documents ${status}` };
  },
  Header: (change, at, ends) => {
    const place = placeOf(change, at, ends);
    const { kind, property, revision } = change;
    if (kind === "added") return { rule: "header-added", place, bump: "minor", says: `sends a ${place}` };
    const wasRequired =
      kind === "removed" ? member(change.base?.value, "required") === true : revision?.value === false;
    if (kind === "modified" && property === "required" && !wasRequired)
      return { rule: "header-required", place, bump: "minor", says: `always sends its ${place}` };
    return {
      rule: kind === "removed" ? "header-removed" : "header-optional",
      place,
      bump: wasRequired ? "major" : "minor",
      says: kind === "removed" ? `no longer sends its ${place}` : `may leave out its ${place}`,
      ...(wasRequired ? { fix: "Keep sending it always." } : {}),
    };
  },
  SecurityRequirement: security,
  SecurityRequirementList: security,
};

function security({ verdicts }: Change): Meaning {
  return verdicts.length > 0
    ? {
        rule: "security-narrowed",
        place: "security",
        bump: "major",
        says: "no longer takes credentials that were enough",
        fix: "Keep the old requirement as an alternative.",
      }
    : { rule: "security-widened", place: "security", bump: "minor", says: "takes other credentials, too" };
}

function deprecation({ revision }: Change, place: string): Meaning {
  return revision?.value === true
    ? {
        rule: "deprecated",
        place,
        bump: "minor",
        says: place === "operation" ? "is deprecated" : `deprecates its ${place}`,
      }
    : {
        rule: "no-longer-deprecated",
        place,
        bump: "minor",
        says: `takes back the deprecation of its ${place}`,
      };
}

/** Of schemas that no value can tell about, Redocly compares the keywords. */
function keywords({ verdicts, ...change }: Change, at: readonly string[], ends: Ends): Meaning | undefined {
  const [verdict] = verdicts;
  if (!verdict) return undefined;
  const start = at.indexOf("schema");
  const pointer = at
    .slice(start + 1)
    .map((token, index, all) =>
      all[index - 1] === "properties" ? `/${token}` : token === "items" ? "/*" : "",
    )
    .join("");
  const place = [placeOf({ ...change, verdicts }, at.slice(0, start), ends), pointer]
    .filter(Boolean)
    .join(" ");
  return {
    rule: verdict.ruleId,
    place,
    bump: "major",
    says: `changes its ${place} in a way that no value shows: ${verdict.message.replace(/\.$/, "")}`,
    fix: "Write the schema so that it has valid values, and without keywords that its `type` makes idle.",
  };
}

/** A range speaks for the statuses in it: `2XX` for 200, and a 200 keeps what `2XX` promised. */
function isCovered(status: string, others: readonly string[]): boolean {
  const first = status[0] ?? "";
  return (
    others.includes(`${first}XX`) || (status.endsWith("XX") && others.some((other) => other[0] === first))
  );
}

/** Where in the operation a change is, in words. */
function placeOf(change: Change, [kind = "", ...rest]: readonly string[], ends: Ends): string {
  if (kind === "parameters") return parameterPlace(change, rest, ends);
  const type =
    change.kind === "modified" && change.property === "key" ? String(change.base?.value) : rest.at(-1);
  if (kind === "requestBody") return rest.length > 0 ? `request body ${type}` : "request body";
  if (kind !== "responses") return "operation";
  const [status, part] = rest;
  if (part === undefined) return `response ${status}`;
  return part === "headers" ? `response ${status} header ${type}` : `response ${status} ${type}`;
}

/** A removed parameter is found in the old list, any other in the new one. */
function parameterPlace({ kind, base, revision }: Change, rest: readonly string[], ends: Ends): string {
  const [operation, end] = kind === "removed" ? [ends.before, base] : [ends.after, revision];
  const index = /\/parameters\/(\d+)/.exec(end?.pointer ?? "")?.[1] ?? rest[0];
  const found = sorted(operation?.parameters ?? new Map())[Number(index)];
  return found ? placeOfParameter(...found) : "parameters";
}

function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
