import { expect, it } from "vitest";
import { z } from "zod";
import { parsePattern } from "../../scripts/schema-cases/pattern/parse.ts";
import { regExp } from "../../scripts/schema-cases/pattern/run.ts";
import { matchesOf, matchOfLength, missesOf } from "../../scripts/schema-cases/pattern/strings.ts";

function stringsOf(source: string) {
  const tree = parsePattern(source);
  const pattern = regExp(source);
  return {
    matches: matchesOf(tree).filter((text) => pattern.test(text)),
    misses: missesOf(tree).filter((text) => !pattern.test(text)),
  };
}

it.each([
  ["^a$", ["a"], ["", "a!", " a", "a\n", "aa", "A", "`", "b"]],
  ["^(?:red|blue)$", ["red", "blue"], ["ed", "re", "red!", " red", "red\n", "redred", "RED"]],
  ["^\\d{2}$", ["00", "90"], ["0", "00!", "0000", "000", "/0", ":0"]],
  ["^[0-7][0-9A-HJK]$", ["0A", "7A", "0H", "0J", "0K", "00", "09"], ["8A", "0I", "0L", "0:", "0@", "0a"]],
  ["^a?b+$", ["b", "ab", "bb"], ["", "aab", "c"]],
  ["^(a|bc)\\1$", ["aa"], ["a", "ab"]],
  ["^(?<x>a)-\\k<x>$", ["a-a"], ["a-", "a-b"]],
  ["^(?=.*\\d)(?=.*[a-z]).{4,6}$", ["0aaaaa"], ["aaa"]],
  ["^(?!b)[ab]$", ["a"], ["", "c"]],
  ["^\\u0041\\x42\\.\\/$", ["AB./"], ["AB.", "B./"]],
  ["^[^a-z]$", ["A"], ["a"]],
  ["^\\p{Lu}$", ["A", "Z"], ["a"]],
  ["^[\\u4e00-\\u9fff]$", ["\u4e00"], ["\u4dff"]],
  ["^$|^x+$", ["x"], ["y"]],
  ["b", ["b"], [""]],
])("strings of %s and near misses", (source, matches, misses) => {
  const found = stringsOf(source);
  expect(found.matches).toEqual(expect.arrayContaining(matches));
  expect(found.misses).toEqual(expect.arrayContaining(misses));
});

it.each([
  ["^[a-z]+(?:-[a-z]+)*$", 40, "a".repeat(40)],
  ["^\\d{2,4}$", 4, "0000"],
  ["^\\d{2,4}$", 5, undefined],
  ["^x(?:ab)*$", 7, "xababab"],
  ["^(?:aa|b*)$", 6, "bbbbbb"],
])("a string of %s with %d code points", (source, length, text) => {
  expect(matchOfLength(parsePattern(source), length)).toBe(text);
});

const formats: Readonly<Record<string, z.ZodType>> = {
  date: z.iso.date(),
  datetime: z.iso.datetime(),
  "datetime with milliseconds": z.iso.datetime({ precision: 3 }),
  "datetime with offset": z.iso.datetime({ offset: true }),
  "local datetime": z.iso.datetime({ local: true }),
  time: z.iso.time(),
  duration: z.iso.duration(),
  email: z.email(),
  "HTML email": z.email({ pattern: z.regexes.html5Email }),
  uuid: z.uuid(),
  "uuid v7": z.uuidv7(),
  guid: z.guid(),
  hostname: z.hostname(),
  ipv4: z.ipv4(),
  ipv6: z.ipv6(),
  cidrv4: z.cidrv4(),
  cidrv6: z.cidrv6(),
  mac: z.mac(),
  ulid: z.ulid(),
  nanoid: z.nanoid(),
  cuid: z.cuid(),
  cuid2: z.cuid2(),
  xid: z.xid(),
  ksuid: z.ksuid(),
  base64: z.base64(),
  base64url: z.base64url(),
  e164: z.e164(),
  emoji: z.emoji(),
  lowercase: z.string().lowercase(),
  "starts with": z.string().startsWith("a/b"),
  "ends with": z.string().endsWith("z)"),
  includes: z.string().includes("q+"),
  template: z.templateLiteral(["a-", z.number(), z.enum(["x", "y"])]),
  hex: z.hex(),
  sha256: z.hash("sha256"),
};

it.each(Object.entries(formats))("Zod's pattern of %s has matches and misses", (_, schema) => {
  const source = String(z.toJSONSchema(schema)["pattern"]);
  const { matches, misses } = stringsOf(source);
  expect(matches.length).toBeGreaterThan(0);
  expect(misses.length).toBeGreaterThan(0);
  for (const text of matches) expect([text, schema.safeParse(text).success]).toEqual([text, true]);
});
