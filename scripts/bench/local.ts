export { bench } from "../local/bench.ts";
