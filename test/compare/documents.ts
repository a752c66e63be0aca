import { changesBetween } from "../../scripts/compare/changes.ts";
import { compareClients } from "../../scripts/compare/client/index.ts";
import type { Finding } from "../../scripts/compare/finding.ts";
import { withSunsets } from "../../scripts/compare/sunset.ts";
import { compareOnWire } from "../../scripts/compare/wire/index.ts";
import type { Json } from "../../scripts/lib/json.ts";
import { modelOfDocument } from "../../scripts/model/from-document.ts";

type Findings = Promise<readonly Finding[]>;

const read = (document: object) => modelOfDocument(document as Json);

/** `compareOnWire` of two documents. Async, so that a document that can't be read rejects. */
export const wireChanges = async (old: object, now: object): Findings => compareOnWire(read(old), read(now));

/** `compareClients` of two documents. */
export const clientChanges = async (old: object, now: object): Findings =>
  compareClients(read(old), read(now));

/** `changesBetween` two documents. */
export const changesOf = async (
  old: object,
  now: object,
  ...rest: [today: string, only?: readonly Finding["verdict"][]]
): Findings => changesBetween(read(old), read(now), ...rest);

/** `withSunsets` of two documents. */
export const sunsetChanges = (findings: readonly Finding[], old: object, now: object, today: string) =>
  withSunsets(findings, read(old), read(now), today);
