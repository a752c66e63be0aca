import type { OpenApiDocument } from "../../model/document/types.ts";
import { readable } from "../../model/read/document.ts";
import type { Document } from "../document.ts";
import { type Finding, makeFinding, unique } from "../finding.ts";
import { changedOperations, partOf } from "./changed.ts";
import { type FunctionNames, withOperationId } from "./function-names.ts";
import { inPlace } from "./in-place.ts";

/**
 * What the change between two documents does to code that uses the client. A program that uses all
 * that the old client offers is compiled against the new one: each line that fails is a break, as the
 * client has the contract's version, and an update within a major version must compile. The other
 * way round, what only the new client offers is an addition.
 */
export async function compareClients(oldRead: Document, newRead: Document): Promise<readonly Finding[]> {
  const old: FunctionNames = new Map();
  const now: FunctionNames = new Map();
  const [before, after] = [inPlace(readable(oldRead), old), inPlace(readable(newRead), now)];
  const changed = changedOperations(before, after);
  if (changed.length === 0 && exportsOf(before) === exportsOf(after)) return [];
  const names = new Map([...now, ...old]);
  return unique(await compareOperations(before, after, changed)).map((one) => withOperationId(one, names));
}

/** One operation of which no client can be made does not cost the verdicts on the others. */
async function compareOperations(
  before: OpenApiDocument,
  after: OpenApiDocument,
  operations: readonly string[],
): Promise<readonly Finding[]> {
  const some = new Set(operations);
  try {
    const { compareParts } = await import("./parts.ts");
    return await compareParts(partOf(before, some), partOf(after, some));
  } catch (error) {
    if (operations.length <= 1) return [notCompared(operations[0], error)];
    const middle = operations.length >> 1;
    return [
      ...(await compareOperations(before, after, operations.slice(0, middle))),
      ...(await compareOperations(before, after, operations.slice(middle))),
    ];
  }
}

function notCompared(operation: string | undefined, error: unknown): Finding {
  const [method = "", path = ""] = operation?.split(" ") ?? [];
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return makeFinding({
    verdict: "client",
    rule: "client-not-compared",
    ...(operation === undefined ? {} : { operation: `${method.toUpperCase()} ${path}` }),
    place: "operation",
    direction: "both",
    bump: "major",
    sentence: `cannot tell: no client can be made of ${operation === undefined ? "the documents' types" : `\`${method.toUpperCase()} ${path}\``}: ${reason.replace(/\.$/, "")}.`,
    fix: "Write it in a way of which a client can be made, or compare by hand and approve the change.",
  });
}

/** What clients export beside operations. */
function exportsOf({ info, components }: OpenApiDocument): string {
  return JSON.stringify([
    info.title,
    Object.keys(components?.schemas ?? {}).sort(),
    Object.keys(components?.securitySchemes ?? {}).sort(),
  ]);
}
