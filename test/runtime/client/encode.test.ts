import { describe, expect, it } from "vitest";
import type { JsonSchema } from "../../../scripts/lib/json-schema.ts";
import { parameterText, unsendableReason, type WireParameter } from "../../../scripts/model/wire.ts";
import * as encode from "../../../scripts/runtime/client/encode.ts";
import { asParts } from "../../../scripts/runtime/client/parts.ts";
import { casesOf } from "../../../scripts/schema-cases/index.ts";
import { seed } from "../../seed.ts";

const scalars: readonly JsonSchema[] = [
  { type: "string" },
  { type: "string", minLength: 1, maxLength: 6 },
  { type: "string", pattern: "^[\\w -~]*$" },
  { type: "string", pattern: "^[^,]+$", maxLength: 9 },
  { type: "string", format: "date-time" },
  { type: "string", format: "uuid" },
  { enum: ["a", "b c", "d/e", "?", "%2F", "é", "𝄞", "!'()*"] },
  { type: "integer" },
  { type: "integer", minimum: -1, maximum: 2 },
  { type: "number" },
  { type: "number", multipleOf: 0.01 },
  { type: "boolean" },
];

const lists = scalars.map((items): JsonSchema => ({ type: "array", items, maxItems: 4 }));

/** Every value of these schemas' cases that is valid, once. */
const values = [
  ...new Map(
    [...scalars, ...lists]
      .flatMap((schema) => [...casesOf(schema, { seed, random: 10, limit: 60 })])
      .flatMap(({ value, valid }) => (valid ? [[JSON.stringify(value), value] as const] : [])),
  ).values(),
];

const usual = { explode: false, allowReserved: false };

/** Every form of a parameter that a contract can say. */
const parameters: readonly (WireParameter & { readonly in: "path" | "query" | "header" })[] = [
  { ...usual, name: "p", in: "path", style: "simple" },
  { ...usual, name: "p", in: "query", style: "form", explode: true },
  { ...usual, name: "p q&=[é]", in: "query", style: "form", explode: true },
  { ...usual, name: "X-P", in: "header", style: "simple" },
];

/** What an operation with this one parameter sends of a value. */
function written(parameter: (typeof parameters)[number], value: unknown) {
  const { name, in: place } = parameter;
  const held = place === "header" ? encode.headerField(name, value) : value;
  const path = place === "path" ? `/a/{${name}}/b` : "/a";
  const parts = () => ({ [place]: { [name]: held } });
  const made = encode.outgoingOf({ method: "GET", path, parts, repeatable: true }, {}, "https://h", {});
  if ("failure" in made) throw made;
  const headers = [...(made.init.headers as Headers)];
  return { url: made.url, headers };
}

/** The same with a text in the place that is described. */
function described(parameter: (typeof parameters)[number], value: unknown) {
  const text = parameterText(parameter, value);
  const { name, in: place } = parameter;
  if (place === "header") return { url: "https://h/a", headers: [[name.toLowerCase(), text]] };
  // A platform's encoder leaves these as they are; they mean the same either way.
  const plain = text.replace(/%(?:21|27|28|29|2A)/g, (sign) => decodeURIComponent(sign));
  return { url: `https://h/a${place === "path" ? `/${plain}/b` : plain && `?${plain}`}`, headers: [] };
}

describe(`a parameter is written as the model describes it; seed ${seed}`, () => {
  it.each(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter] as const))(
    "%s",
    (_what, parameter) => {
      let sent = 0;
      for (const value of values) {
        const reason = unsendableReason(parameter, value);
        // Lists that read as others, and Latin-1 in a header field, are refused with the contract, not with the call.
        const byContract = Array.isArray(value) || parameter.in === "header";
        if (reason && byContract && !reason.includes("surrogate")) continue;
        if (reason) expect(() => written(parameter, value), reason).toThrow(/^expected .+ at/);
        else expect(written(parameter, value)).toEqual(described(parameter, value));
        sent += reason ? 0 : 1;
      }
      expect(sent).toBeGreaterThan(values.length / 3);
    },
  );
});

describe(`a body is written as its media type says; seed ${seed}`, () => {
  const bodies = [
    ...values,
    ...values.slice(0, 40).map((value, index) => ({ value, [`n${index} "\r\n`]: [value] })),
  ];

  it.each([
    ["application/json", encode.asJson],
    ["application/problem+json", encode.asJsonType("application/problem+json")],
  ])("%s", (type, write) => {
    for (const body of bodies) expect(write(body)).toEqual({ type, body: JSON.stringify(body) });
  });

  it("multipart/form-data", async () => {
    for (const value of values) {
      const items = [value].flat().map(String);
      if (items.length === 0 || /\p{Surrogate}/u.test(items.join(""))) {
        expect(() => encode.asForm({ p: value })).toThrow();
        continue;
      }
      const { body, type = "" } = encode.asForm({ before: "x", 'p"\n': value, none: null, after: 1 });
      const read = await new Response(body, { headers: { "Content-Type": type } }).formData();
      expect([...read.keys()]).toEqual(["before", ...items.map(() => 'p"\n'), "after"]);
      expect(read.getAll('p"\n')).toEqual(items);
    }
  });

  it.each([
    ["f", new Blob(["a"]), 'name="f"; filename="blob"\r\nContent-Type: image/png\r\n\r\na\r\n'],
    [
      "f",
      new Blob(["a"], { type: "image/jpeg; x=1" }),
      'name="f"; filename="blob"\r\nContent-Type: image/jpeg; x=1\r\n\r\na\r\n',
    ],
    ["f", null, ""],
    ["f", { a: "é" }, 'name="f"\r\nContent-Type: application/json\r\n\r\n{"a":"é"}\r\n'],
    ["j", null, 'name="j"\r\nContent-Type: a/b+json\r\n\r\nnull\r\n'],
    ["j", "x", 'name="j"\r\nContent-Type: a/b+json\r\n\r\n"x"\r\n'],
    ["j", undefined, ""],
    ["b", "x", 'name="b"\r\nContent-Type: text/plain\r\n\r\nx\r\n'],
    ["b", null, 'name="b"\r\nContent-Type: application/json\r\n\r\nnull\r\n'],
    ["toString", 7, 'name="toString"\r\n\r\n7\r\n'],
    ["h", "x", 'name="h"\r\nX-A: 1\r\nX-B: b "c"\r\n\r\nx\r\n'],
    ["h", { a: 1 }, 'name="h"\r\nContent-Type: application/json\r\nX-A: 1\r\nX-B: b "c"\r\n\r\n{"a":1}\r\n'],
    ["h", undefined, ""],
    ["h", null, ""],
    [
      "h",
      new Blob(["x"], { type: "a/b" }),
      'name="h"; filename="blob"\r\nContent-Type: a/b\r\nX-A: 1\r\nX-B: b "c"\r\n\r\nx\r\n',
    ],
    ["t", "x", 'name="t"\r\nContent-Type: text/csv\r\nX-A: 1\r\n\r\nx\r\n'],
  ])("a part %s of %o with a media type of its own", async (name, value, written) => {
    const told = {
      ...{ f: { files: ["image/png", "image/jpeg"] }, j: { json: "a/b+json" } },
      b: { json: "application/json", text: "text/plain" },
      h: { headers: { "X-A": "1", "X-B": 'b "c"' } },
      t: { text: "text/csv", headers: { "X-A": "1" } },
    };
    const { body, type = "" } = asParts(told)({ [name]: value });
    const [, boundary = ""] = type.split("boundary=");
    const text = await (body as Blob).text();
    const head = written ? `--${boundary}\r\nContent-Disposition: form-data; ` : "";
    expect(text).toBe(`${head}${written}--${boundary}--\r\n`);
  });

  it("refuses a file of another type", () => {
    expect(() =>
      asParts({ f: { files: ["image/png"] } })({ f: new Blob(["a"], { type: "text/csv" }) }),
    ).toThrow();
  });

  it.each([
    ["image/*", new Blob(["a"], { type: "image/png" }), "image/gif", "image/png"],
    ["image/*", new Blob(["a"], { type: "text/plain" }), "image/gif", "image/gif"],
    ["image/*", new Blob(["a"]), "text/plain", "image/octet-stream"],
    ["image/*", new Uint8Array(1), "Image/GIF", "Image/GIF"],
    ["image/*", new Uint8Array(1), "image/*", "image/octet-stream"],
    ["*/*", new Uint8Array(1), null, "application/octet-stream"],
    ["*/*", new Uint8Array(1), "text/csv", "text/csv"],
  ])("%s of %o with the field %s", (range, body, said, type) => {
    expect(encode.asBytesWithin(range)(body, said)).toEqual({ type, body });
  });
});
