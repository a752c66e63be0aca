import { expect, it } from "vitest";
import { compile } from "../../scripts/compare/client/compile.ts";
import { compileErrorsOf } from "../../scripts/compare/client/compile-errors.ts";
import type { ProbeLine, ProbeUse } from "../../scripts/compare/client/probe-lines.ts";

const client = `
export default class Main {}
export interface Thing { readonly name: string; readonly size?: number; readonly kind: "a" | "b" }
export interface Deep { readonly a: { readonly b: string; readonly c: string; readonly d: number } }
export declare const thing: Thing;
export declare const send: (thing: { readonly name: string; readonly size?: number }) => void;
export declare const sendDeep: (deep: Deep) => void;
`;
const modules = new Map([["/new/client.ts", client]]);
const program = compile(modules);

const use = (what: ProbeUse["what"], place: string): ProbeUse => ({ what, place, operationId: "send" });
const imported = { text: 'import { type Thing, type Deep, thing, send, sendDeep } from "client";' };
const declared = { text: "declare function given<Value>(): Value;" };

/** Lines that use a client, and why each is refused: which use, the reason, names, types. */
it.each<[what: string, lines: readonly ProbeLine[], wanted: readonly unknown[]]>([
  ["nothing", [{ text: "thing.name;", use: use("result", "200 /name") }], []],
  [
    "a name that is not exported",
    [{ text: 'import { lost } from "client";', use: use("function", "lost") }],
    [["lost", "gone"]],
  ],
  [
    "a name that is nearly exported",
    [{ text: 'import { Thin } from "client";', use: use("type", "Thin") }],
    [["Thin", "gone"]],
  ],
  [
    "a name that is exported as the default",
    [{ text: 'import { Main } from "client";', use: use("type", "Main") }],
    [["Main", "gone"]],
  ],
  ["a field", [{ text: "thing.lost;", use: use("result", "200 /lost") }], [["200 /lost", "gone"]]],
  [
    "a field that is nearly there",
    [{ text: "thing.nam;", use: use("result", "200 /nam") }],
    [["200 /nam", "gone"]],
  ],
  [
    "a field of an input",
    [{ text: 'send({ name: "n", lost: 1 });', use: use("input", "/lost") }],
    [["/lost", "gone"]],
  ],
  [
    "a field of an input that is nearly there",
    [{ text: 'send({ name: "n", siz: 1 });', use: use("input", "/siz") }],
    [["/siz", "gone"]],
  ],
  [
    "a value",
    [{ text: 'if (thing.kind === "c") {}', use: use("result", "200 /kind") }],
    [["200 /kind", "gone"]],
  ],
  [
    "a type",
    [{ text: "const size: number = thing.size;", use: use("result", "200 /size") }],
    [["200 /size", "changed", ["number", "number | undefined"]]],
  ],
  [
    "a type that is not said",
    [{ text: "thing.name satisfies number;", use: use("result", "200 /name") }],
    [["200 /name", "changed"]],
  ],
  [
    "what a refused line holds is told by that line alone",
    (() => {
      const test = { text: 'if (thing.kind === "c") {', use: use("status", "404") };
      const inside = { text: "thing.lost;", use: use("result", "404 /lost"), parent: test };
      return [test, inside, { text: "}", parent: test }];
    })(),
    [["404", "gone"]],
  ],
  [
    "a line that only holds others together is told of by nobody",
    [{ text: "thing.lost;" }, { text: "thing.gone;", use: use("result", "200 /gone") }],
    [["200 /gone", "gone"]],
  ],
])("%s", (_, lines, wanted) => {
  const found = compileErrorsOf([imported, declared, ...lines], "/new/client.ts", modules, program);
  expect(
    found.map(({ line, reason, types }) => [line.use?.place, reason, ...(types ? [types] : [])]),
  ).toEqual(wanted);
});

it("an input that lacks fields is told as a whole, and filled so that the rest is compiled", () => {
  const call = { text: "sendDeep({", use: use("input", "") };
  const field = { text: "a: {", use: use("input", "/a"), parent: call };
  const wrong = { text: "b: given<number>(),", use: use("input", "/a/b"), parent: field };
  const lines = [call, field, wrong, { text: "},", parent: field }, { text: "});", parent: call }];
  const found = compileErrorsOf([imported, declared, ...lines], "/new/client.ts", modules, program);
  expect(
    found.map(({ line, text, reason, names, types }) => [line.use?.place, reason, text, names, types]),
  ).toEqual([
    ["/a/b", "changed", "b: given<number>(),", [], ["number", "string"]],
    ["/a", "needed", 'a: { "b": given<never>() },', ["c", "d"], undefined],
  ]);
});
