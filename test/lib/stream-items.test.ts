import fc from "fast-check";
import { expect, it } from "vitest";
import { streamedTexts, streamText } from "../../scripts/lib/stream-items.ts";
import { seed } from "../seed.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

it.each([
  ["text/event-stream", 'data: {"a":1}\n\ndata: 2\n\n'],
  ["application/x-ndjson", '{"a":1}\n2\n'],
  ["application/json-seq", '\u001e{"a":1}\n\u001e2\n'],
  ["application/geo+json-seq; charset=utf-8", '\u001e{"a":1}\n\u001e2\n'],
  ["application/octet-stream", '{"a":1}\n2\n'],
])("the items of %s are written in its form", (mediaType, text) => {
  expect(streamText(mediaType, ['{"a":1}', "2"])).toBe(text);
});

it.each(["text/event-stream", "application/x-ndjson", "application/json-seq", "application/vnd.a+json-seq"])(
  "what is written as %s is read again, wherever it is cut off",
  (mediaType) => {
    const property = fc.property(fc.array(fc.json()), fc.nat(), (texts, at) => {
      const items = texts.map((text) => JSON.stringify(JSON.parse(text)));
      const whole = bytes(streamText(mediaType, items));
      const read = (body: Uint8Array, ended: boolean) =>
        streamedTexts(mediaType, body, ended).map((text) => JSON.stringify(JSON.parse(text)));
      expect(read(whole, true)).toEqual(items);
      const part = read(whole.subarray(0, at % (whole.length + 1)), false);
      expect(part).toEqual(items.slice(0, part.length));
    });
    fc.assert(property, { seed });
  },
);

it.each<[what: string, mediaType: string, text: string, ended: boolean, wanted: string[]]>([
  [
    "line ends of other systems, after a mark",
    "text/event-stream",
    "\ufeffdata: 1\r\n\rdata:2\r\r",
    true,
    ["1", "2"],
  ],
  ["several lines of data", "text/event-stream", "data: [1,\ndata: 2]\n\n", true, ["[1,\n2]"]],
  ["data without a colon, and no data", "text/event-stream", "data\n\nid: 1\n\n: hello\n\n", true, [""]],
  ["an event without its end", "text/event-stream", "data: 1\n\ndata: 2\n", true, ["1"]],
  ["empty lines", "application/jsonl", "1\n\n  \n2", true, ["1", "2"]],
  ["a line without its end, of more", "application/jsonl", "1\n2", false, ["1"]],
  ["a record of more", "application/json-seq", "\u001e1\n\u001e2", false, ["1\n"]],
  ["the last record", "application/json-seq", "\u001e1\n\u001e2", true, ["1\n", "2"]],
  ["no form", "application/octet-stream", "1\n", true, []],
])("of a stream with %s, the items are read", (_, mediaType, text, ended, wanted) => {
  expect(streamedTexts(mediaType, bytes(text), ended)).toEqual(wanted);
});
