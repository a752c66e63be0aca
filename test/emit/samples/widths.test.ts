import { describe, expect, it } from "vitest";
import { z } from "zod";
import { json, multipart } from "../../../scripts/contract/index.ts";
import type { Operation } from "../../../scripts/contract/operation.ts";
import { samplesOf } from "../../../scripts/emit/samples/index.ts";
import { sourceOfApi } from "../docs/sources.ts";
import { apiWith } from "../one-operation.ts";

/** The lines of an operation's sample in a language; a tab is four columns. */
function linesOf(lang: string, operation: Partial<Operation>): string[] {
  const source = sourceOfApi(apiWith(operation));
  const [model] = source.model.operations;
  const samples = model ? samplesOf(model, source) : [];
  const program = samples.find((sample) => sample.lang === lang)?.source ?? "";
  return program.replaceAll("\t", "    ").split("\n");
}

const pad = (size: number) => "x".repeat(size);
const body = (value: unknown) => ({ body: json(z.unknown(), { example: value as object }) });
const answer = (fields: Record<string, z.ZodType>) => ({
  responses: { 200: json(z.object(fields), { example: {} }) },
});
const query = (value: string) => ({
  method: "GET" as const,
  query: { q: z.string().meta({ examples: [value] }) },
});

/** What a line holds if it is not broken, and an operation with a line of that kind that is longer by `size`. */
type Case = readonly [
  lang: string,
  line: string,
  width: number,
  operation: (size: number) => Partial<Operation>,
];

const cases: readonly Case[] = [
  ["typescript", "const res = await fetch(", 81, (size) => ({ path: `/${pad(size)}` })],
  ["typescript", "await fetch(", 81, (size) => ({ method: "DELETE", path: `/${pad(size)}` })],
  ["typescript", "const url = new URL(", 81, (size) => ({ ...query("a"), path: `/${pad(size)}` })],
  ["typescript", "url.searchParams.set(", 81, (size) => query(pad(size))],
  ["typescript", "  body: JSON.stringify({ a", 81, (size) => body({ a: pad(size) })],
  ["typescript", "  body: JSON.stringify([", 81, (size) => body([pad(size)])],
  [
    "typescript",
    "form.append(",
    81,
    (size) => ({ body: multipart(z.object({ a: z.string() }), { example: { a: pad(size) } }) }),
  ],
  [
    "typescript",
    "const data = (await",
    81,
    (size) => ({ ...answer({ [pad(size)]: z.string() }), docs: { cast: [pad(size)] } }),
  ],
  ["ruby", "req.body = {", 63, (size) => body({ a: pad(size) })],
  ["ruby", "req.body = [", 63, (size) => body([pad(size)])],
  ["ruby", "uri.query = ", 63, (size) => query(pad(size))],
  ["python", "    json={", 88, (size) => body({ a: pad(size) })],
  ["python", "    json=[", 88, (size) => body([pad(size)])],
  ["python", "    params={", 88, (size) => query(pad(size))],
  ["python", "res = requests.get(", 88, (size) => ({ method: "GET", security: [], path: `/${pad(size)}` })],
  ["go", "    req, _ := http.NewRequest(", 102, (size) => ({ path: `/${pad(size)}` })],
  ["go", "    body, _ := json.Marshal(", 100, (size) => body({ a: pad(size) })],
  ["go", "    query := url.Values{", 100, (size) => query(pad(size))],
  ["bash", '    "a": [', 88, (size) => body({ a: [pad(size)] })],
  ["bash", "  -d '[", 88, (size) => body([pad(size)])],
  ["bash", "  -d '{", 88, (size) => ({ ...body({ a: pad(size) }), docs: { compact: ["bash"] } })],
  [
    "go",
    "    req, _ := http.NewRequest(",
    900,
    (size) => ({ path: `/${pad(size)}`, docs: { compact: ["go"] } }),
  ],
];

describe.each(cases)("%s: %s…", (lang, start, width, operation) => {
  const lineAt = (size: number) =>
    linesOf(lang, operation(size)).find((line) => line.startsWith(start)) ?? "";
  const first = 5;
  const rest = lineAt(first).length - first;

  it.each([
    [width - 1, true],
    [width, true],
    [width + 1, false],
  ])("%d columns fit: %s", (columns, fits) => {
    const size = columns - rest;
    const line = lineAt(size);
    if (fits || width === 900) expect(line.length).toBe(columns);
    else expect(line).not.toContain(pad(size));
  });
});

/** A value as a body's only member, and how each language writes it there. */
const written: readonly (readonly [
  value: unknown,
  bash: string,
  typescript: string,
  ruby: string,
  python: string,
  go: string,
])[] = [
  [`it's`, String.raw`"it'\''s"`, `"it's"`, `"it's"`, `"it's"`, `"it's"`],
  [
    'a "b"',
    String.raw`"a \"b\""`,
    `'a "b"'`,
    String.raw`"a \"b\""`,
    String.raw`"a \"b\""`,
    String.raw`"a \"b\""`,
  ],
  [
    `"it's"`,
    String.raw`"\"it'\''s\""`,
    String.raw`'"it\'s"'`,
    String.raw`"\"it's\""`,
    String.raw`"\"it's\""`,
    String.raw`"\"it's\""`,
  ],
  ["naïve 🙂", `"naïve 🙂"`, `"naïve 🙂"`, `"naïve 🙂"`, `"naïve 🙂"`, `"naïve 🙂"`],
  [
    "a\nb\\",
    String.raw`"a\nb\\"`,
    String.raw`"a\nb\\"`,
    String.raw`"a\nb\\"`,
    String.raw`"a\nb\\"`,
    String.raw`"a\nb\\"`,
  ],
  ["#{x}", `"#{x}"`, `"#{x}"`, String.raw`"\#{x}"`, `"#{x}"`, `"#{x}"`],
  [12, "12", "12", "12", "12", "12"],
  [-0.5, "-0.5", "-0.5", "-0.5", "-0.5", "-0.5"],
  [1e21, "1e+21", "1e+21", "1e+21", "1e+21", "1e+21"],
  [true, "true", "true", "true", "True", "true"],
  [null, "null", "null", "nil", "None", "nil"],
  [{}, "{}", "{}", "{}", "{}", "map[string]any{}"],
  [[], "[]", "[]", "[]", "[]", "[]any{}"],
  [["a", "b"], `["a", "b"]`, `["a", "b"]`, `["a", "b"]`, `["a", "b"]`, `[]string{"a", "b"}`],
  [[1, 2], "[1, 2]", "[1, 2]", "[1, 2]", "[1, 2]", "[]int{1, 2}"],
  [[1, 2.5], "[1, 2.5]", "[1, 2.5]", "[1, 2.5]", "[1, 2.5]", "[]any{1, 2.5}"],
  [[true, null], "[true, null]", "[true, null]", "[true, nil]", "[True, None]", "[]any{true, nil}"],
  [[[1], []], "[[1], []]", "[[1], []]", "[[1], []]", "[[1], []]", "[]any{[]int{1}, []any{}}"],
];

it.each(written)("%j in each language", (value, ...wanted) => {
  const starts = { bash: '"a": ', typescript: "{ a: ", ruby: "{ a: ", python: '{"a": ', go: '{"a": ' };
  const ends = { bash: "", typescript: " }),", ruby: " }.to_json", python: "},", go: "})" };
  const found = (Object.keys(starts) as (keyof typeof starts)[]).map((lang) => {
    const line = linesOf(lang, body({ a: value })).find((one) => one.includes(starts[lang])) ?? "";
    const rest = line.slice(line.indexOf(starts[lang]) + starts[lang].length);
    expect(rest.endsWith(ends[lang])).toBe(true);
    return rest.slice(0, rest.length - ends[lang].length);
  });
  expect(found).toEqual(wanted);
});
