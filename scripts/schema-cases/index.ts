export { reasonsFor } from "./blame.ts";
export { type Case, type CaseOptions, casesOf, sampleOf } from "./cases.ts";
export type { CaseCoverage } from "./coverage.ts";
export { judgeOf, type SchemaJudge, type Violation } from "./judge.ts";
export { learnExamples } from "./learn-examples.ts";
export { tellsMultiple } from "./numbers.ts";
export { shrink } from "./shrink.ts";
