export { type CaseOptions, casesOf, sampleOf } from "./cases.ts";
export { type Judge, judgeOf } from "./judge.ts";
export type { JsonSchema } from "./schema.ts";
export { shrink } from "./shrink.ts";
