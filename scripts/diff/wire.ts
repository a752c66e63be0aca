import type { Document } from "./document.ts";
import { type Finding, makeFinding } from "./finding.ts";
import { type Operation, type Payload, surfaceOf } from "./normal/surface.ts";
import { comparerOf } from "./schemas/compare.ts";
import { operationFindings } from "./schemas/operations.ts";
import { promisesOf } from "./schemas/promises.ts";
import { structuralFindings } from "./structure/findings.ts";
import { structuralChanges } from "./structure/redocly.ts";
import { skeletonsOf } from "./structure/skeleton.ts";

/**
 * What the change between two OpenAPI 3 documents does on the wire: to the messages of callers that
 * know only the old one. Throws a `ProblemError` for a document that can't be read.
 */
export async function compareOnWire(
  oldDocument: Document,
  newDocument: Document,
): Promise<readonly Finding[]> {
  const [old, now] = [surfaceOf(oldDocument), surfaceOf(newDocument)];
  const compare = comparerOf(oldDocument, newDocument);
  const muted = new Map<Payload, unknown>();
  const mute = (payload: Payload, schema: unknown) => void (schema && muted.set(payload, schema));
  const promises = promisesOf(oldDocument, newDocument);
  const schemas = shared(old, now).flatMap(([before, after]) =>
    operationFindings(before, after, compare, promises, mute),
  );
  const changes = await structuralChanges(...skeletonsOf(old, now, muted));
  const told = new Set(schemas.map(({ operation, place }) => `${operation} ${place}`));
  const structure = [...structuralFindings(changes, old, now), ...serverFindings(oldDocument, newDocument)];
  return [...structure.filter(({ operation, place }) => !told.has(`${operation} ${place}`)), ...schemas];
}

function shared(
  old: ReadonlyMap<string, Operation>,
  now: ReadonlyMap<string, Operation>,
): (readonly [Operation, Operation])[] {
  return [...old].flatMap(([key, before]) => {
    const after = now.get(key);
    return after ? [[before, after] as const] : [];
  });
}

/** Which servers there are is a matter of deployment; that they changed is told. */
function serverFindings(old: Document, now: Document): Finding[] {
  if (JSON.stringify(old["servers"]) === JSON.stringify(now["servers"])) return [];
  return [
    makeFinding({
      verdict: "wire",
      rule: "servers-changed",
      place: "servers",
      direction: "both",
      bump: "minor",
      sentence: "The list of servers changed.",
    }),
  ];
}
