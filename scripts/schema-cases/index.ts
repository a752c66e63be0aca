export { reasonsFor } from "./blame.ts";
export { type Case, type CaseOptions, casesOf, sampleOf } from "./cases.ts";
export type { Coverage } from "./coverage.ts";
export { type Judge, judgeOf, type Violation } from "./judge.ts";
export { learnExamples } from "./learn-examples.ts";
export { tellsMultiple } from "./numbers.ts";
export { shrink } from "./shrink.ts";
