import { expect, it } from "vitest";
import { z } from "zod";
import { openEnum, openUnion } from "../../scripts/contract/index.ts";
import { resolveContract } from "../../scripts/contract/resolve.ts";
import { documentOf } from "../../scripts/model/document/write.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { type Place, tinyApi } from "../prove/document/tiny-contract.ts";
import { changesOf } from "./documents.ts";

const documentWith = (schema: z.ZodType, place: Place) =>
  documentOf(modelOfContract(resolveContract(tinyApi(z.object({ it: schema }), place))).written);

const told = async (old: z.ZodType, now: z.ZodType, place: Place) => {
  const found = await changesOf(documentWith(old, place), documentWith(now, place), "2026-01-01");
  return found.map(({ verdict, rule, bump }) => `${verdict} ${rule} ${bump}`);
};

const colors = (...names: [string, ...string[]]) => openEnum(names);
const shapes = {
  circle: z.object({ kind: z.literal("circle"), radius: z.int() }),
  square: z.object({ kind: z.literal("square"), side: z.int() }),
};
const both = openUnion("kind", [shapes.circle, shapes.square]);
const one = openUnion("kind", [shapes.circle]);

it.each<[what: string, old: z.ZodType, now: z.ZodType, place: Place, wanted: readonly string[]]>([
  [
    "an open enum gains a member, in a response",
    colors("red"),
    colors("red", "blue"),
    "response",
    ["wire known-value-added minor"],
  ],
  [
    "an open enum gains a member, in a request",
    colors("red"),
    colors("red", "blue"),
    "request",
    ["wire known-value-added minor"],
  ],
  [
    "an open enum loses a member, in a response",
    colors("red", "blue"),
    colors("red"),
    "response",
    ["wire known-value-removed minor"],
  ],
  [
    "an open enum loses a member, in a request",
    colors("red", "blue"),
    colors("red"),
    "request",
    ["wire known-value-removed major"],
  ],
  [
    "an enum gains a member, in a response",
    z.enum(["red"]),
    z.enum(["red", "blue"]),
    "response",
    ["wire response-enum-widened major", "client client-result-narrowed major"],
  ],
  [
    "an enum becomes open, in a response",
    z.enum(["red"]),
    colors("red"),
    "response",
    ["wire response-enum-widened major", "client client-result-narrowed major"],
  ],
  [
    "an enum becomes open, in a request",
    z.enum(["red"]),
    colors("red"),
    "request",
    ["wire request-enum-widened minor", "client client-input-widened minor"],
  ],
  [
    "an open union gains a member, in a response",
    one,
    both,
    "response",
    [
      "wire response-any-of-narrowed minor",
      "wire response-pattern-narrowed minor",
      "wire response-property-added minor",
    ],
  ],
  [
    "an open union gains a member, in a request, where the member had any form before",
    one,
    both,
    "request",
    ["wire request-property-added minor"],
  ],
  [
    "an open union gains a member and another one changes, in a request",
    one,
    openUnion("kind", [
      z.object({ kind: z.literal("circle"), radius: z.int().max(9) }),
      shapes.square,
      z.object({ kind: z.enum(["dot", "point"]) }),
    ]),
    "request",
    ["wire request-maximum-narrowed major", "wire request-property-added minor"],
  ],
  [
    "an open union gains a member and loses another one, in a request",
    one,
    openUnion("kind", [shapes.square]),
    "request",
    [
      "wire request-any-of-widened minor",
      "wire request-property-added minor",
      "wire request-property-removed minor",
    ],
  ],
  [
    "an open union loses a member, in a response",
    both,
    one,
    "response",
    [
      "wire response-any-of-widened major",
      "wire response-pattern-widened major",
      "wire response-property-removed minor",
    ],
  ],
  [
    "an open union loses a member, in a request, where it may have any form now",
    both,
    one,
    "request",
    [
      "wire request-any-of-widened minor",
      "wire request-pattern-widened minor",
      "wire request-property-removed minor",
    ],
  ],
])("%s", async (_, old, now, place, wanted) => {
  expect(await told(old, now, place)).toEqual(wanted);
});
