import { tellsBreaks } from "./diff-process.ts";
import { diamond, diamondNames, union, vast } from "./shapes.ts";

tellsBreaks([
  ...diamondNames.map((name) => diamond(name, 30)),
  union("oneOf", 800, 700),
  union("anyOf", 800, 700),
  union("oneOf", 800, undefined),
  ...vast,
]);
