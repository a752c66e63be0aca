import { snakeCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { freeName } from "./free-name.ts";
import { codeOf, type Notation } from "./json-code.ts";
import { depthOf, type JsonValue } from "./json-value.ts";
import type { SampleLanguage } from "./language.ts";
import { print, type Style } from "./layout.ts";
import { rubyQuoted, rubyText } from "./literal.ts";
import {
  headerCredentials,
  type PathVariable,
  queryCredentials,
  type SampleCredential,
  type SampleRequest,
  variablesOf,
} from "./sample-request.ts";

/** `Net::HTTP`. A path parameter is a variable that the reader assigns. */
export const ruby: SampleLanguage = {
  lang: "ruby",
  label: "Ruby",
  fence: "ruby",
  write: (request) =>
    [...requires(request), "", ...setup(request), ...payload(request), "", ...send(request)].join("\n"),
};

const style: Style = { width: 100, unit: "  " };

const notation: Notation = {
  object: { open: "{", close: "}", pad: " ", trailing: "" },
  array: { open: "[", close: "]", pad: "", trailing: "" },
  key: (name) => (/^[A-Za-z_]\w*$/.test(name) ? `${name}:` : `${rubyQuoted(name)}:`),
  string: rubyQuoted,
  number: JSON.stringify,
  words: { null: "nil", true: "true", false: "false" },
};

/** `to_json` rejects a value that is nested deeper. */
const deepest = 100;

function requires(request: SampleRequest): string[] {
  const usesJson = request.body?.kind === "json" || request.answer.kind === "json";
  const encodes = variablesOf(request).some(({ encode }) => encode) || queryCredentials(request).length > 0;
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
          `${nameOf(variable)} = ${rubyQuoted(variable.encode ? variable.value : encodeSegment(variable.value))}`,
        ],
  );
  const kind = method.slice(0, 1) + method.slice(1).toLowerCase();
  const lines = [...assignments, `uri = URI("${urlOf(request)}")`, `req = Net::HTTP::${kind}.new(uri)`];
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
  const path = request.url.map((part) =>
    typeof part === "string" ? rubyText(part) : `#{${reference(part)}}`,
  );
  const query = queryCredentials(request).map(
    ({ before, environment }) => `${rubyText(before)}#{ERB::Util.url_encode(ENV['${environment}'])}`,
  );
  return [...path, ...query].join("");
}

function reference(variable: PathVariable): string {
  return variable.encode ? `ERB::Util.url_encode(${nameOf(variable)})` : nameOf(variable);
}

function nameOf({ title }: PathVariable): string {
  return freeName(title, snakeCase, taken);
}

const taken: ReadonlySet<string> = new Set(
  "uri req res data h alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield".split(
    " ",
  ),
);

function payload({ body }: SampleRequest): string[] {
  if (body?.kind === "json") return [jsonLine(body.value)];
  if (body?.kind === "text") return [`req.body = ${rubyQuoted(body.text)}`];
  if (body?.kind === "binary") return [`req.body = File.binread(${rubyQuoted(body.file)})`];
  if (body?.kind !== "multipart") return [];
  const parts = body.parts.map((part) =>
    "file" in part
      ? `[${rubyQuoted(part.name)}, File.open(${rubyQuoted(part.file)}), { content_type: ${rubyQuoted(part.mediaType)} }]`
      : `[${rubyQuoted(part.name)}, ${rubyQuoted(part.value)}]`,
  );
  return [`req.set_form([\n${parts.map((part) => `  ${part}`).join(",\n")}\n], "multipart/form-data")`];
}

function jsonLine(value: JsonValue): string {
  const code = codeOf(value, notation);
  const before = "req.body = ";
  if (depthOf(value) <= deepest)
    return `${before}${print(code, style, { before, after: ".to_json" })}.to_json`;
  return `${before}JSON.generate(${print(code, style, { before })}, max_nesting: 0)`;
}

function send({ https, answer }: SampleRequest): string[] {
  const secure = https ? ", use_ssl: true" : "";
  const lines = [`res = Net::HTTP.start(uri.host, uri.port${secure}) { |h| h.request(req) }`];
  if (answer.kind === "json") lines.push("data = JSON.parse(res.body)");
  else lines.push(answer.kind === "binary" || answer.kind === "text" ? "data = res.body" : "puts res.code");
  return lines;
}
