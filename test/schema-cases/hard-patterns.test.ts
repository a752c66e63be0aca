import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { JsonSchema } from "../../scripts/lib/json-schema.ts";
import { type Case, casesOf, judgeOf, sampleOf } from "../../scripts/schema-cases/index.ts";

const password = z.string().regex(/[a-z]/).regex(/[A-Z]/).regex(/\d/).min(8).max(72);
const semver =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;
const ipv4 = /^((25[0-5]|(2[0-4]|1\d|[1-9]|)\d)\.?\b){4}$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Strings that no example helps with, by kind, each with the number of rules that a string can break alone. */
const kinds: Readonly<Record<string, readonly (readonly [z.ZodType, number])[]>> = {
  "start and end": [
    [z.string().startsWith("sk_").endsWith("_x").min(12), 3],
    [z.string().startsWith("<").includes("=").endsWith("/>"), 3],
    [z.string().startsWith("aba").endsWith("bab").max(4), 3],
  ],
  "several patterns": [
    [password, 5],
    [
      z
        .string()
        .regex(/[^a-zA-Z\d]/)
        .regex(/^[!-~]+$/)
        .min(4),
      3,
    ],
    [
      z
        .string()
        .regex(/^[a-z]+$/)
        .regex(/x.*y.*z/),
      2,
    ],
    [z.string().lowercase().startsWith("urn:").includes("::"), 3],
  ],
  "lengths with patterns": [
    [
      z
        .string()
        .regex(/^[a-z]+(?:-[a-z]+)*$/)
        .min(30)
        .max(40),
      3,
    ],
    [
      z
        .string()
        .regex(/^(?:ab|cde)+$/)
        .length(7),
      3,
    ],
    [
      z
        .string()
        .regex(/^x(?:yyy)*$/)
        .min(20),
      2,
    ],
    [
      z
        .string()
        .regex(/^\d+\.\d{2}$/)
        .max(12)
        .min(12),
      3,
    ],
  ],
  "alternations with bounds": [
    [
      z
        .string()
        .regex(/^(?:GET|DELETE|OPTIONS)$/)
        .min(5)
        .max(6),
      3,
    ],
    [
      z
        .string()
        .regex(/^(?:a{3}|b{5,9}|c+)$/)
        .min(6)
        .endsWith("b"),
      3,
    ],
    [
      z
        .string()
        .regex(/^(?:0|[1-9]\d{0,4})$/)
        .min(5),
      2,
    ],
  ],
  IPv4: [
    [z.string().regex(ipv4), 1],
    [z.string().regex(ipv4).startsWith("10."), 2],
    [z.ipv4().regex(/^192\.168\./), 2],
    [
      z
        .ipv4()
        .regex(/\.255$/)
        .length(15),
      3,
    ],
  ],
  semver: [
    [z.string().regex(semver), 1],
    [z.string().regex(semver).includes("-beta."), 2],
    [z.string().regex(semver).endsWith("+build.7").max(20), 3],
  ],
  base64: [
    [z.string().regex(base64).min(10), 2],
    [z.base64().endsWith("=="), 2],
    [z.base64url().length(43), 3],
  ],
  "dates with a fixed part": [
    [z.iso.date().startsWith("2024-"), 2],
    [z.iso.date().regex(/-02-29$/), 2],
    [z.iso.datetime().regex(/^19\d\d-12-31T23:/), 2],
    [z.iso.datetime({ precision: 3 }).regex(/T00:00:00\.000Z$/), 2],
    [z.iso.time().endsWith(":59"), 2],
  ],
  "identifiers and colours": [
    [z.ulid().startsWith("01H"), 2],
    [
      z
        .string()
        .regex(/^[a-z]+_[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
        .startsWith("job_"),
      2,
    ],
    [
      z
        .string()
        .regex(/^#(?:[0-9a-fA-F]{3}){1,2}$/)
        .length(7),
      2,
    ],
    [
      z
        .string()
        .regex(/^#[0-9A-F]{6}$/)
        .regex(/FF$/),
      2,
    ],
    [z.uuid().regex(/^0{8}-/), 2],
    [z.email().endsWith("@corp.example").min(20), 3],
    [z.hostname().endsWith(".internal.example"), 2],
  ],
  multiples: [
    [z.string().regex(/^(ab){3,}$/), 1],
    [
      z
        .string()
        .regex(/^(?:ab){3,}$/)
        .min(13),
      2,
    ],
    [
      z
        .string()
        .regex(/^(?:[01]{3})+$/)
        .regex(/^(?:[01]{4})+$/),
      2,
    ],
  ],
  "classes of Unicode and flags": [
    [
      z
        .string()
        .regex(/^\p{L}+$/u)
        .includes("é")
        .min(4),
      3,
    ],
    [
      z
        .string()
        .regex(/^[\p{Lu}\p{Nd}]{3,5}$/u)
        .regex(/\p{Nd}$/u),
      2,
    ],
    [
      z
        .string()
        .regex(/^(?:nr|NR)_[a-zA-Z]{4}$/)
        .regex(/Z/),
      2,
    ],
    [z.string().regex(/^.$/su).regex(/\s/), 2],
  ],
  "looks ahead and at the edges of words": [
    [z.string().regex(/^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[^\s]{8,20}$/), 1],
    [
      z
        .string()
        .regex(/^(?!.*--)(?!-)[a-z-]+(?<!-)$/)
        .includes("-"),
      2,
    ],
    [
      z
        .string()
        .regex(/\bfoo\b/)
        .regex(/^\w+ /)
        .max(12),
      3,
    ],
    [z.iso.duration().includes("T").startsWith("P1Y"), 3],
    [
      z
        .string()
        .regex(/^(?:(?!ab).)+$/)
        .startsWith("b")
        .endsWith("c"),
      3,
    ],
  ],
};

/** Which rules the invalid cases break, each with its value: two patterns are two rules. */
function brokenOf(cases: readonly Case[]): Set<string> {
  return new Set(
    cases
      .filter(({ rule }) => rule !== undefined && rule !== "type")
      .map(({ schemaPointer, rule }) => schemaPointer ?? String(rule)),
  );
}

describe.each(Object.entries(kinds))("%s", (_, rows) => {
  it.each(rows)("row %#: a string of the schema, and one that breaks each rule alone", (schema, rules) => {
    const json = z.toJSONSchema(schema) as JsonSchema;
    const sample = sampleOf(json);
    expect([sample, schema.safeParse(sample).success]).toEqual([sample, true]);
    const cases = [...casesOf(json)];
    const judge = judgeOf(json as object)(json);
    const valid = cases.filter((one) => one.valid).map(({ value }) => value);
    expect(valid.length).toBeGreaterThan(0);
    for (const value of valid) expect([value, judge(value)]).toEqual([value, true]);
    expect([...brokenOf(cases)].sort()).toHaveLength(rules);
  });
});
