import { snakeCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { answerName, freeName } from "./free-name.ts";
import { codeOf, type Notation } from "./json-code.ts";
import { depthOf } from "./json-value.ts";
import type { SampleLanguage } from "./language.ts";
import { type Code, type Entry, type Group, print } from "./layout.ts";
import { pythonFormatText, quoted } from "./literal.ts";
import {
  hasQuery,
  headerCredentials,
  type PathVariable,
  type QueryValue,
  queryCredentials,
  type SampleCredential,
  type SampleRequest,
  usesBase64,
  variablesOf,
  writtenCredentials,
} from "./sample-request.ts";
import type { SampleStyle } from "./style.ts";

/** `requests`. A path parameter is a variable that the reader assigns. */
export const python: SampleLanguage = {
  lang: "python",
  label: "Python",
  fence: "python",
  write: (request) =>
    [...imports(request), "", ...variables(request), call(request), ...result(request)].join("\n"),
};

const list = { open: "[", close: "]", pad: "", trailing: "," } as const;

function dictionaryOf({ breaksFrom }: SampleStyle["python"]): Omit<Group, "entries"> {
  return { open: "{", close: "}", pad: "", trailing: ",", breaksFrom };
}

function notationOf(style: SampleStyle["python"]): Notation {
  return {
    object: dictionaryOf(style),
    array: list,
    key,
    string: quoted,
    number: JSON.stringify,
    words: { null: "None", true: "True", false: "False" },
  };
}

function key(name: string): string {
  return `${quoted(name)}:`;
}

/** Python's parser rejects brackets that are nested deeper. */
const deepest = 90;

function imports(request: SampleRequest): string[] {
  const { credentials, body } = request;
  const encodes = variablesOf(request).some(({ encode }) => encode) || writtenCredentials(request).length > 0;
  return [
    ...(body?.kind === "json" && depthOf(body.value) > deepest ? ["import json"] : []),
    ...(credentials.length > 0 ? ["import os"] : []),
    "import requests",
    ...(usesBase64(request) ? ["from base64 import b64encode"] : []),
    ...(encodes ? ["from urllib.parse import quote"] : []),
  ];
}

function variables(request: SampleRequest): string[] {
  const lines = variablesOf(request).flatMap((variable) =>
    variable.value === undefined
      ? []
      : [
          `${nameOf(variable, request)} = ${quoted(variable.encode ? variable.value : encodeSegment(variable.value))}`,
        ],
  );
  return lines.length > 0 ? [...lines, ""] : [];
}

function nameOf({ title }: PathVariable, request: SampleRequest): string {
  return freeName(title, snakeCase, taken, resultName(request));
}

function resultName({ result: words }: SampleRequest): string {
  return answerName(words, snakeCase, taken);
}

const taken: ReadonlySet<string> = new Set(
  "res data json os requests quote b64encode open print and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

function call(request: SampleRequest): string {
  const { method, headers, body, answer } = request;
  const style = request.style.python;
  const dictionary = dictionaryOf(style);
  const fields: Entry[] = [
    ...headerCredentials(request).map(({ name, value }) => ({
      key: key(name),
      value: secretOf(value),
    })),
    ...headers.map(([name, value]) => ({ key: key(name), value: quoted(value) })),
  ];
  const entries: Entry[] = [{ value: urlOf(request) }];
  if (fields.length > 0) entries.push({ value: argument("headers", { ...dictionary, entries: fields }) });
  if (hasQuery(request))
    entries.push({ value: argument("params", { ...dictionary, entries: search(request) }) });
  entries.push(...bodyOf(body, style));
  if (request.mayRedirect) entries.push({ value: "allow_redirects=False" });
  if (answer.kind === "stream") entries.push({ value: "stream=True" });
  const before = answer.kind === "ignored" ? "" : "res = ";
  const open = `requests.${method.toLowerCase()}(`;
  return before + print({ open, close: ")", pad: "", trailing: ",", entries }, style, { before });
}

/** The entries of the query. */
function search(request: SampleRequest): Entry[] {
  // `requests` would write `True`.
  const literalOf = (value: QueryValue) =>
    typeof value === "number" ? String(value) : quoted(String(value));
  return [
    ...request.query.map(({ name, values }) => ({
      key: key(name),
      value: values.length > 1 ? `[${values.map(literalOf).join(", ")}]` : values.map(literalOf).join(),
    })),
    ...queryCredentials(request).map(({ name, environment }) => ({
      key: key(name),
      value: `os.environ["${environment}"]`,
    })),
  ];
}

function secretOf(value: SampleCredential["value"]): string {
  const [only, ...others] = value;
  if (typeof only === "object" && others.length === 0) return `os.environ["${only.environment}"]`;
  const parts = value.map((part) => {
    if (typeof part === "string") return pythonFormatText(part);
    const text = `os.environ['${part.environment}']`;
    return `{${part.base64 ? `b64encode(${text}.encode()).decode()` : text}}`;
  });
  return `f"${parts.join("")}"`;
}

function bodyOf(body: SampleRequest["body"], style: SampleStyle["python"]): Entry[] {
  // `requests` would send a text as Latin-1.
  if (body?.kind === "text") return [{ value: `data=${quoted(body.text)}.encode()` }];
  if (body?.kind === "binary") return [{ value: `data=open(${quoted(body.file)}, "rb")` }];
  if (body?.kind === "multipart") {
    // A list of tuples keeps the order of the parts and lets a name occur twice.
    const entries = body.parts.map((part) => {
      const content =
        "file" in part
          ? [quoted(part.file), `open(${quoted(part.file)}, "rb")`]
          : ["None", quoted(part.value)];
      const type = part.mediaType === undefined ? [] : [quoted(part.mediaType)];
      const fields = Object.entries(part.headers).map(([name, value]) => `${quoted(name)}: ${quoted(value)}`);
      const more =
        fields.length > 0 ? [...(type.length > 0 ? type : ["None"]), `{${fields.join(", ")}}`] : type;
      return { value: `(${quoted(part.name)}, (${[...content, ...more].join(", ")}))` };
    });
    return [{ value: argument("files", { ...list, entries }) }];
  }
  if (body?.kind !== "json") return [];
  // `json=None` would send no body.
  if (body.value === null) return [{ value: `data="null"` }];
  if (depthOf(body.value) > deepest)
    return [{ value: `json=json.loads(${quoted(JSON.stringify(body.value))})` }];
  return [{ value: argument("json", codeOf(body.value, notationOf(style))) }];
}

function argument(name: string, value: Code): Code {
  return typeof value === "string" ? `${name}=${value}` : { ...value, open: `${name}=${value.open}` };
}

function urlOf(request: SampleRequest): string {
  const query = writtenCredentials(request).flatMap(({ before, environment }) => [
    before,
    { code: `quote(os.environ['${environment}'], safe='')` },
  ]);
  const parts = [...request.url, ...query];
  if (parts.every((part) => typeof part === "string")) return quoted(parts.join(""));
  return `f"${parts.map((part) => (typeof part === "string" ? pythonFormatText(part) : `{${"code" in part ? part.code : reference(part, request)}}`)).join("")}"`;
}

function reference(variable: PathVariable, request: SampleRequest): string {
  const name = nameOf(variable, request);
  return variable.encode ? `quote(${name}, safe='')` : name;
}

function result(request: SampleRequest): string[] {
  const { kind } = request.answer;
  if (kind === "ignored") return [];
  if (kind === "stream") return ["for line in res.iter_lines():", "    print(line.decode())"];
  if (kind === "none") return ["print(res.status_code)"];
  if (kind === "redirect") return ['print(res.headers.get("Location"))'];
  // `res.text` reads texts without a charset as Latin-1.
  const values = { json: "res.json()", text: "res.content.decode()", binary: "res.content" };
  return [`${resultName(request)} = ${values[kind]}`];
}
