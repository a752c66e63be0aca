import { snakeCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { codeOf, type Notation } from "./json-code.ts";
import { depthOf } from "./json-value.ts";
import type { SampleLanguage } from "./language.ts";
import { type Code, type Entry, print, type Style } from "./layout.ts";
import { pythonFormatText, quoted } from "./literal.ts";
import { type PathVariable, type SampleRequest, variablesOf } from "./sample-request.ts";

/** `requests`. A path parameter is a variable that the reader assigns. */
export const python: SampleLanguage = {
  lang: "python",
  label: "Python",
  fence: "python",
  write: (request) =>
    [...imports(request), "", ...variables(request), call(request), result(request)].join("\n"),
};

const style: Style = { width: 88, unit: "    " };
const dictionary = { open: "{", close: "}", pad: "", trailing: "," } as const;
const list = { open: "[", close: "]", pad: "", trailing: "," } as const;

const notation: Notation = {
  object: dictionary,
  array: list,
  key: (name) => `${quoted(name)}:`,
  string: quoted,
  number: JSON.stringify,
  words: { null: "None", true: "True", false: "False" },
};

/** Python's parser rejects brackets that are nested deeper. */
const deepest = 90;

function imports(request: SampleRequest): string[] {
  const { credential, body } = request;
  const encodes = variablesOf(request).some(({ encode }) => encode) || credential?.in === "query";
  return [
    ...(body?.kind === "json" && depthOf(body.value) > deepest ? ["import json"] : []),
    ...(credential ? ["import os"] : []),
    "import requests",
    ...(encodes ? ["from urllib.parse import quote"] : []),
  ];
}

function variables(request: SampleRequest): string[] {
  const lines = variablesOf(request).flatMap((variable) =>
    variable.value === undefined
      ? []
      : [`${nameOf(variable)} = ${quoted(variable.encode ? variable.value : encodeSegment(variable.value))}`],
  );
  return lines.length > 0 ? [...lines, ""] : [];
}

/** Adds `parameter` to a name that the sample uses itself or the language reserves. */
function nameOf({ title }: PathVariable): string {
  const name = snakeCase(title);
  return taken.has(name) ? snakeCase([...title, "parameter"]) : name;
}

const taken: ReadonlySet<string> = new Set(
  "res data json os requests quote open print and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

function call(request: SampleRequest): string {
  const { method, credential, headers, body } = request;
  const fields: Entry[] = headers.map(([name, value]) => ({ key: notation.key(name), value: quoted(value) }));
  if (credential?.in === "header")
    fields.unshift({
      key: notation.key(credential.name),
      value: keyOf(credential.prefix, credential.environment),
    });
  const entries: Entry[] = [{ value: urlOf(request) }];
  if (fields.length > 0) entries.push({ value: argument("headers", { ...dictionary, entries: fields }) });
  entries.push(...bodyOf(body));
  const before = "res = ";
  const open = `requests.${method.toLowerCase()}(`;
  return before + print({ open, close: ")", pad: "", trailing: ",", entries }, style, { before });
}

function keyOf(prefix: string, environment: string): string {
  return prefix
    ? `f"${pythonFormatText(prefix)}{os.environ['${environment}']}"`
    : `os.environ["${environment}"]`;
}

function bodyOf(body: SampleRequest["body"]): Entry[] {
  // A text is sent as Latin-1.
  if (body?.kind === "text") return [{ value: `data=${quoted(body.text)}.encode()` }];
  if (body?.kind === "binary") return [{ value: `data=open(${quoted(body.file)}, "rb")` }];
  if (body?.kind === "multipart") {
    // A list of tuples keeps the order of the parts and lets a name occur twice.
    const entries = body.parts.map((part) => ({
      value:
        "file" in part
          ? `(${quoted(part.name)}, (${quoted(part.file)}, open(${quoted(part.file)}, "rb"), ${quoted(part.mediaType)}))`
          : `(${quoted(part.name)}, (None, ${quoted(part.value)}))`,
    }));
    return [{ value: argument("files", { ...list, entries }) }];
  }
  if (body?.kind !== "json") return [];
  // `json=None` would send no body.
  if (body.value === null) return [{ value: `data="null"` }];
  if (depthOf(body.value) > deepest)
    return [{ value: `json=json.loads(${quoted(JSON.stringify(body.value))})` }];
  return [{ value: argument("json", codeOf(body.value, notation)) }];
}

function argument(name: string, value: Code): Code {
  return typeof value === "string" ? `${name}=${value}` : { ...value, open: `${name}=${value.open}` };
}

function urlOf({ url, hasQuery, credential }: SampleRequest): string {
  const query =
    credential?.in === "query"
      ? [
          `${hasQuery ? "&" : "?"}${encodeSegment(credential.name)}=`,
          { code: `quote(os.environ['${credential.environment}'], safe='')` },
        ]
      : [];
  const parts = [...url, ...query];
  if (parts.every((part) => typeof part === "string")) return quoted(parts.join(""));
  return `f"${parts.map((part) => (typeof part === "string" ? pythonFormatText(part) : `{${"code" in part ? part.code : reference(part)}}`)).join("")}"`;
}

function reference(variable: PathVariable): string {
  return variable.encode ? `quote(${nameOf(variable)}, safe='')` : nameOf(variable);
}

function result({ answer }: SampleRequest): string {
  if (answer.kind === "json") return "data = res.json()";
  // `res.text` reads texts without a charset as Latin-1.
  if (answer.kind === "text") return "data = res.content.decode()";
  return answer.kind === "binary" ? "data = res.content" : "print(res.status_code)";
}
