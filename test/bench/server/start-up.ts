import { contractOf, subjectOf } from "./subject.ts";

/** Milliseconds until the schemas of an app are there, and from then until its first answer. */
export interface Started {
  readonly schemas: number;
  readonly app: number;
}

/** The process of one start. */
const operations = Number(process.argv[2]);
const start = performance.now();
const contract = contractOf(operations);
const made = performance.now();
const { app, request } = subjectOf(operations, contract);
await app.fetch(request);
const started: Started = { schemas: made - start, app: performance.now() - made };
process.send?.(started);
