import type { ApiModel } from "../../model/model.ts";
import { type Finding, unique } from "../finding.ts";
import { pairs } from "./operations/pairs.ts";
import { wireOperationsOf } from "./operations/wire-operations.ts";
import { comparerOf } from "./schemas/compare.ts";
import { operationFindings } from "./schemas/operations.ts";
import { promisesOf } from "./schemas/promises.ts";
import { extensionFindings } from "./structure/extensions.ts";
import { structuralFindings } from "./structure/findings.ts";
import { flowFindings } from "./structure/flows.ts";
import { promiseFindings } from "./structure/promises.ts";
import { serverFindings } from "./structure/servers.ts";
import { unclearFindings } from "./structure/unclear.ts";

/**
 * What the change between two versions of an API does on the wire: to the messages of callers that
 * know only the old one.
 */
export async function compareOnWire(old: ApiModel, now: ApiModel): Promise<readonly Finding[]> {
  const before = wireOperationsOf(old);
  const after = wireOperationsOf(now);
  const compare = comparerOf(old, now);
  const promises = promisesOf(old, now);
  const schemas = [...pairs(before, after)].flatMap(([, was, is]) =>
    operationFindings(was, is, compare, promises),
  );
  return unique([
    ...unclearFindings([old, before], [now, after]),
    ...structuralFindings(before, after),
    ...serverFindings([old, before], [now, after]),
    ...promiseFindings(old, now),
    ...flowFindings(old, now),
    ...extensionFindings(old, now),
    ...schemas,
  ]);
}
