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
