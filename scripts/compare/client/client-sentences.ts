import type { Finding } from "../finding.ts";
import { shortType } from "../short-text.ts";
import type { CompileError } from "./compile-errors.ts";
import type { ProbeUse } from "./probe-lines.ts";

/** What a use that one of two clients refuses means, in words for the changelog. */
export interface ClientSentence {
  readonly rule: string;
  readonly sentence: string;
  readonly fix: string;
}

/** Whether code for the old client fails with the new one, or the other way round. */
export type ClientWay = "lost" | "gained";

/** Describes a use that fails; `name` is the missing field, if that is the reason. */
export function sentenceOfFailure(
  failure: CompileError,
  use: ProbeUse,
  way: ClientWay,
  name: string,
): ClientSentence {
  const { reason } = failure;
  if (use.what !== "input" && use.what !== "result" && use.what !== "payload") return tellName(use, way);
  if (reason === "gone") return tellField(use, way);
  return reason === "needed" ? tellNeeded(use, way, name) : tellType(use, way, failure.types);
}

function tellName({ what, place, operationId }: ProbeUse, way: ClientWay): ClientSentence {
  const [, status, text] = /^(\d+) ?(.*)$/s.exec(place) ?? [];
  const [owner, verb, thing] = {
    function: ["The client", "has", `function \`${place}\``],
    type: ["The client", "exports", `type \`${place}\``],
    option: ["`createClient`", "takes", `option \`${place}\``],
    status: [`\`${operationId}\``, "has", `result ${place}`],
    text: [`\`${operationId}\``, "has", `error text \`${text}\` (${status})`],
    code: [`\`${operationId}\``, "has", `error code \`${text}\` (${status})`],
    input: [],
    result: [],
    payload: [],
  }[what];
  const ends = way === "lost";
  return {
    rule: `client-${what}-${ends ? "removed" : "added"}`,
    sentence: ends ? `${owner} ${verb} no ${thing} any more.` : `${owner} ${verb} the ${thing}.`,
    fix:
      what === "function"
        ? "Leave the `operationId` as it was: it is the function's name."
        : "Keep it, or keep it next to its replacement.",
  };
}

function tellField(use: ProbeUse, way: ClientWay): ClientSentence {
  const [field, where] = fieldAndOwner(use);
  const ends = way === "lost";
  return {
    rule: `client-${use.what}-${ends ? "removed" : "added"}`,
    sentence: ends ? `\`${field}\` is gone from ${where}.` : `\`${field}\` is new in ${where}.`,
    fix: "Keep the field, and mark it as deprecated if another one replaces it.",
  };
}

function tellNeeded({ place, ...use }: ProbeUse, way: ClientWay, name: string): ClientSentence {
  const [field, where] = fieldAndOwner({ ...use, place: `${place}/${name}` });
  const needs = way === "lost" ? "must be given in" : "may be left out of";
  return {
    rule: `client-input-${way === "lost" ? "required" : "optional"}`,
    sentence: `\`${field}\` ${needs} ${where}.`,
    fix: "Make it optional.",
  };
}

function tellType(use: ProbeUse, way: ClientWay, types: CompileError["types"]): ClientSentence {
  const [field, where] = fieldAndOwner(use);
  const said = types?.map((type) => (use.what === "input" ? type.replace(/ \| undefined$/, "") : type)) ?? [];
  const [before = "", now = ""] = way === "lost" ? said : said.reverse();
  const clear = before !== now && !`${before}${now}`.includes("{ ");
  return {
    rule: `client-${use.what}-${way === "lost" ? "narrowed" : "widened"}`,
    sentence: `\`${field}\` in ${where} ${clear ? `was \`${shortType(before)}\`, is \`${shortType(now)}\`` : "has another type"}.`,
    fix: "Leave its type as it was; a field of another name can have the new one.",
  };
}

/** The direction of the messages that a use touches. */
export const directions: Readonly<Record<ProbeUse["what"], Finding["direction"]>> = {
  function: "both",
  type: "both",
  option: "both",
  input: "request",
  status: "response",
  text: "response",
  code: "response",
  result: "response",
  payload: "response",
};

/** `data[].name`, and the input or result that it is in. */
function fieldAndOwner({ what, place, operationId }: ProbeUse): readonly [field: string, owner: string] {
  const [, status, pointer = ""] = /^(\d*) ?(.*)$/s.exec(place) ?? [];
  const field = pointer.replaceAll("/0", "[]").replaceAll("/", ".").replace(/^\./, "") || what;
  return [field, `the ${what}${status ? ` ${status}` : ""} of \`${operationId}\``];
}
