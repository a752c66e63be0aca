import type { Departures } from "../planted.ts";
import { answers } from "./lenient/answers.ts";
import { input } from "./lenient/input.ts";
import { routing } from "./lenient/routing.ts";
import type { Behaviour } from "./server.ts";

/** Where the contract is open: servers that choose otherwise, each of them correct. */
export const lenient: Departures<Behaviour> = { ...input, ...answers, ...routing };
