import { snakeCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { answerName, freeName } from "./free-name.ts";
import { codeOf, type Notation } from "./json-code.ts";
import { depthOf, type JsonValue } from "./json-value.ts";
import type { SampleLanguage } from "./language.ts";
import { type Code, type Entry, print } from "./layout.ts";
import { rubyQuoted, rubyText } from "./literal.ts";
import {
  boundaryFor,
  hasPartHeaders,
  hasQuery,
  headerCredentials,
  type PathVariable,
  type QueryValue,
  queryCredentials,
  type SampleCredential,
  type SamplePart,
  type SampleRequest,
  variablesOf,
  writtenCredentials,
} from "./sample-request.ts";
import type { SampleStyle } from "./style.ts";

/** `Net::HTTP`. A path parameter is a variable that the reader assigns. */
export const ruby: SampleLanguage = {
  lang: "ruby",
  label: "Ruby",
  fence: "ruby",
  write: (request) =>
    [...requires(request), "", ...setup(request), ...payload(request), "", ...send(request)].join("\n"),
};

function notationOf({ trailing }: SampleStyle["ruby"]): Notation {
  return {
    object: { open: "{", close: "}", pad: " ", trailing },
    array: { open: "[", close: "]", pad: "", trailing },
    key,
    string: rubyQuoted,
    number: JSON.stringify,
    words: { null: "nil", true: "true", false: "false" },
  };
}

function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${name}:` : `${rubyQuoted(name)}:`;
}

/** `to_json` rejects a value that is nested deeper. */
const deepest = 100;

function requires(request: SampleRequest): string[] {
  const usesJson = request.body?.kind === "json" || request.answer.kind === "json";
  const encodes = variablesOf(request).some(({ encode }) => encode) || writtenCredentials(request).length > 0;
  return ["net/http", ...(usesJson ? ["json"] : []), "uri", ...(encodes ? ["erb"] : [])].map(
    (library) => `require "${library}"`,
  );
}

function setup(request: SampleRequest): string[] {
  const { method, headers } = request;
  const assignments = variablesOf(request).flatMap((variable) =>
    variable.value === undefined
      ? []
      : [
          `${nameOf(variable, request)} = ${rubyQuoted(variable.encode ? variable.value : encodeSegment(variable.value))}`,
        ],
  );
  const kind = method.slice(0, 1) + method.slice(1).toLowerCase();
  const lines = [
    ...assignments,
    `uri = URI("${urlOf(request)}")`,
    ...search(request),
    `req = Net::HTTP::${kind}.new(uri)`,
  ];
  lines.push(...headerCredentials(request).map(({ name, value }) => field(name, secretOf(value))));
  lines.push(...headers.map(([name, value]) => field(name, rubyQuoted(value))));
  return lines;
}

function field(name: string, value: string): string {
  return `req[${rubyQuoted(name)}] = ${value}`;
}

function secretOf(value: SampleCredential["value"]): string {
  const [only, ...others] = value;
  if (typeof only === "object" && others.length === 0) return `ENV["${only.environment}"]`;
  const parts = value.map((part) => {
    if (typeof part === "string") return rubyText(part);
    const text = `ENV['${part.environment}']`;
    return `#{${part.base64 ? `[${text}].pack('m0')` : text}}`;
  });
  return `"${parts.join("")}"`;
}

function urlOf(request: SampleRequest): string {
  const url = request.url.map((part) =>
    typeof part === "string" ? rubyText(part) : `#{${reference(part, request)}}`,
  );
  const query = writtenCredentials(request).map(
    ({ before, environment }) => `${rubyText(before)}#{ERB::Util.url_encode(ENV['${environment}'])}`,
  );
  return [...url, ...query].join("");
}

/** The line that sets the query. */
function search(request: SampleRequest): string[] {
  if (!hasQuery(request)) return [];
  const literalOf = (value: QueryValue) => (typeof value === "string" ? rubyQuoted(value) : String(value));
  const entries: Entry[] = [
    ...request.query.map(({ name, values }) => ({
      key: key(name),
      value: values.length > 1 ? `[${values.map(literalOf).join(", ")}]` : values.map(literalOf).join(),
    })),
    ...queryCredentials(request).map(({ name, environment }) => ({
      key: key(name),
      value: `ENV["${environment}"]`,
    })),
  ];
  const before = "uri.query = ";
  const { trailing } = request.style.ruby;
  const code: Code = { open: "URI.encode_www_form(", close: ")", pad: "", trailing, entries };
  return [before + print(code, request.style.ruby, { before })];
}

function reference(variable: PathVariable, request: SampleRequest): string {
  const name = nameOf(variable, request);
  return variable.encode ? `ERB::Util.url_encode(${name})` : name;
}

function nameOf({ title }: PathVariable, request: SampleRequest): string {
  return freeName(title, snakeCase, taken, resultName(request));
}

function resultName({ result: words }: SampleRequest): string {
  return answerName(words, snakeCase, taken);
}

const taken: ReadonlySet<string> = new Set(
  "uri req res data h alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield".split(
    " ",
  ),
);

function payload({ body, style }: SampleRequest): string[] {
  const { unit, trailing } = style.ruby;
  if (body?.kind === "json") return [jsonLine(body.value, style.ruby)];
  if (body?.kind === "text") return [`req.body = ${rubyQuoted(body.text)}`];
  if (body?.kind === "binary") return [`req.body = File.binread(${rubyQuoted(body.file)})`];
  if (body?.kind !== "multipart") return [];
  if (
    hasPartHeaders(body.parts) ||
    body.parts.some((part) => "value" in part && part.mediaType !== undefined)
  )
    return writtenForm(body.parts);
  const parts = body.parts.map((part) =>
    "file" in part
      ? `[${rubyQuoted(part.name)}, File.open(${rubyQuoted(part.file)}), { content_type: ${rubyQuoted(part.mediaType)} }]`
      : `[${rubyQuoted(part.name)}, ${rubyQuoted(part.value)}]`,
  );
  const lines = parts.map((part) => unit + part).join(",\n");
  return [`req.set_form([\n${lines}${trailing}\n], "multipart/form-data")`];
}

/** A form as a text: `set_form` gives only files a media type, and nothing header fields. */
function writtenForm(parts: readonly SamplePart[]): string[] {
  const boundary = boundaryFor(parts);
  const lines = parts.flatMap((part) => {
    const fileName = "file" in part ? `; filename="${part.file}"` : "";
    const head = [
      `Content-Disposition: form-data; name="${part.name}"${fileName}`,
      ...(part.mediaType === undefined ? [] : [`Content-Type: ${part.mediaType}`]),
      ...Object.entries(part.headers).map(([name, value]) => `${name}: ${value}`),
    ];
    const content = "file" in part ? `File.binread(${rubyQuoted(part.file)})` : `${rubyQuoted(part.value)}.b`;
    return [`"--${boundary}"`, ...head.map(rubyQuoted), `""`, content];
  });
  return [
    `req["Content-Type"] = "multipart/form-data; boundary=${boundary}"`,
    `req.body = [\n${[...lines, `"--${boundary}--"`, `""`].map((line) => `  ${line}`).join(",\n")}\n].join("\\r\\n")`,
  ];
}

function jsonLine(value: JsonValue, style: SampleStyle["ruby"]): string {
  const code = codeOf(value, notationOf(style));
  const before = "req.body = ";
  if (depthOf(value) <= deepest)
    return `${before}${print(code, style, { before, after: ".to_json" })}.to_json`;
  return `${before}JSON.generate(${print(code, style, { before })}, max_nesting: 0)`;
}

function send(request: SampleRequest): string[] {
  const { https, answer } = request;
  const secure = https ? ", use_ssl: true" : "";
  if (answer.kind === "stream")
    return [
      `Net::HTTP.start(uri.host, uri.port${secure}) do |h|`,
      "  h.request(req) { |res| res.read_body { |part| print part } }",
      "end",
    ];
  const sent = `Net::HTTP.start(uri.host, uri.port${secure}) { |h| h.request(req) }`;
  if (answer.kind === "ignored") return [sent];
  if (answer.kind === "none") return [`res = ${sent}`, "puts res.code"];
  if (answer.kind === "redirect") return [`res = ${sent}`, 'puts res["Location"]'];
  return [
    `res = ${sent}`,
    `${resultName(request)} = ${answer.kind === "json" ? "JSON.parse(res.body)" : "res.body"}`,
  ];
}
