import { expect, it } from "vitest";
import type { Placed } from "./random-spec.ts";
import { travelOf } from "./travel.ts";

/**
 * The places of a request, with the style of each: a segment of a path, and a part of one (`simple`); a query
 * (`form`, exploded); a header field (`simple`); a part of a form. JSON takes everything but files.
 */
const places: readonly Placed["place"][] = ["params", "segment", "query", "headers", "form"];

const t = "travels";
const no = "value-not-carried";
const regroups = "path-parameters-regroup";
const optional = "path-parameter-optional";
const both = `${regroups},${no}`;
const file = `file-not-in-form,${no}`;

/** What is said of a schema in each of the places: it travels, or the problem that refuses it. */
const table: readonly (readonly [schema: string, ...verdicts: string[]])[] = [
  ["z.string()", t, regroups, t, t, t],
  ["z.string().regex(/^[\\w-]+$/)", t, t, t, t, t],
  ["z.number()", t, regroups, t, t, t],
  ["z.int()", t, t, t, t, t],
  ["z.boolean()", t, t, t, t, t],
  ['z.enum(["a", "b,c", ""])', t, t, t, t, t],
  ['z.literal(["a", 7, false])', t, t, t, t, t],
  ['z.literal(["7", 7])', no, no, no, no, no],
  ["z.union([z.int(), z.boolean()])", t, t, t, t, t],
  ["z.union([z.string(), z.number()])", no, both, no, no, no],
  ["z.null()", no, both, no, no, no],
  ["z.int().nullable()", no, both, no, no, no],
  ['z.string().default("x")', optional, `${optional},${regroups}`, t, t, t],
  ["z.array(z.int())", no, no, no, t, no],
  ["z.array(z.int()).min(1)", t, t, t, t, t],
  ["z.array(z.string())", no, both, no, no, no],
  ["z.array(z.string()).min(1)", t, regroups, t, no, t],
  ["z.array(z.string().regex(/^[\\w]+$/)).min(1)", t, t, t, t, t],
  ["z.array(z.boolean()).min(1).max(3)", t, t, t, t, t],
  ["z.array(z.int()).min(1).optional()", optional, optional, t, t, t],
  ["z.array(z.array(z.int()))", no, both, no, no, no],
  ["z.tuple([z.int(), z.int()])", no, both, no, no, no],
  ["z.object({ a: z.int() })", no, both, no, no, t],
  ["z.record(z.string(), z.int())", no, both, no, no, t],
  ["z.array(z.object({ a: z.int() }))", no, both, no, no, no],
  ["z.union([z.int(), z.array(z.int()).min(1)])", no, no, t, no, t],
  ["param(z.union([z.string(), z.number()]), { lossy: true })", t, t, t, t, `${no},parameter-form-misplaced`],
  [
    "param(z.int().nullable(), { lossy: true }).optional()",
    optional,
    optional,
    t,
    t,
    `${no},parameter-form-misplaced`,
  ],
  ["z.unknown()", no, both, no, no, no],
  ["filePart()", file, `${regroups},${file}`, file, file, t],
  ["z.array(filePart()).min(1)", file, `${regroups},${file}`, file, file, t],
];

it("every schema in every place travels, or is refused by name", async () => {
  const all = table.flatMap(([text]) => places.map((place): Placed => ({ place, text })));
  const { refusals, arrived, wrong } = await travelOf(all, { random: 1, limit: 6 });
  const verdicts = all.map((_, index) => {
    const codes = refusals.get(index);
    if (codes) return [...new Set(codes)].join();
    return (arrived.get(index) ?? 0) > 0 ? t : "nothing arrived";
  });
  const found = table.map(([text], row) => [
    text,
    ...verdicts.slice(row * places.length, (row + 1) * places.length),
  ]);
  expect(found).toEqual(table);
  expect(wrong).toEqual([]);
});
