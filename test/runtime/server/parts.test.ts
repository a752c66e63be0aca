import { expect, it } from "vitest";
import { partsReader } from "../../../scripts/runtime/server/parts.ts";

const told = {
  json: { json: "application/vnd.any+json" },
  both: { json: "application/json", text: "text/plain" },
  csv: { text: "text/csv" },
  picture: { json: "application/json", files: ["image/png", "image/jpeg"] },
  any: { files: [] },
  headed: { headers: { "X-A": "1", "X-B": "b c" } },
  typed: { text: "text/csv", headers: { "X-A": "1" } },
};
const multipart = 'multipart/form-data; boundary="b"';

/** A form of these parts, each with the lines of its header. */
const form = (...parts: readonly (readonly [head: string, content: string])[]) =>
  `${parts.map(([head, content]) => `--b\r\n${head}\r\n\r\n${content}\r\n`).join("")}--b--\r\n`;
const named = (name: string, more = "", type?: string) =>
  `Content-Disposition: form-data; name="${name}"${more}${type === undefined ? "" : `\r\nContent-Type: ${type}`}`;

/** What is read of a form by name; of a file its name, type and text. */
async function read(text: string | Uint8Array, names: readonly string[], contentType = multipart) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const fields = partsReader(bytes, contentType, told);
  if (!fields) return undefined;
  const shown = async (value: unknown) =>
    value instanceof File ? [value.name, value.type, await value.text()] : value;
  return Promise.all(names.map(async (name) => Promise.all(fields.getAll(name).map(shown))));
}

it.each<[what: string, text: string, names: readonly string[], wanted: unknown]>([
  ["text that nothing is said of", form([named("a"), "x\r\ny"]), ["a"], [["x\r\ny"]]],
  ["header fields in any case", form([`${named("headed")}\r\nx-a: 1\r\nX-B:b c `, "x"]), ["headed"], [["x"]]],
  [
    "a file with header fields",
    form([`${named("headed", '; filename="f"', "a/b")}\r\nX-B: b c\r\nX-A: 1`, "x"]),
    ["headed"],
    [[["f", "a/b", "x"]]],
  ],
  ["a header field missing", form([`${named("headed")}\r\nX-A: 1`, "x"]), ["headed"], undefined],
  ["another header field", form([`${named("headed")}\r\nX-A: 1\r\nX-B: B c`, "x"]), ["headed"], undefined],
  [
    "one of several without its header field",
    form([`${named("typed")}\r\nX-A: 1`, "x"], [named("typed"), "y"]),
    ["typed"],
    undefined,
  ],
  [
    "text of a type with a header field",
    form([`${named("typed", "", "text/csv")}\r\nX-A: 1`, "x"]),
    ["typed"],
    [["x"]],
  ],
  ["header fields of an absent part", form([named("a"), "1"]), ["headed", "a"], [[], ["1"]]],
  ["several of one name", form([named("a"), "1"], [named("a"), ""]), ["a"], [["1", ""]]],
  ["a name that nothing has", form([named("a"), "1"]), ["b"], [[]]],
  ["no part", "--b--", ["a"], [[]]],
  [
    "what stands before the first and behind the last",
    `before\r\n${form([named("a"), "1"])}after`,
    ["a"],
    [["1"]],
  ],
  ["white space behind a boundary", `--b \t\r\n${named("a")}\r\n\r\n1\r\n--b--`, ["a"], [["1"]]],
  ["a name without quotes", form(["Content-Disposition: form-data; name=a", "1"]), ["a"], [["1"]]],
  ["a name with quotes and lines in it", form([named("a%22%0D%0A%41"), "1"]), ['a"\r\n%41'], [["1"]]],
  [
    "a file that nothing is said of",
    form([named("a", '; filename="f"', "text/css"), "1"]),
    ["a"],
    [[["f", "text/css", "1"]]],
  ],
  [
    "a file without a type",
    form([named("a", '; filename="f"'), "1"]),
    ["a"],
    [[["f", "application/octet-stream", "1"]]],
  ],
  [
    "JSON of its type",
    form([named("json", "", "Application/Vnd.any+json; a=b"), '{"a":1}']),
    ["json"],
    [[{ value: { a: 1 } }]],
  ],
  ["JSON without a type", form([named("json"), "null"]), ["json"], [[{ value: null }]]],
  [
    "JSON where text may be",
    form([named("both", "", "application/json"), '"x"']),
    ["both"],
    [[{ value: "x" }]],
  ],
  [
    "text where JSON may be",
    form([named("both", "", "text/plain;charset=utf-8"), "null"]),
    ["both"],
    [["null"]],
  ],
  ["text without a type where JSON may be", form([named("both"), "null"]), ["both"], [["null"]]],
  ["text of its type", form([named("csv", "", "text/csv"), "a,b"]), ["csv"], [["a,b"]]],
  [
    "a file of one of its types",
    form([named("picture", '; filename="p"', "image/jpeg"), "1"]),
    ["picture"],
    [[["p", "image/jpeg", "1"]]],
  ],
  [
    "a file without a type of its own",
    form([named("picture", '; filename="p"'), "1"]),
    ["picture"],
    [[["p", "image/png", "1"]]],
  ],
  [
    "JSON where a file may be",
    form([named("picture", "", "application/json"), "{}"]),
    ["picture"],
    [[{ value: {} }]],
  ],
  ["a file of any type", form([named("any", '; filename="p"', "a/b"), "1"]), ["any"], [[["p", "a/b", "1"]]]],
  [
    "a file of any type without one",
    form([named("any", '; filename="p"'), "1"]),
    ["any"],
    [[["p", "application/octet-stream", "1"]]],
  ],
  [
    "what is called like a property of all objects",
    form([named("constructor"), "1"]),
    ["constructor"],
    [["1"]],
  ],
])("reads %s", async (_what, text, names, wanted) => {
  expect(await read(text, names)).toEqual(wanted);
});

it.each<[what: string, text: string | Uint8Array, contentType?: string]>([
  ["no boundary", form([named("a"), "1"]), "multipart/form-data"],
  ["another boundary", form([named("a"), "1"]), "multipart/form-data; boundary=c"],
  ["no end", form([named("a"), "1"]).replace("--b--", "")],
  ["no end of a part's header", "--b\r\nContent-Disposition: form-data\r\n--b--"],
  ["more behind a boundary", `--b x\r\n${named("a")}\r\n\r\n1\r\n--b--`],
  ["a part without a header", "--b\r\n\r\n1\r\n--b--"],
  ["a part without a name", form(["Content-Disposition: form-data", "1"])],
  ["a part of another disposition", form(['Content-Disposition: attachment; name="a"', "1"])],
  [
    "a part whose header is no UTF-8",
    Uint8Array.from([...Buffer.from("--b\r\n"), 0xff, ...Buffer.from("\r\n\r\n1\r\n--b--")]),
  ],
  [
    "a text that is no UTF-8",
    Uint8Array.from([...Buffer.from(`--b\r\n${named("a")}\r\n\r\n`), 0xff, ...Buffer.from("\r\n--b--")]),
  ],
  ["JSON that is none", form([named("json"), "{"])],
  ["JSON of another type", form([named("json", "", "application/json"), "{}"])],
  ["text of another type", form([named("csv", "", "text/html"), "a"])],
  ["a file of another type", form([named("picture", '; filename="p"', "text/html"), "1"])],
  ["text where a file or JSON may be", form([named("picture", "", "text/plain"), "1"])],
])("refuses %s", async (_what, text, contentType) => {
  expect(await read(text, [], contentType)).toBeUndefined();
});
