import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { jsonErrorAt } from "../../lib/json-error.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { type Problem, ProblemError } from "../../lib/problem.ts";
import { readJson } from "../answer/json.ts";
import type { Header } from "../http/message.ts";
import { verifyProblem } from "../problems.ts";
import { recordedBody } from "./decoded.ts";
import type { RecordedAnswer, RecordedExchange, RecordedRequest } from "./exchange.ts";

/** A string of Node holds no more than 512 MiB, and the values that are read of it take as much again. */
const mostBytes = 256 * 1_048_576;
/** So many entries that can't be read are named; the others likely have the same fault. */
const mostProblems = 10;

const Pair = z.object({ name: z.string(), value: z.string() });
const Request = z.object({
  method: z.string().min(1),
  url: z.string(),
  headers: z.array(Pair),
  queryString: z.array(Pair).optional(),
  bodySize: z.number().optional(),
  postData: z
    .object({
      mimeType: z.string().optional(),
      text: z.string().optional(),
      encoding: z.string().optional(),
      params: z.array(z.object({ name: z.string(), value: z.string().optional() })).optional(),
    })
    .nullish(),
});
const Response = z.object({
  status: z.number(),
  headers: z.array(Pair),
  content: z
    .object({
      size: z.number().optional(),
      mimeType: z.string().optional(),
      text: z.string().optional(),
      encoding: z.string().optional(),
      _file: z.unknown().optional(),
      _sha1: z.unknown().optional(),
    })
    .optional(),
  _fromCache: z.unknown().optional(),
});
/** An entry of HAR 1.2, as far as it is judged; recorders add members, and leave some out. */
const Entry = z.object({ request: Request, response: Response, _fromCache: z.unknown().optional() });
const Har = z.object({
  log: z.object({
    version: z.string().regex(/^1\./, "expected a version `1.x`").optional(),
    entries: z.array(z.unknown()),
  }),
});

/** Reads a HAR file. Throws a `ProblemError` if it can't be read, is too large, or is not one. */
export async function readHarFile(file: string): Promise<RecordedExchange[]> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > mostBytes)
      throw new ProblemError([verifyProblem("har-too-large", { size, most: mostBytes }, { file })]);
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError([verifyProblem("har-missing", {}, { file })], { cause });
  }
  return readHar(text, file);
}

/** Reads the text of a HAR file: its exchanges, in the order of the file. Throws a `ProblemError` with what is wrong in it. */
export function readHar(text: string, file: string): RecordedExchange[] {
  const read = Har.safeParse(parsedHar(text.replace(/^\ufeff/, ""), file));
  if (!read.success) throw new ProblemError(issuesOf(read.error, "", file));
  const problems: Problem[] = [];
  const exchanges: RecordedExchange[] = [];
  for (const [index, value] of read.data.log.entries.entries()) {
    const pointer = `/log/entries/${index}`;
    const entry = Entry.safeParse(value);
    if (entry.success) exchanges.push(exchangeOf(pointer, entry.data));
    else problems.push(...issuesOf(entry.error, pointer, file));
    if (problems.length >= mostProblems) break;
  }
  if (problems.length > 0) throw new ProblemError(problems.slice(0, mostProblems));
  return exchanges;
}

function parsedHar(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = jsonErrorAt(text) ?? text.length;
    const before = text.slice(0, at).split("\n");
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw new ProblemError(
      [verifyProblem(at === text.length ? "har-not-json:cut" : "har-not-json", {}, place)],
      { cause },
    );
  }
}

function issuesOf(error: z.ZodError, within: string, file: string): Problem[] {
  return error.issues.map(({ path, message }) => {
    const pointer = within + path.map((part) => pointerStep(String(part))).join("");
    const reason = message.replace(/^Invalid input: /, "");
    return verifyProblem("har-unusable", { place: pointer || "/", reason }, { file, pointer });
  });
}

function exchangeOf(
  pointer: string,
  { request, response, _fromCache }: z.output<typeof Entry>,
): RecordedExchange {
  const cached = isSet(_fromCache) || isSet(response._fromCache);
  return { pointer, request: requestOf(request), answer: { ...answerOf(response), cached } };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== "";
}

function requestOf({
  method,
  url,
  headers,
  queryString = [],
  bodySize = 0,
  postData,
}: z.output<typeof Request>): RecordedRequest {
  const plain = url.replace(/#.*$/s, "");
  const query = new URLSearchParams(queryString.map(({ name, value }): [string, string] => [name, value]));
  const bare = {
    method: method.toUpperCase(),
    url: plain.includes("?") || query.size === 0 ? plain : `${plain}?${query}`,
  };
  const fields = linesOf(headers);
  const type = postData?.mimeType;
  const isTyped = !type || fields.some(({ name }) => name === "content-type");
  const all = isTyped ? fields : [...fields, { name: "content-type", value: type }];
  const { text, encoding, params = [] } = postData ?? {};
  if (text !== undefined && (text !== "" || params.length === 0))
    return { ...bare, headers: all, body: Buffer.from(text, encoding === "base64" ? "base64" : "utf8") };
  // Of a form with files, recorders keep the names only.
  if (params.length > 0 && /^application\/x-www-form-urlencoded/i.test(type ?? "")) {
    const form = new URLSearchParams(params.map(({ name, value = "" }): [string, string] => [name, value]));
    return { ...bare, headers: all, body: Buffer.from(form.toString()) };
  }
  const isNone = params.length === 0 && hadNoBody(bare.method, fields, bodySize);
  return { ...bare, headers: all, ...(isNone ? { body: new Uint8Array() } : {}) };
}

/** Whether a request that is recorded without a body had none: -1 says that the recorder does not know its size. */
function hadNoBody(method: string, fields: readonly Header[], bodySize: number): boolean {
  if (bodySize >= 0) return bodySize === 0;
  const length = fields.find(({ name }) => name === "content-length")?.value;
  if (length !== undefined) return length === "0";
  return !["POST", "PUT", "PATCH"].includes(method);
}

/** Names in lower case, without the pseudo-header fields of HTTP/2; a recorder may have put several lines into one value. */
function linesOf(headers: readonly z.output<typeof Pair>[]): Header[] {
  return headers
    .filter(({ name }) => !name.startsWith(":"))
    .flatMap(({ name, value }) =>
      value.split("\n").map((line) => ({ name: name.toLowerCase(), value: line.trim() })),
    );
}

function answerOf({
  status,
  headers,
  content = {},
}: z.output<typeof Response>): Omit<RecordedAnswer, "cached"> {
  const joined = new Map<string, string>();
  for (const { name, value } of linesOf(headers))
    joined.set(name, joined.has(name) ? `${joined.get(name)}, ${value}` : value);
  const body = bodyOfContent(content, status, joined.get("content-encoding"));
  return {
    status,
    // No answer is without any: the recorder left them out.
    ...(joined.size > 0 ? { headers: Object.fromEntries(joined) } : {}),
    mediaType: content.mimeType ?? "",
    ...(body ? { body } : {}),
  };
}

/** `size` is the length of the body as it is decoded, and no recorder keeps to it: it only tells whether there is one. */
function bodyOfContent(
  { size = -1, text, encoding, _file, _sha1 }: NonNullable<z.output<typeof Response>["content"]>,
  status: number,
  contentEncoding: string | undefined,
): Uint8Array | undefined {
  // Playwright keeps it in a file beside the recording.
  if (text === undefined && (_file ?? _sha1) !== undefined) return undefined;
  if (text !== undefined) {
    if (text === "" && size > 0) return undefined;
    const bytes =
      encoding === "base64"
        ? recordedBody(Buffer.from(text, "base64"), contentEncoding, status)
        : Buffer.from(text);
    if (!bytes) return undefined;
    // Recorders cut long bodies, and say so nowhere.
    return bytes.byteLength < size && "wrong" in readJson(bytes) ? undefined : bytes;
  }
  return size === 0 || status === 204 || status === 304 ? new Uint8Array() : undefined;
}
