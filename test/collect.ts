import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects what is garbage at this moment. */
export const collect: () => void = runInNewContext("gc");
