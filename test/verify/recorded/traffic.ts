/** What an entry of a HAR file has of its own; the rest is a valid change of a thing, rightly answered. */
export interface EntryParts {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the text as it is; `null`: the recorder left it out. */
  readonly body?: unknown;
  readonly status?: number;
  readonly answerHeaders?: Readonly<Record<string, string>> | null;
  readonly answer?: unknown;
  /** Members of `content` in place of the usual ones. */
  readonly content?: Readonly<Record<string, unknown>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

export const id = "th_0b6e2f0e3f4c4c399f0e";
export const change = { label: "a", size: 1, open: true };
export const key = "th_key_5Q1x8Zr0";

function pairs(fields: Readonly<Record<string, string>>) {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** An entry as a browser exports it. */
export function entry({
  method = "PUT",
  url = `https://things.example/things/${id}`,
  headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
  body = change,
  status = 200,
  answerHeaders = { "Content-Type": "application/json" },
  answer = { id, ...change },
  content,
  more = {},
}: EntryParts = {}) {
  const hasBody = method !== "GET" && method !== "DELETE";
  return {
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: 3,
    request: {
      method,
      url,
      httpVersion: "HTTP/1.1",
      headers: pairs(headers),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: hasBody ? 30 : 0,
      ...(hasBody && body !== null ? { postData: { mimeType: "application/json", text: textOf(body) } } : {}),
    },
    response: {
      status,
      statusText: "",
      httpVersion: "HTTP/1.1",
      headers: answerHeaders === null ? [] : pairs(answerHeaders),
      cookies: [],
      content: content ?? { size: textOf(answer).length, mimeType: "application/json", text: textOf(answer) },
      redirectURL: "",
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 1 },
    ...more,
  };
}

/** The text of a HAR file. */
export function harText(entries: readonly unknown[], version = "1.2"): string {
  return JSON.stringify({ log: { version, creator: { name: "test", version: "1" }, entries } });
}
