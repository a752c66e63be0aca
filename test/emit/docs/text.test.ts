import { test } from "vitest";
import { checkTexts } from "./texts.ts";

test("any text comes out as it went in", () => checkTexts(15), 60_000);
