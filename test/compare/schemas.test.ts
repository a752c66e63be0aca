import { describe, expect, it } from "vitest";
import { documentOf, type Named, type Schema } from "./body.ts";
import { wireChanges } from "./documents.ts";

const breaksOf = async (old: ReturnType<typeof documentOf>, now: ReturnType<typeof documentOf>) =>
  (await wireChanges(old, now)).filter(({ bump }) => bump === "major");
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Named, more: Readonly<Record<string, unknown>> = {}) => ({
  type: "object",
  properties,
  ...more,
});
/** What nobody can draw a value of. */
const resisting = { type: "string", pattern: "^(?=a)b", minLength: 1 };

const words = Array.from({ length: 60 }, (_, index) => `word${index}`);

describe("a break that no value shows, or only one that is hard to find", () => {
  it.each<[what: string, old: Schema, now: Schema]>([
    ["a long list gets shorter", { type: "array", maxItems: 5000 }, { type: "array", maxItems: 2000 }],
    ["a list is huge", { type: "array" }, { type: "array", minItems: 1_000_000_000 }],
    [
      "a long text gets shorter",
      { type: "string", maxLength: 500_000 },
      { type: "string", maxLength: 250_000 },
    ],
    [
      "a large map gets smaller",
      { type: "object", maxProperties: 9000 },
      { type: "object", maxProperties: 2000 },
    ],
    ["a text without values becomes an integer", resisting, { type: "integer" }],
    [
      "beside a property without values",
      object({ a: resisting, b: { type: "string" } }, { required: ["a"] }),
      object({ a: resisting, b: { type: "integer" } }, { required: ["a"] }),
    ],
    [
      "a pattern has a lower end far away",
      { type: "string", pattern: "^[a-z]{1,200}$" },
      { type: "string", pattern: "^[a-z]{1,199}$" },
    ],
    [
      "one of many alternatives goes",
      { type: "string", pattern: `^(${words.join("|")})-\\d{4,40}$` },
      { type: "string", pattern: `^(${words.slice(0, -1).join("|")})-\\d{4,40}$` },
    ],
    ["a format that nobody asserts", { type: "string" }, { type: "string", format: "phone" }],
    [
      "a media type that nobody asserts",
      { type: "string", contentMediaType: "image/png" },
      { type: "string", contentMediaType: "image/jpeg" },
    ],
    ["`false` in allOf", {}, { allOf: [true, false] }],
    ["`not` of a boolean", {}, { not: true }],
    ["a property that may not be", { properties: { a: {} } }, { properties: { a: false } }],
    ["`dependentRequired`", {}, { dependentRequired: { a: ["b"] } }],
    ["`dependentSchemas`", {}, { dependentSchemas: { a: { minProperties: 2 } } }],
    ["`contains` with bounds", { contains: { const: 1 } }, { contains: { const: 1 }, maxContains: 1 }],
    ["no third item", { prefixItems: [true, true] }, { prefixItems: [true, true], items: false }],
    ["a required name with a control character", {}, { required: ["a\nb"] }],
    [
      "branches overlap",
      {
        oneOf: [
          { type: "string", minLength: 3 },
          { maxLength: 2, type: "string" },
        ],
      },
      {
        oneOf: [
          { type: "string", minLength: 2 },
          { maxLength: 2, type: "string" },
        ],
      },
    ],
  ])("%s", async (_, old, now) => {
    expect(await breaksOf(documentOf(old), documentOf(now))).not.toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "a\u0000b", "a/b~c", ""])(
    "under a property and in a component named %j",
    async (name) => {
      const [short, long] = [2, 3].map((minLength) => ({ type: "string", minLength }));
      const within = (text: Schema) => documentOf(object({ [name]: text }, { required: [name] }));
      expect(await breaksOf(within(short as Schema), within(long as Schema))).toHaveLength(1);
      if (name === "" || name.includes("/")) return;
      const named = (text: Schema) => documentOf(ref(encodeURIComponent(name)), { [name]: text });
      expect(await breaksOf(named(short as Schema), named(long as Schema))).toHaveLength(1);
    },
  );

  it("each property that leaves a closed object is told", async () => {
    const closed = { additionalProperties: false };
    const names = Array.from({ length: 30 }, (_, index) => `p${index}`);
    const all = Object.fromEntries(names.map((name) => [name, { type: "string" }]));
    const found = await breaksOf(documentOf(object(all, closed)), documentOf(object({}, closed)));
    expect(found.map(({ place }) => place).sort()).toEqual(
      names.map((name) => `request body /${name}`).sort(),
    );
  });
});

describe("what breaks nobody", () => {
  const branch = (kind: string, more: Named = {}) =>
    object({ kind: { const: kind }, ...more }, { required: ["kind"] });
  it.each<[what: string, old: Schema, now: Schema]>([
    [
      "a branch takes the optional property of its sibling",
      { oneOf: [branch("a"), branch("b", { x: { type: "string" } })] },
      { oneOf: [branch("a", { x: { type: "string" } }), branch("b", { x: { type: "string" } })] },
    ],
    [
      "a pattern that says the same in other words",
      { type: "string", pattern: "^([0-9]|[0-9][0-9]+)$" },
      { type: "string", pattern: "^\\d+$" },
    ],
    ["`not` of everything for `false`", object({ a: { not: {} } }), object({ a: false })],
    ["a long list gets longer", { type: "array", maxItems: 2000 }, { type: "array", maxItems: 5000 }],
    [
      "branches in another order",
      { anyOf: [branch("a"), branch("b")] },
      { anyOf: [branch("b"), branch("a")] },
    ],
    [
      "one in the place of the other",
      { allOf: [object({ a: true }), object({ b: { type: "string" } })] },
      object({ a: {}, b: { type: "string", minLength: 0 } }),
    ],
  ])("%s", async (_, old, now) => {
    expect(await breaksOf(documentOf(old), documentOf(now))).toEqual([]);
  });
});

describe("schemas without end, or nearly", () => {
  const last = (type: string) => object({ value: { type } });
  const levels = (count: number, type: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `L${index}`,
        index === count - 1
          ? last(type)
          : object({ l: ref(`L${index + 1}`), r: ref(`L${index + 1}`) }, { required: ["l", "r"] }),
      ]),
    );
  const nested = (count: number, inner: Schema): Schema => {
    let schema = inner;
    for (let index = 0; index < count; index++) schema = object({ a: schema });
    return schema;
  };
  const twins = (keyword: string, minLength: number) =>
    Object.fromEntries(
      Array.from({ length: 26 }, (_, index) => [
        `T${index}`,
        index === 25
          ? { type: "string", minLength }
          : { [keyword]: [ref(`T${index + 1}`), ref(`T${index + 1}`)] },
      ]),
    );
  const nodes = (count: number, type: string) => ({
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `N${index}`,
        object(
          {
            kind: { const: `n${index}` },
            size: { type: index === 7 ? type : "number" },
            children: { type: "array", items: ref("Node") },
          },
          { required: ["kind", "children"] },
        ),
      ]),
    ),
    Node: { oneOf: Array.from({ length: count }, (_, index) => ref(`N${index}`)) },
  });

  it.each([
    ["components that share components", ref("L0"), levels(30, "string"), levels(30, "integer")],
    ["a recursive union", ref("Node"), nodes(12, "number"), nodes(12, "integer")],
    ...["allOf", "anyOf"].map(
      (keyword) => [`twins in \`${keyword}\``, ref("T0"), twins(keyword, 2), twins(keyword, 3)] as const,
    ),
    [
      "a recursive map",
      ref("Map"),
      { Map: { type: "object", additionalProperties: ref("Map") } },
      { Map: { type: "object", additionalProperties: ref("Map"), maxProperties: 3 } },
    ],
    [
      "recursive `dependentSchemas`",
      ref("D"),
      { D: { type: "object", dependentSchemas: { a: ref("D") }, maxProperties: 5 } },
      { D: { type: "object", dependentSchemas: { a: ref("D") }, maxProperties: 4 } },
    ],
  ] as const)("%s", async (_, schema, old, now) => {
    const [before, after] = [documentOf(schema, old as Named), documentOf(schema, now as Named)];
    expect(await breaksOf(before, after)).not.toEqual([]);
    expect(await breaksOf(before, structuredClone(before))).toEqual([]);
  });

  it("what resists costs nothing else its verdict", async () => {
    const body = (deep: Schema, text: Schema) => documentOf(object({ deep, text }));
    const found = await breaksOf(
      body(nested(60, { type: "string" }), { type: "string" }),
      body(nested(60, { type: "integer" }), { type: "integer" }),
    );
    expect(found.map(({ place }) => place).sort()).toEqual([
      `request body ${"/deep"}${"/a".repeat(60)}`,
      "request body /text",
    ]);
  });

  const seen = { type: ["string", "null"], pattern: "^[a-z]\\w+(?<=x9)$" };
  it.each<[what: string, old: Schema, now: Schema, wanted: string | undefined]>([
    ["values show it", { type: "string", maxLength: 5 }, { type: "string", maxLength: 4 }, undefined],
    [
      "values do not reach so far",
      { type: "array", maxItems: 5e8 },
      { type: "array", maxItems: 4e8 },
      "values of that size are not drawn",
    ],
    ["nobody asserts it", { type: "string" }, { type: "string", format: "phone" }, "no value breaks it"],
    ["no value is found", resisting, { type: "integer" }, "no valid value was found"],
  ])("a finding says where it is judged by keyword, and why: %s", async (_, old, now, wanted) => {
    const [finding, ...more] = await breaksOf(documentOf(old), documentOf(now));
    expect(more).toEqual([]);
    expect([finding?.byKeyword, finding?.witness === undefined]).toEqual([wanted, wanted !== undefined]);
  });

  it("patterns beyond automata that change are no silence, even where there are values", async () => {
    const found = await breaksOf(documentOf(seen), documentOf({ ...seen, pattern: "^[a-z]\\w+(?<=[xy]9)$" }));
    expect(found.map(({ sentence }) => sentence)).toEqual([
      "`POST /things`, request body: cannot tell: `pattern` changed and no value that tells the patterns apart was found.",
    ]);
  });

  it("what nobody can judge is told as such", async () => {
    const text = (pattern: string) => documentOf({ type: "string", pattern });
    const [finding, ...more] = await breaksOf(text("^(?=a)b(?=c)d"), text("^(?=a)c(?=c)d"));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: "schema-not-compared", place: "request body" });
    expect(finding?.sentence).toContain("cannot tell: `pattern` changed");
  });
});

describe("fields of an answer", () => {
  const answerOf = (field: Schema, required: readonly string[] = []) => {
    const schema = object({ a: field, b: { type: "string" } }, { required });
    const responses = { 200: { description: "d", content: { "application/json": { schema } } } };
    return {
      openapi: "3.1.0",
      info: { title: "Things", version: "1.0.0" },
      paths: { "/things": { get: { responses } } },
    };
  };
  const date = { type: "string", format: "date-time" };
  const never = { ...date, pattern: "^[a-z]+$" };
  const hidden = { type: "string", writeOnly: true };

  it.each<[what: string, old: Schema, now: Schema, required: readonly string[], wanted: readonly string[]]>([
    ["one that no text fits gets texts", never, date, [], []],
    ["one that no text fits becomes another type", never, { type: "integer" }, [], ["response-type-widened"]],
    ["one that no text fits any more", date, never, [], ["schema-not-compared"]],
    ["one that no longer travels", { type: "string" }, hidden, [], []],
    [
      "a required one that no longer travels",
      { type: "string" },
      hidden,
      ["a"],
      ["response-property-optional"],
    ],
    ["one that travels of late", hidden, { type: "integer" }, ["a"], []],
  ])("%s", async (_, old, now, required, wanted) => {
    const found = await wireChanges(answerOf(old, required), answerOf(now, required));
    expect(found.filter(({ bump }) => bump === "major").map(({ rule }) => rule)).toEqual(wanted);
  });
});
