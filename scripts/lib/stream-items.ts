import { essenceOf } from "./media-types.ts";

/** How a stream's text separates its values. */
interface StreamForm {
  readonly before: string;
  readonly after: string;
  /** The values in a text; `ended` says that the stream has ended. An incomplete value is left out. */
  readonly split: (text: string, ended: boolean) => string[];
}

/** The value of each complete event (WHATWG, HTML, section 9.2.6); comments and events without data are ignored. */
const events: StreamForm = {
  before: "data: ",
  after: "\n\n",
  split: (text) =>
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
      }),
};

/** One line for each value; the last line may be incomplete. */
const lines: StreamForm = {
  before: "",
  after: "\n",
  split: (text, ended) => {
    const all = text.split("\n");
    return (ended ? all : all.slice(0, -1)).filter((line) => line.trim() !== "");
  },
};

/** RFC 7464: a record separator before each value, a line break after it. */
const sequence: StreamForm = {
  before: "\u001e",
  after: "\n",
  split: (text, ended) => {
    const all = text.split("\u001e").slice(1);
    return (ended ? all : all.slice(0, -1)).filter((item) => item.trim() !== "");
  },
};

const forms: Readonly<Record<string, StreamForm>> = {
  "text/event-stream": events,
  "application/x-ndjson": lines,
  "application/ndjson": lines,
  "application/jsonl": lines,
  "application/x-jsonlines": lines,
  "application/stream+json": lines,
  "application/json-seq": sequence,
};

/** The form of a media type; RFC 8091 has sequences of other types, `+json-seq`. */
function formOfType(mediaType: string): StreamForm | undefined {
  const essence = essenceOf(mediaType);
  return forms[essence] ?? (essence.endsWith("+json-seq") ? sequence : undefined);
}

/** Writes JSON texts as a stream of a media type; one line for each if the media type has no form of its own. */
export function streamText(mediaType: string, texts: readonly string[]): string {
  const { before, after } = formOfType(mediaType) ?? lines;
  return texts.map((text) => before + text + after).join("");
}

/**
 * The JSON texts in a stream, as far as it has been read; `ended` says that this is all of it. None if the media type
 * has no form of its own.
 */
export function streamedTexts(mediaType: string, body: Uint8Array, ended: boolean): string[] {
  const form = formOfType(mediaType);
  return form ? form.split(new TextDecoder().decode(body, { stream: !ended }), ended) : [];
}
