export { reasonsFor } from "./blame.ts";
export { type Case, type CaseOptions, casesOf, sampleOf } from "./cases.ts";
export { list, map, one } from "./copy.ts";
export type { Coverage } from "./coverage.ts";
export { learnExamples } from "./given.ts";
export { type Judge, judgeOf, type Violation } from "./judge.ts";
export { tellsMultiple } from "./numbers.ts";
export {
  isObject,
  isSchema,
  type JsonSchema,
  resolveRef,
  type SchemaObject,
  step,
  valueAt,
  withProperty,
} from "./schema.ts";
export { shrink } from "./shrink.ts";
