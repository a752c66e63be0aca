import type { ClientOperation } from "../../emit/client/client-operation.ts";
import { methodAndPath } from "../../model/method-and-path.ts";
import type { ApiModel } from "../../model/model.ts";
import { type Finding, makeFinding } from "../finding.ts";
import { shortText } from "../short-text.ts";
import { type ClientWay, directions, sentenceOfFailure } from "./client-sentences.ts";
import { compile } from "./compile.ts";
import { type CompileError, compileErrorsOf } from "./compile-errors.ts";
import { type ClientDeclarations, declarationsOf, type SentPayload } from "./declarations.ts";
import { probeOf } from "./probe.ts";
import type { ProbeUse } from "./probe-lines.ts";

/** Compares two clients by compiling a program for each of them against the other. */
export async function compareByCompiling(before: ApiModel, after: ApiModel): Promise<readonly Finding[]> {
  const [old, now] = await Promise.all([declarationsOf(before), declarationsOf(after)]);
  const modules = new Map([...modulesOf("/old", old), ...modulesOf("/new", now)]);
  const program = compile(modules);
  const failures = (from: string, declarations: ClientDeclarations, to: string) => {
    const client = program.getSourceFile(`${from}/client.ts`);
    if (!client) return [];
    const lines = probeOf(program.getTypeChecker(), client, declarations);
    return compileErrorsOf(lines, `${to}/client.ts`, modules, program);
  };
  const lost = failures("/old", old, "/new").flatMap((failure) => findingsOf(failure, "lost", [old, now]));
  const gained = failures("/new", now, "/old").flatMap((failure) =>
    findingsOf(failure, "gained", [now, old]),
  );
  const isNews = (finding: Finding) => !lost.some((broken) => isWithin(finding, broken));
  return [...lost, ...gained.filter(isNews)];
}

function modulesOf(folder: string, { modules }: ClientDeclarations): [string, string][] {
  return [...modules].map(([name, text]) => [`${folder}/${name}`, text]);
}

/** `clients` are the client that the probe was written for, and the other one. */
function findingsOf(
  failure: CompileError,
  way: ClientWay,
  clients: readonly ClientDeclarations[],
): Finding[] {
  const { line, text, reason, names } = failure;
  const { use } = line;
  if (!use) return [];
  return (reason === "needed" ? names : [""]).map((missing) => {
    const operations = clients.flatMap((client) => client.operations.filter((one) => isOf(one, use)));
    const sent = clients.flatMap((client) => client.sent.filter((one) => isOfSent(one, use)));
    const [first] = operations.map(({ operation }) => methodAndPath(operation));
    const operation = sent[0]?.name ?? first;
    const { rule, sentence, fix } = sentenceOfFailure(failure, use, way, missing);
    const isLost = way === "lost";
    return makeFinding({
      verdict: "client",
      rule,
      ...(operation === undefined ? {} : { operation }),
      place: placeIn(operations, missing ? { ...use, place: `${use.place}/${missing}` } : use),
      direction: directions[use.what],
      bump: isLost ? "major" : "minor",
      sentence,
      ...(isLost ? { line: shortText(text, 1000), fix } : {}),
    });
  });
}

function isOf({ operation }: ClientOperation, { operationId }: ProbeUse): boolean {
  return operation.operationId === operationId;
}

function isOfSent({ operationId, type }: SentPayload, { what, place, ...use }: ProbeUse): boolean {
  return what === "payload" ? use.operationId === operationId : what === "type" && place === type;
}

/** The place as findings write it; a field of an input is named by where it is sent. */
function placeIn(operations: readonly ClientOperation[], { what, place }: ProbeUse): string {
  if (what === "code") return `response ${place.replace(" ", " code ")}`;
  if (what === "payload") return `request body ${place}`.trimEnd();
  if (what === "result" || what === "status" || what === "text") return `response ${place}`.trimEnd();
  if (what !== "input") return `${what} ${place}`;
  const [, name = "", ...rest] = place.split("/");
  const fields = operations.flatMap(({ input }) => input.fields);
  const field = fields.find((one) => one.name === name);
  const below = rest.map((step) => `/${step}`).join("");
  if (field?.place === "contentType" || field?.place === "accept") return `\`${name}\` of the input`;
  if (field && field.place !== "body") return `${field.place} parameter ${name}${below}`;
  const isWhole = name === "body" && operations.some(({ input }) => !input.flat);
  return `request body ${isWhole ? below : `/${name}${below}`}`.trimEnd();
}

/** Whether a finding is about the same place as another one, or about one inside of it. */
function isWithin(inner: Finding, outer: Finding): boolean {
  return (
    inner.operation === outer.operation &&
    (inner.place === outer.place ||
      inner.place.startsWith(`${outer.place}/`) ||
      inner.place.startsWith(`${outer.place} /`))
  );
}

// Coverage: what the compiler always has, a file or a use, has no other side that a test could reach.
