import { constantCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { answerName, freeName } from "./free-name.ts";
import { aligned } from "./go-align.ts";
import { goCase } from "./go-case.ts";
import { codeOf, type Notation } from "./json-code.ts";
import { type JsonValue, objectFields } from "./json-value.ts";
import type { SampleLanguage } from "./language.ts";
import { type Code, type Entry, print } from "./layout.ts";
import { quoted } from "./literal.ts";
import {
  hasPartHeaders,
  hasQuery,
  headerCredentials,
  type PathVariable,
  queryCredentials,
  type SamplePart,
  type SampleRequest,
  type SampleSecret,
  variablesOf,
  writtenCredentials,
} from "./sample-request.ts";
import type { SampleStyle } from "./style.ts";

/** `net/http`. A path parameter is read from an environment variable. */
export const go: SampleLanguage = {
  lang: "go",
  label: "Go",
  fence: "go",
  write: (request) => {
    const lines = [
      ...variables(request),
      ...body(request),
      ...search(request),
      ...call(request),
      ...result(request),
    ];
    const imports = importsOf(lines.join("\n")).map((path) => `\t"${path}"`);
    const main = ["func main() {", ...lines.map((line) => `\t${line}`), "}"];
    return ["package main", "", "import (", ...imports, ")", "", ...main].join("\n");
  },
};

function notationOf({ breaksFrom }: SampleStyle["go"]): Notation {
  return {
    object: { open: "map[string]any{", close: "}", pad: "", trailing: ",", align: aligned, breaksFrom },
    array: { open: "[]any{", close: "}", pad: "", trailing: "," },
    arrayOf: (items) => {
      const type = sliceType(items);
      // The type of an item is left out, as `gofmt -s` does it.
      if (type === undefined) return undefined;
      return { open: `[]${type}{`, item: type === "map[string]any" ? "{" : undefined };
    },
    key: (name) => `${quoted(name)}:`,
    string: quoted,
    // A number beyond an int of 64 bits is written as a float.
    number: (value) => (Math.abs(value) < 2 ** 63 ? JSON.stringify(value) : value.toExponential()),
    words: { null: "nil", true: "true", false: "false" },
  };
}

/** The type of the items of a list, if all have the same. */
function sliceType(items: readonly JsonValue[]): string | undefined {
  const types = new Set(
    items.map((item) => {
      if (objectFields(item)) return "map[string]any";
      if (typeof item === "number") return Number.isSafeInteger(item) ? "int" : "float64";
      return { string: "string", boolean: "bool" }[String(typeof item)];
    }),
  );
  return types.size === 1 ? [...types][0] : undefined;
}

/** In gofmt's order. */
const packages = [
  "bytes",
  "encoding/base64",
  "encoding/json",
  "fmt",
  "io",
  "mime/multipart",
  "net/http",
  "net/textproto",
  "net/url",
  "os",
] as const;

/** The packages that the code names outside its strings. */
function importsOf(code: string): string[] {
  const bare = code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return packages.filter((path) => new RegExp(`\\b${path.split("/").at(-1)}\\.[A-Z]`).test(bare));
}

function variables(request: SampleRequest): string[] {
  return variablesOf(request).map((variable) => {
    const { title, value, encode } = variable;
    const text = value === undefined || encode ? value : encodeSegment(value);
    return `${nameOf(variable, request)} := ${text === undefined ? environment(constantCase(title)) : quoted(text)}`;
  });
}

function nameOf({ parameter }: PathVariable, request: SampleRequest): string {
  return freeName(parameter, goCase, takenIn(request), resultName(request));
}

function resultName(request: SampleRequest): string {
  return answerName(request.result, goCase, takenIn(request));
}

/** What a program declares or imports itself. */
function takenIn(request: SampleRequest): ReadonlySet<string> {
  const { body: payload, mayRedirect } = request;
  return new Set([
    ...taken,
    ...(payload ? ["body", "bytes"] : []),
    ...(payload?.kind === "multipart" ? formNames(payload.parts.length) : []),
    ...(hasQuery(request) ? ["query"] : []),
    ...(mayRedirect ? ["client"] : []),
  ]);
}

/** The names in a program that sends a form with this number of parts. */
function formNames(parts: number): string[] {
  const numbered = Array.from({ length: parts }, (_, index) => [`part${index + 1}`, `file${index + 1}`]);
  return ["form", "part", "file", "multipart", "textproto", ...numbered.flat()];
}

const taken: ReadonlySet<string> = new Set(
  "req res raw data any base64 json fmt io http url os main string map nil break case chan const continue default defer else fallthrough for func go goto if import interface package range return select struct switch type var".split(
    " ",
  ),
);

function body({ body: payload, style: { go: style } }: SampleRequest): string[] {
  if (payload?.kind === "json") {
    const code: Code = codeOf(payload.value, notationOf(style));
    const before = "body, _ := json.Marshal(";
    return [`${before}${print(code, style, { indent: "\t", before, after: ")" })})`];
  }
  if (payload?.kind === "text") return [`body := []byte(${quoted(payload.text)})`];
  if (payload?.kind === "binary") return [`body, _ := os.ReadFile(${quoted(payload.file)})`];
  if (payload?.kind !== "multipart") return [];
  const isPlain = (part: SamplePart) =>
    !("file" in part) && part.mediaType === undefined && !hasPartHeaders([part]);
  const made = payload.parts.filter((part) => !isPlain(part)).length;
  let seen = 0;
  return [
    "var body bytes.Buffer",
    "form := multipart.NewWriter(&body)",
    ...payload.parts.flatMap((part) => {
      if (!("file" in part) && isPlain(part))
        return [`form.WriteField(${quoted(part.name)}, ${quoted(part.value)})`];
      const suffix = made > 1 ? String(++seen) : "";
      const fileName = "file" in part ? `; filename="${part.file}"` : "";
      const disposition = `form-data; name="${part.name}"${fileName}`;
      const fields = {
        "Content-Disposition": disposition,
        ...(part.mediaType === undefined ? {} : { "Content-Type": part.mediaType }),
        ...part.headers,
      };
      const width = Math.max(...Object.keys(fields).map((name) => quoted(name).length)) + 1;
      return [
        `part${suffix}, _ := form.CreatePart(textproto.MIMEHeader{`,
        ...Object.entries(fields).map(
          ([name, value]) => `\t${`${quoted(name)}:`.padEnd(width)} {${quoted(value)}},`,
        ),
        "})",
        ...("file" in part
          ? [`file${suffix}, _ := os.ReadFile(${quoted(part.file)})`, `part${suffix}.Write(file${suffix})`]
          : [`part${suffix}.Write([]byte(${quoted(part.value)}))`]),
      ];
    }),
    "form.Close()",
  ];
}

/** The line that makes the query. */
function search(request: SampleRequest): string[] {
  if (!hasQuery(request)) return [];
  const style = request.style.go;
  const entries: Entry[] = [
    ...request.query.map(({ name, values }) => ({
      key: `${quoted(name)}:`,
      value: `{${values.map((value) => quoted(String(value))).join(", ")}}`,
    })),
    ...queryCredentials(request).map(({ name, environment: variable }) => ({
      key: `${quoted(name)}:`,
      value: `{${environment(variable)}}`,
    })),
  ];
  const before = "query := ";
  const code: Code = { ...notationOf(style).object, open: "url.Values{", entries };
  return [before + print(code, style, { indent: "\t", before })];
}

function call(request: SampleRequest): string[] {
  const { method, headers, body: payload, style } = request;
  const reader = payload ? (payload.kind === "multipart" ? "&body" : "bytes.NewReader(body)") : "nil";
  const before = "req, _ := ";
  const entries = [quoted(method), urlOf(request), reader].map((value) => ({ value }));
  const made: Code = { open: "http.NewRequest(", close: ")", pad: "", trailing: ",", entries };
  const width = style.go.requestWidth;
  const lines = [before + print(made, { ...style.go, width }, { indent: "\t", before })];
  lines.push(...headerCredentials(request).map(({ name, value }) => header(name, value.map(secretOf))));
  if (payload?.kind === "multipart") lines.push(`req.Header.Set("Content-Type", form.FormDataContentType())`);
  lines.push(...headers.map(([name, value]) => header(name, [quoted(value)])));
  const client = request.mayRedirect ? "client" : "http.DefaultClient";
  return [
    ...lines,
    ...(request.mayRedirect ? notFollowing : []),
    `res, _ := ${client}.Do(req)`,
    "defer res.Body.Close()",
  ];
}

/** A client that returns a redirect as it is. */
const notFollowing = [
  "client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {",
  "\treturn http.ErrUseLastResponse",
  "}}",
];

function header(name: string, parts: readonly string[]): string {
  return `req.Header.Set(${quoted(name)}, ${parts.join("+")})`;
}

function secretOf(part: string | SampleSecret): string {
  if (typeof part === "string") return quoted(part);
  const text = environment(part.environment);
  return part.base64 ? `base64.StdEncoding.EncodeToString([]byte(${text}))` : text;
}

function urlOf(request: SampleRequest): string {
  const [...parts] = request.url;
  const last = parts.at(-1);
  if (hasQuery(request))
    parts.splice(-1, 1, ...(typeof last === "string" ? [`${last}?`] : [last ?? "", "?"]));
  const url = parts.map((part) => (typeof part === "string" ? quoted(part) : reference(part, request)));
  const written = writtenCredentials(request).flatMap(({ before, environment: name }) => [
    quoted(before),
    `url.QueryEscape(${environment(name)})`,
  ]);
  return [...url, ...written, ...(hasQuery(request) ? ["query.Encode()"] : [])].join("+");
}

function reference(variable: PathVariable, request: SampleRequest): string {
  const name = nameOf(variable, request);
  return variable.encode ? `url.PathEscape(${name})` : name;
}

function environment(name: string): string {
  return `os.Getenv("${name}")`;
}

const types = {
  object: "map[string]any",
  objects: "[]map[string]any",
  array: "[]any",
  other: "any",
} as const;

function result(request: SampleRequest): string[] {
  const { answer } = request;
  if (answer.kind === "ignored") return [];
  if (answer.kind === "stream") return ["io.Copy(os.Stdout, res.Body)"];
  if (answer.kind === "none") return ["fmt.Println(res.Status)"];
  if (answer.kind === "redirect") return [`fmt.Println(res.Header.Get("Location"))`];
  const lines = ["raw, _ := io.ReadAll(res.Body)"];
  if (answer.kind === "text") return [...lines, "fmt.Println(string(raw))"];
  if (answer.kind === "binary") return [...lines, `os.WriteFile(${quoted(answer.file)}, raw, 0o644)`];
  const name = resultName(request);
  return [
    ...lines,
    `var ${name} ${types[answer.shape]}`,
    `json.Unmarshal(raw, &${name})`,
    `fmt.Println(${name})`,
  ];
}
