import fc from "fast-check";
import { z } from "zod";
import * as vocabulary from "../../../scripts/contract/index.ts";
import {
  checksOfLists,
  checksOfNumbers,
  checksOfTexts,
  formats,
  listed,
  numbers,
  unsayable,
  unsayableAround,
} from "./zod-parts.ts";

/** A Zod schema as its source. */
export interface Source {
  readonly text: string;
  /** Whether it is built of nothing but what JSON Schema can say. */
  readonly plain: boolean;
}

type Sources = fc.Arbitrary<Source>;

/** The schema of a source; `z` is Zod, `v` the vocabulary. */
export function built({ text }: Source): z.ZodType {
  return new Function("z", "v", "named", `return ${text};`)(z, vocabulary, recursive) as z.ZodType;
}

let count = 0;

/** A tree, which needs a name, as a document can only refer to names. */
function recursive(part: z.ZodType): z.ZodType {
  const node: z.ZodType = z
    .object({ part, more: z.array(z.lazy(() => node)).max(2) })
    .meta({ id: `Node${++count}` });
  return node;
}

const of = (plain: boolean, ...texts: readonly string[]): Sources =>
  fc.constantFrom(...texts.map((text) => ({ text, plain })));

/** Up to two checks. */
const with2 = (base: string, checks: readonly string[]): Sources =>
  fc
    .uniqueArray(fc.constantFrom(...checks), { maxLength: 2 })
    .map((some) => ({ text: base + some.join(""), plain: true }));

const { plainSchema, anySchema } = fc.letrec<{ plainSchema: Source; anySchema: Source }>((tie) => ({
  plainSchema: schemas(tie("plainSchema"), false),
  anySchema: schemas(tie("anySchema"), true),
}));

function schemas(inner: Sources, withUnsayable: boolean): Sources {
  const leaf: Sources = fc.oneof(
    { weight: 3, arbitrary: with2("z.string()", checksOfTexts) },
    { weight: 2, arbitrary: with2("z.number()", checksOfNumbers) },
    { weight: 2, arbitrary: with2("z.int()", checksOfNumbers) },
    of(true, ...formats),
    of(true, ...numbers),
    of(true, ...listed),
  );
  const around = (text: string, plain = true): Sources =>
    inner.map((part) => ({ text: text.replaceAll("@", () => part.text), plain: plain && part.plain }));
  const several = (least: number, make: (texts: readonly string[]) => string): Sources =>
    fc.array(inner, { minLength: least, maxLength: 3 }).map((parts) => ({
      text: make(parts.map(({ text }) => text)),
      plain: parts.every(({ plain }) => plain),
    }));
  const fields = (texts: readonly string[]) => texts.map((text, index) => `f${index}: ${text}`).join(", ");
  const optional = (texts: readonly string[]) =>
    texts.map((text, index) => (index % 2 ? `${text}.optional()` : text));
  const structures: Sources = fc.oneof(
    { weight: 4, arbitrary: several(0, (texts) => `z.object({ ${fields(optional(texts))} })`) },
    several(0, (texts) => `z.strictObject({ ${fields(texts)} })`),
    several(0, (texts) => `z.looseObject({ ${fields(texts)} })`),
    several(1, (texts) => `z.object({ ${fields(texts)} }).partial()`),
    several(1, (texts) => `z.object({ ${fields(texts)} }).exactPartial()`),
    several(1, (texts) => `z.object({ ${fields(texts)} }).pick({ f0: true })`),
    several(2, (texts) => `z.object({ ${fields(texts)} }).omit({ f1: true })`),
    several(1, (texts) => `z.object({ a: z.int() }).extend({ ${fields(texts)} })`),
    several(1, (texts) => `z.object({ ${fields(texts)} }).partial().required()`),
    several(2, ([first, ...others]) => `z.object({ ${fields(others)} }).catchall(${first})`),
    fc
      .tuple(inner, fc.uniqueArray(fc.constantFrom(...checksOfLists), { maxLength: 1 }))
      .map(([part, checks]) => ({
        text: `z.array(${part.text})${checks.join("")}`,
        plain: part.plain,
      })),
    several(1, (texts) => `z.tuple([${texts.join(", ")}])`),
    around("z.record(z.string(), @)"),
    around("z.record(z.string().regex(/^[a-z]$/), @)"),
    around('z.record(z.enum(["a", "b"]), @)'),
    around('z.record(z.templateLiteral(["x-", z.string()]), @)'),
    around('z.partialRecord(z.enum(["a", "b"]), @)'),
    several(2, (texts) => `z.union([${texts.join(", ")}])`),
    several(2, ([a = "", b = ""]) => `${a}.or(${b})`),
    several(
      2,
      (texts) =>
        `z.xor([${texts.map((text, index) => `z.object({ k${index}: z.literal(${index}), v: ${text} })`).join(", ")}])`,
    ),
    several(
      2,
      ([a = "", b = ""]) =>
        `z.xor([z.object({ a: ${a} }), z.xor([z.object({ b: ${b} }), z.object({ c: z.literal(1) })])])`,
    ),
    several(
      1,
      (texts) =>
        `z.discriminatedUnion("kind", [${texts.map((text, index) => `z.object({ kind: z.literal("${index}"), v: ${text} })`).join(", ")}])`,
    ),
    several(
      1,
      (texts) =>
        `z.discriminatedUnion("kind", [${texts.map((text, index) => `z.object({ kind: z.literal(${index}), v: ${text} })`).join(", ")}])`,
    ),
    several(2, ([a = "", b = ""]) => `z.intersection(z.object({ a: ${a} }), z.object({ b: ${b} }))`),
    ...[
      "@.nullable()",
      "z.nullable(@)",
      "@.readonly()",
      '@.describe("Words.")',
      '@.meta({ title: "One" })',
      "named(@)",
      '@.brand("b")',
    ].map((text) => around(text)),
    ...["@.optional()", "@.nullish()", "@.exactOptional()"].map((text) => around(`z.object({ o: ${text} })`)),
    around('z.object({ s: z.string().min(1).default("a"), p: z.int().prefault(3), q: @ })'),
  );
  const branches = [
    { weight: 4, arbitrary: leaf },
    { weight: 5, arbitrary: structures },
  ];
  const odd = [
    { weight: 2, arbitrary: of(false, ...unsayable) },
    { weight: 2, arbitrary: fc.constantFrom(...unsayableAround).chain((text) => around(text, false)) },
  ];
  return fc.oneof(
    { depthSize: 0.6, maxDepth: 4, withCrossShrink: true },
    ...branches,
    ...(withUnsayable ? odd : []),
  );
}

/** Random schemas of what JSON Schema can say, and of all that Zod has. */
export { anySchema, plainSchema };
