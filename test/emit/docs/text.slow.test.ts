import { test } from "vitest";
import { seed } from "../../seed.ts";
import { checkTexts } from "./texts.ts";

test(`any text comes out as it went in (seed ${seed})`, () => checkTexts(1000));
