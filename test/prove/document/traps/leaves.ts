import { z } from "zod";
import { email, ipv6, url } from "../../../../scripts/contract/index.ts";
import { notProved, type Trap, valueChanges } from "./trap.ts";

/** Strings, numbers and listed values. */
export const leaves: readonly Trap[] = [
  {
    name: "regex flags",
    schema: () => z.string().regex(/^a$/i),
    stops: ["pattern-with-flags", /\[aA\]/],
    instead: () => z.string().regex(/^[aA]$/),
  },
  { name: "two regexes", schema: () => z.string().regex(/^a/).regex(/z$/) },
  { name: "a regex with a length", schema: () => z.string().regex(/^a*$/).min(2).max(3) },
  { name: "an exact length", schema: () => z.string().length(3) },
  { name: "an array of an exact length", schema: () => z.array(z.int()).length(2) },
  { name: "a literal of several values", schema: () => z.literal(["a", "b"]) },
  { name: "a literal of mixed values", schema: () => z.literal(["a", 1, null, true]) },
  { name: "a nullable literal", schema: () => z.literal(["a", "b"]).nullable() },
  {
    name: "a literal of several values as a discriminator",
    schema: () =>
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal(["a", "b"]), x: z.string() }).meta({ id: "AB" }),
        z.object({ kind: z.literal("c"), y: z.string() }).meta({ id: "C" }),
      ]),
  },
  {
    name: "a nullable discriminated union",
    schema: () =>
      z
        .discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })])
        .nullable(),
  },
  { name: "int32", schema: () => z.int32() },
  { name: "int", schema: () => z.int() },
  { name: "a nullable int", schema: () => z.int().min(3).nullable() },
  { name: "uint32", schema: () => z.uint32() },
  { name: "float32", schema: () => z.float32() },
  { name: "exclusive bounds", schema: () => z.number().gt(1).lt(2) },
  { name: "multipleOf a whole number", schema: () => z.number().multipleOf(5) },
  { name: "multipleOf a decimal", schema: () => z.number().multipleOf(0.01) },
  { name: "ipv4", schema: () => z.ipv4() },
  {
    name: "ipv6",
    schema: () => z.ipv6(),
    stops: [notProved, /`ipv6\(\)` of the vocabulary/],
    instead: () => ipv6(),
  },
  { name: "the vocabulary's ipv6", schema: () => ipv6() },
  { name: "the vocabulary's ipv6, or nothing, in a list", schema: () => z.array(ipv6().nullable()).max(3) },
  {
    name: "a union of one",
    schema: () => z.object({ one: z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") })]) }),
  },
  {
    name: "a union of one, with words of its own",
    schema: () => z.union([z.int().describe("In.")]).describe("Out."),
  },
  { name: "a step and no step", schema: () => z.int().multipleOf(2).or(z.int().nonpositive()) },
  {
    name: "jwt",
    schema: () => z.jwt(),
    stops: [notProved, /z\.string\(\)\.regex/],
    instead: () => z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]*$/),
  },
  { name: "base64", schema: () => z.base64() },
  { name: "uuid", schema: () => z.uuid() },
  {
    name: "Zod's email",
    schema: () => z.email(),
    stops: [notProved, /`email\(\)` of the vocabulary/],
    instead: () => email(),
  },
  { name: "the vocabulary's email", schema: () => email() },
  {
    name: "url",
    schema: () => z.url(),
    stops: [valueChanges, /`url\(\)` of the vocabulary/],
    instead: () => url(),
  },
  { name: "the vocabulary's url", schema: () => url().startsWith("https://").max(60) },
  { name: "a date", schema: () => z.iso.date() },
  { name: "a date-time of milliseconds", schema: () => z.iso.datetime({ precision: 3 }) },
  { name: "a date-time with an offset", schema: () => z.iso.datetime({ offset: true }) },
  { name: "a time", schema: () => z.iso.time() },
  { name: "a duration", schema: () => z.iso.duration() },
  { name: "a hostname", schema: () => z.hostname() },
  {
    name: "startsWith, endsWith, includes",
    schema: () => z.string().startsWith("a").endsWith("z").includes("m"),
  },
];
