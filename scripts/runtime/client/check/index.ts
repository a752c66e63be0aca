export type { Breach, Check } from "./check.ts";
export { all, any, later, nullable, one, optional, variants } from "./choice.ts";
export { type Judge, judge } from "./judge.ts";
export {
  among,
  between,
  blob,
  boolean,
  integer,
  length,
  matches,
  multipleOf,
  number,
  string,
  url,
} from "./leaf.ts";
export { anything, array, forbidden, object, tuple } from "./structure.ts";
