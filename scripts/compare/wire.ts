import { readable } from "../model/read/document.ts";
import type { Document } from "./document.ts";
import { type Finding, unique } from "./finding.ts";
import { pairs } from "./normal/pairs.ts";
import { surfaceOf } from "./normal/surface.ts";
import { comparerOf } from "./schemas/compare.ts";
import { operationFindings } from "./schemas/operations.ts";
import { promisesOf } from "./schemas/promises.ts";
import { structuralFindings } from "./structure/findings.ts";
import { flowFindings } from "./structure/flows.ts";
import { serverFindings } from "./structure/servers.ts";
import { unclearFindings } from "./structure/unclear.ts";

/**
 * What the change between two OpenAPI 3 documents does on the wire: to the messages of callers that
 * know only the old one. Throws a `ProblemError` for a document that can't be read.
 */
export async function compareOnWire(oldRead: Document, newRead: Document): Promise<readonly Finding[]> {
  const [oldDocument, newDocument] = [readable(oldRead), readable(newRead)];
  const [old, now] = [surfaceOf(oldDocument), surfaceOf(newDocument)];
  const compare = comparerOf(oldDocument, newDocument);
  const promises = promisesOf(oldDocument, newDocument);
  const schemas = [...pairs(old, now)].flatMap(([, before, after]) =>
    operationFindings(before, after, compare, promises),
  );
  return unique([
    ...unclearFindings(oldDocument, newDocument, old, now),
    ...structuralFindings(old, now),
    ...serverFindings([oldDocument, old], [newDocument, now]),
    ...flowFindings(oldDocument, newDocument),
    ...schemas,
  ]);
}
