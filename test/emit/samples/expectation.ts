import { STATUS_CODES } from "node:http";
import { expect } from "vitest";
import type { EncodingModel } from "../../../scripts/model/model.ts";
import { templatePath } from "../../../scripts/model/path-template.ts";
import { streamExample } from "../../../scripts/model/stream-example.ts";
import type { Answer, Received } from "./recorder.ts";
import { answeredBy, bytes, keys, leadsTo, shownBy, statusOf, type Trial } from "./trial.ts";

/** Holds that the server got what the trial says, to the last character. */
export function expectReceived(request: Received, trial: Trial): void {
  const { source, operation, options = {}, params = {}, query = [], headers = {} } = trial;
  const [path = "", search = ""] = request.url.split(/\?(.*)/s);
  const pairs = [...new URLSearchParams(search)];
  const [scheme = ""] = Object.keys(operation.security[0] ?? {});
  const credential = source.model.components.securitySchemes[scheme];
  const key = keys[credential?.environment ?? ""] ?? "";
  expect(request.method).toBe(operation.method);
  expect(path.split("/").map(decodeURIComponent)).toEqual(
    templatePath(operation.path)
      .split("/")
      .map((part) => part.replace(/^\{(.+)\}$/, (_, name) => params[name] ?? `no ${name}`)),
  );
  const named = credential?.type === "apiKey" ? (credential.name ?? "") : "";
  // Go sorts them by their names.
  const sorted = (list: readonly (readonly [string, string])[]) =>
    list.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)));
  const wantedPairs = [...query, ...(credential?.in === "query" ? [[named, key] as const] : [])];
  expect(sorted(pairs)).toEqual(sorted(wantedPairs));
  const wanted: Record<string, string> = { ...headers };
  if (credential?.type === "http") wanted["Authorization"] = `Bearer ${key}`;
  if (credential?.in === "header") wanted[named] = key;
  for (const [name, value] of Object.entries(wanted)) expect(request.headers[name.toLowerCase()]).toBe(value);
  if (!credential) expect(request.headers.authorization).toBeUndefined();
  expectBody(request, trial, "body" in options ? options.body : exampleOf(trial));
}

function exampleOf({ operation, options }: Trial): unknown {
  const examples = operation.requestBody?.content[0].examples ?? {};
  return (options?.example ? examples[options.example] : Object.values(examples)[0])?.value;
}

function expectBody(request: Received, { operation }: Trial, value: unknown): void {
  const body = request.body;
  const mediaType = request.headers["content-type"] ?? "";
  const payload = operation.requestBody?.content[0];
  const kind = payload?.kind;
  if (kind === undefined) return void expect(body.toString()).toBe("");
  if (kind === "json") {
    expect(mediaType).toBe(payload?.mediaType);
    return void expect(JSON.parse(body.toString())).toEqual(value);
  }
  if (kind === "text" || kind === "form") {
    expect(mediaType).toBe(payload?.mediaType);
    const text = body.toString();
    return void expect(kind === "text" ? text : fieldsIn(text)).toEqual(value);
  }
  if (kind === "binary") {
    expect(mediaType).toBe(payload?.mediaType);
    return void expect(body).toEqual(bytes);
  }
  const fields = Object.entries(value ?? {}).flatMap(([name, item]: [string, unknown]) =>
    (Array.isArray(item) ? item : [item]).map((each) => {
      const type = typeOfPart(payload?.encoding?.[name]?.contentType, each);
      const headers = headersOfPart(payload?.encoding?.[name]);
      if (type)
        return [name, { type, text: type.endsWith("json") ? JSON.stringify(each) : String(each), headers }];
      return [name, typeof each === "object" ? JSON.stringify(each) : String(each)];
    }),
  );
  const files = filesOfForms[operation.operationId] ?? { before: [] };
  const told = new Set(Object.keys(payload?.encoding ?? {}));
  const parts = partsOf(body, mediaType).map(([name, part]): [string, unknown] => {
    const {
      type,
      bytes: content,
      headers = [],
    } = Object(part) as {
      type?: string;
      bytes?: Buffer;
      headers?: readonly string[];
    };
    const isFile = files.after?.some(([file]) => file === name);
    return [name, told.has(name) && !isFile ? { type, text: content?.toString(), headers } : part];
  });
  const asText = (one: unknown) => (Buffer.isBuffer(one) ? one.toString("base64") : one);
  expect(JSON.stringify(parts, (_, one) => asText(one))).toBe(
    JSON.stringify([...files.before, ...fields, ...(files.after ?? [])], (_, one) => asText(one)),
  );
}

/** The files that samples send, which examples leave out. */
const filesOfForms: Readonly<
  Record<string, { readonly before: [string, unknown][]; readonly after?: [string, unknown][] }>
> = {
  uploadPhoto: { before: [["file", { name: "file.png", type: "image/png", bytes }]] },
  submitPaper: { before: [], after: [["paper", { name: "paper.pdf", type: "application/pdf", bytes }]] },
};

/** The header lines that a part must have. */
function headersOfPart({ headers = [] }: EncodingModel = {}): string[] {
  return headers
    .map(({ name, schema }) => `${name}: ${(schema as { readonly const?: string }).const}`)
    .sort();
}

/** The media type that a part must have: of several, the one of its value. */
function typeOfPart(types: string | undefined, value: unknown): string | undefined {
  const all = types?.split(", ") ?? [];
  return all.length > 1 && typeof value !== "object" ? all[0] : all.at(-1);
}

/** The fields of a URL-encoded form; a text that is JSON stands for its value. */
function fieldsIn(text: string): object {
  const form = new URLSearchParams(text);
  const fieldValue = (one: string) => (/^[[{\d]/.test(one) ? JSON.parse(one) : one);
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name).map(fieldValue);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** The parts of a multipart body (RFC 7578), to the byte. */
function partsOf(body: Buffer, mediaType: string): [name: string, part: unknown][] {
  const [, boundary = ""] = /boundary="?([^";]+)/.exec(mediaType) ?? [];
  const pieces = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return pieces.map((piece) => {
    const [, head = "", content = ""] = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/s.exec(piece) ?? [];
    const [, name = ""] = /[; ]name="([^"]*)"/i.exec(head) ?? [];
    const [, filename] = /filename="([^"]*)"/i.exec(head) ?? [];
    const [, type] = /content-type: *(\S+)/i.exec(head) ?? [];
    const data = Buffer.from(content, "latin1");
    // Go sorts them.
    const headers = head
      .split("\r\n")
      .filter((line) => /^x-/i.test(line))
      .sort();
    if (filename === undefined && type) return [name, { type, bytes: data, headers }];
    return [name, filename === undefined ? data.toString() : { name: filename, type, bytes: data }];
  });
}

/** Holds that the bytes of a file arrived, which no server judges. */
export function expectFile(request: Received, trial: Trial): void {
  if (trial.operation.requestBody?.content[0].kind === "binary") expectBody(request, trial, undefined);
}

/** Holds that the server found nothing wrong, and answered as the contract says. */
export function expectAnswer({ status, mediaType, body }: Answer, trial: Trial): void {
  const { operation, answer } = trial;
  const response = answeredBy(trial);
  const payload = response?.content[0];
  expect(status, body.toString()).toBe(statusOf(trial));
  if (["none", "ignored", "redirect"].includes(shownBy(operation))) return;
  expect(mediaType).toBe(payload?.mediaType);
  const [example] = Object.values(payload?.examples ?? {});
  if (payload?.kind === "text") return void expect(body.toString()).toBe(example?.value);
  if (payload?.isStream) return void expect(body).toEqual(Buffer.from(streamExample(payload)));
  if (payload?.kind !== "json") return void expect(body).toEqual(bytes);
  const value: unknown = JSON.parse(body.toString());
  if (answer) expect(value).toMatchObject(answer);
  else expect(value).toEqual(example?.value);
}

/** Holds that the program showed the answer. */
export function expectShown(label: string, output: string, { body }: Answer, trial: Trial): void {
  const { operation } = trial;
  const kind = shownBy(operation);
  const shown = output.trim();
  if (kind === "ignored") return void expect(label === "bash" ? "" : shown).toBe("");
  if (kind === "none") {
    const status = statusOf(trial);
    if (label !== "bash")
      expect(shown).toBe(label === "Go" ? `${status} ${STATUS_CODES[status]}` : `${status}`);
    return;
  }
  // curl says where that is from here.
  if (kind === "redirect") return void expect(new URL(shown, "http://127.0.0.1").pathname).toBe(leadsTo);
  if (kind === "text" || kind === "streamed") return void expect(shown).toBe(body.toString().trim());
  if (kind === "binary") return void expect(shown).toBe(body.toString("base64"));
  const value: unknown = JSON.parse(body.toString());
  if (label === "Go") expect(shown).toBe(goText(value));
  else expect(JSON.parse(shown)).toEqual(value);
}

/** A value as Go's `fmt.Println` writes what `encoding/json` made of it. */
function goText(value: unknown): string {
  if (value === null) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (typeof value !== "object") return String(value);
  const entries = Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([name, item]) => `${name}:${goText(item)}`).join(" ")}]`;
}
