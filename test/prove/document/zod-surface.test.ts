import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkAnswers } from "../../../scripts/contract/check/answers.ts";
import { checkSchemas } from "../../../scripts/contract/check/schemas.ts";
import { rule } from "../../../scripts/contract/index.ts";
import { outcomeOf, type Place, tinyApi } from "./tiny-contract.ts";
import { changing, filling, functions, kinds, methods } from "./zod-surface.ts";

const isFunction = (value: unknown) => typeof value === "function";

/** Names of a value's functions, those that it inherits included. */
function functionsOf(value: object): string[] {
  const names = new Set<string>();
  for (let here = value; here !== Object.prototype; here = Object.getPrototypeOf(here))
    for (const name of Object.getOwnPropertyNames(here))
      if (/^[a-z]/.test(name) && name !== "constructor" && isFunction(Reflect.get(value, name)))
        names.add(name);
  return [...names];
}

describe("what Zod offers is known, name by name", () => {
  const known = [...Object.keys(changing), ...Object.keys(filling)];

  it("its functions", () => {
    const exported = Object.keys(z).filter(
      (name) => isFunction(Reflect.get(z, name)) && !/^_?Zod/.test(name),
    );
    const listed = [...functions, ...known.flatMap((name) => /^z\.(\w+)$/.exec(name)?.[1] ?? [])];
    expect(exported.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !exported.includes(name))).toEqual([]);
    expect(Object.keys(z.coerce).filter((name) => !known.includes(`z.coerce.${name}`))).toEqual(
      Object.keys(z.coerce).filter((name) => /^Zod/.test(name)),
    );
  });

  it("the methods of its schemas", () => {
    const offered = new Set(kinds.flatMap(functionsOf));
    const listed = [...methods, ...known.filter((name) => !name.includes("."))];
    expect([...offered].filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => !offered.has(name))).toEqual([]);
  });
});

const always = { holds: () => true, sentence: "It holds." };

/** On a bare string, after a check, and before one. */
function around(make: (text: z.ZodString) => z.ZodType): z.ZodType[] {
  const bare = make(z.string());
  // What judges by a parser of its own loses it where a check is added.
  const checked = bare._zod.bag["fallbackRun"] ? [] : [rule(bare, always)];
  return [bare, make(z.string().min(3)), ...checked];
}

/** Ways for a schema to be a part of another, three levels deep and less. */
const inside: Readonly<Record<string, (part: z.ZodType) => z.ZodType>> = {
  itself: (part) => part,
  wrapped: (part) => part.nullable().readonly(),
  "a field": (part) => z.object({ a: part }),
  "a field of a field of a field": (part) => z.object({ a: z.object({ b: z.looseObject({ c: part }) }) }),
  "an item of a list of records": (part) => z.array(z.record(z.string(), z.object({ a: part }))),
  "a name of a record": (part) => z.object({ a: z.array(z.record(part as z.ZodString, z.int())) }),
  "an option": (part) => z.object({ a: z.union([z.int(), z.object({ b: part })]) }),
  "one of several": (part) => z.xor([z.int(), z.array(part)]),
  "a variant": (part) => z.discriminatedUnion("a", [z.object({ a: z.literal("x"), b: part })]),
  "an item of a tuple": (part) => z.object({ a: z.tuple([z.int(), part]) }),
  "the rest of a tuple": (part) => z.tuple([z.int()], part),
  "all further fields": (part) => z.object({ a: z.object({}).catchall(part) }),
  "a side of an intersection": (part) => z.intersection(z.object({ a: part }), z.object({ b: z.int() })),
  "made later": (part) => z.object({ a: z.lazy(() => z.object({ b: part })) }),
  "below a default": (part) => z.object({ a: z.array(part).default([]) }),
};
const parameters = ["itself", "wrapped"];

const places: readonly Place[] = ["request", "response", "query", "path", "header", "response header"];

/** Every place of `part`, in words; only what the vocabulary allows there. */
function uses(part: z.ZodType): [words: string, use: z.ZodType, place: Place][] {
  return places.flatMap((place) =>
    Object.entries(inside)
      .filter(([words]) => place === "request" || place === "response" || parameters.includes(words))
      .map(([words, use]): [string, z.ZodType, Place] => [`${place}: ${words}`, use(part), place]),
  );
}

const refusals = ["value-changes", "no-json-form"];

describe("what changes a value is refused, wherever it stands", () => {
  it.each(Object.entries(changing))("%s", (_name, make) => {
    const passed = around(make).flatMap((part, index) =>
      uses(part)
        .filter(
          ([, use, place]) => !checkSchemas(tinyApi(use, place)).some(({ code }) => refusals.includes(code)),
        )
        .map(([words]) => `${index}: ${words}`),
    );
    expect(passed).toEqual([]);
  });
});

describe("what fills a value in", () => {
  it.each(Object.entries(filling))("%s is refused of a whole response only", (_name, make) => {
    for (const part of around(make))
      for (const [words, use, place] of uses(part)) {
        if (!place.startsWith("response")) continue;
        const codes = checkAnswers(tinyApi(use, place)).map(({ code }) => code);
        const isWhole = parameters.some((one) => words.endsWith(`: ${one}`));
        expect(codes.includes("default-in-response"), words).toBe(isWhole);
      }
  });

  it.each(Object.entries(filling))("%s is told in a request, and given to who handles it", (_name, make) => {
    const schema = z.object({ a: make(z.string().min(3)) });
    const { document, problems } = outcomeOf(tinyApi(schema.meta({ id: "Subject" }), "request"));
    expect(problems).toEqual([]);
    const emitted = document?.components?.schemas?.["Subject"];
    expect(emitted).toMatchObject({ properties: { a: { default: "abc" } } });
    expect(emitted).not.toHaveProperty("required");
    expect(schema.parse({})).toEqual({ a: "abc" });
  });
});
