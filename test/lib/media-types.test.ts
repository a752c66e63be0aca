import { expect, it } from "vitest";
import {
  concreteType,
  coversType,
  essenceOf,
  isEndless,
  isJson,
  isJsonType,
  isTextual,
  normalType,
  rangeOf,
} from "../../scripts/lib/media-types.ts";

it.each<[type: string, essence: string, normal: string]>([
  ["application/json", "application/json", "application/json"],
  ["Application/JSON ; Charset=UTF-8", "application/json", "application/json"],
  ["application/json; charset=latin1", "application/json", "application/json"],
  ["text/plain; charset=utf8", "text/plain", "text/plain"],
  ["text/plain; charset=latin1", "text/plain", "text/plain; charset=latin1"],
  ['a/b; y = "2"; x=1;', "a/b", "a/b; x=1; y=2"],
  ["", "", ""],
])("`%s` is %s, in canonical form %s", (type, essence, normal) => {
  expect([essenceOf(type), normalType(type)]).toEqual([essence, normal]);
});

it.each<[type: string, endless: boolean, text: boolean, json: boolean, likeJson: boolean]>([
  ["text/event-stream", true, true, false, false],
  ["multipart/x-mixed-replace; boundary=a", true, false, false, false],
  ["application/stream+json", true, false, true, true],
  ["application/json", false, false, true, true],
  ["application/problem+json", false, false, true, true],
  ["application/json-seq", false, false, false, true],
  ["application/*", false, false, false, true],
  ["*/*", false, false, false, true],
  ["text/csv", false, true, false, false],
  ["image/svg+xml", false, true, false, false],
  ["application/x-ndjson", false, true, false, true],
  ["application/octet-stream", false, false, false, false],
])("`%s` is endless: %s, text: %s, JSON: %s, maybe JSON: %s", (type, ...wanted) => {
  expect([isEndless(type), isTextual(type), isJsonType(type), isJson(type)]).toEqual(wanted);
});

it.each<[documented: string, sent: string, wanted: boolean]>([
  ["application/json", "application/json; charset=utf-8", true],
  ["application/json", "application/problem+json", false],
  ["image/*", "image/png", true],
  ["image/*", "text/png", false],
  ["*/*", "text/plain", true],
  ["a/b; c=d", "a/b", false],
  ["a/b; c=d", "a/b; x=y; c=d", true],
])("`%s` covers `%s`: %s", (documented, sent, wanted) => {
  expect(coversType(documented, sent)).toBe(wanted);
});

it.each<[type: string, types: readonly string[], wanted: string | undefined]>([
  ["image/png", ["image/*", "*/*"], "image/*"],
  ["image/png", ["*/*"], "*/*"],
  ["image/png", ["image/png", "text/*"], undefined],
  ["a/b; c=d", ["a/b", "a/*"], "a/b"],
])("of `%s`, the range among %j is %s", (type, types, wanted) => {
  expect(rangeOf(type, new Map(types.map((one) => [one, 1])))).toBe(wanted);
});

it.each([
  ["text/plain; charset=utf-8", "text/plain; charset=utf-8"],
  ["image/*", "image/png"],
  ["video/*", "video/octet-stream"],
  ["*/*", "application/octet-stream"],
])("of the range `%s`, a sender names %s", (range, wanted) => {
  expect(concreteType(range)).toBe(wanted);
});
