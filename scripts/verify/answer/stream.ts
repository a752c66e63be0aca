import { essenceOf } from "../../lib/media-types.ts";

/** How the values of a stream stand in its text; `undefined`: what it consists of can't be told. */
type Splitter = (text: string, ended: boolean) => string[];

/** The value of each complete event (WHATWG, HTML, section 9.2.6); comments and events without data are ignored. */
const events: Splitter = (text) =>
  text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n\n")
    .slice(0, -1)
    .flatMap((event) => {
      const data = event.split("\n").flatMap((line) => {
        const field = /^data(?::[ ]?(.*))?$/s.exec(line);
        return field ? [field[1] ?? ""] : [];
      });
      return data.length > 0 ? [data.join("\n")] : [];
    });

/** A line for each; the last one may be cut off. */
const lines: Splitter = (text, ended) => {
  const all = text.split("\n");
  return (ended ? all : all.slice(0, -1)).filter((line) => line.trim() !== "");
};

/** RFC 7464: a record separator before each, a line break behind. */
const sequence: Splitter = (text, ended) => {
  const all = text.split("\u001e").slice(1);
  return ended ? all : all.slice(0, -1);
};

const splitters: Readonly<Record<string, Splitter>> = {
  "text/event-stream": events,
  "application/x-ndjson": lines,
  "application/ndjson": lines,
  "application/jsonl": lines,
  "application/x-jsonlines": lines,
  "application/stream+json": lines,
  "application/json-seq": sequence,
};

/** The JSON texts that a stream consists of, as far as it has been read; `ended`: up to its end. */
export function streamedTexts(mediaType: string, body: Uint8Array, ended: boolean): string[] {
  const split = splitters[essenceOf(mediaType)];
  return split ? split(new TextDecoder().decode(body, { stream: !ended }), ended) : [];
}
