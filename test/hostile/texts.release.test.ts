import { it } from "vitest";
import { apiNames } from "./apis.ts";
import { expectOnlyProgramsRefused } from "./refused-programs.ts";
import { hostileTexts } from "./texts.ts";

it.each(hostileTexts)("the lint refuses %j where it is a program, and nothing else, in every API", (text) =>
  expectOnlyProgramsRefused(text, apiNames),
);
