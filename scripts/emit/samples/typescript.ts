import { joinedCamelCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { answerName, freeName } from "./free-name.ts";
import { codeOf, type Notation } from "./json-code.ts";
import type { SampleLanguage } from "./language.ts";
import { broken, type Code, type Entry, type Group, print } from "./layout.ts";
import { prettierQuoted, propertyKey, quoted, templateText } from "./literal.ts";
import {
  boundaryFor,
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

/** `fetch`. A path parameter is a variable that the reader declares. */
export const typescript: SampleLanguage = {
  lang: "typescript",
  label: "TypeScript",
  fence: "ts",
  write: (request) =>
    [
      ...preamble(request),
      ...variables(request),
      ...form(request),
      ...search(request),
      call(request),
      ...result(request),
    ].join("\n"),
  unable: ({ body }) => {
    const part =
      body?.kind === "multipart" &&
      body.parts.find(
        (item) =>
          !hasPartHeaders(body.parts) &&
          "value" in item &&
          item.mediaType === undefined &&
          /\r(?!\n)|(?<!\r)\n/.test(item.value),
      );
    return part ? `\`${part.name}\` has a line end that \`FormData\` would change to CR LF` : undefined;
  },
};

const object = { open: "{", close: "}", pad: " ", trailing: "," } as const;

function notationOf({ breaksFrom }: SampleStyle["typescript"]): Notation {
  return {
    object: { ...object, breaksFrom },
    array: { open: "[", close: "]", pad: "", trailing: "," },
    key,
    string: prettierQuoted,
    number: JSON.stringify,
    words: { null: "null", true: "true", false: "false" },
  };
}

function key(name: string): string {
  return `${propertyKey(name)}:`;
}

function preamble({ body }: SampleRequest): string[] {
  const readsFile =
    body?.kind === "binary" || (body?.kind === "multipart" && body.parts.some((part) => "file" in part));
  return readsFile ? [`import { openAsBlob } from "node:fs";`, ""] : [];
}

function variables(request: SampleRequest): string[] {
  return variablesOf(request).flatMap((variable) =>
    variable.value === undefined
      ? []
      : [
          `const ${nameOf(variable, request)} = ${prettierQuoted(variable.encode ? variable.value : encodeSegment(variable.value))};`,
        ],
  );
}

function nameOf({ title }: PathVariable, request: SampleRequest): string {
  return freeName(title, joinedCamelCase, takenIn(request), resultName(request));
}

function resultName(request: SampleRequest): string {
  return answerName(request.result, joinedCamelCase, takenIn(request));
}

/** What a program declares or uses itself. */
function takenIn(request: SampleRequest): ReadonlySet<string> {
  const { body } = request;
  return new Set([
    ...taken,
    ...(body?.kind === "multipart" ? ["form"] : []),
    ...(hasQuery(request) ? ["url"] : []),
  ]);
}

const taken: ReadonlySet<string> = new Set(
  "res data URL fetch process Buffer console break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await async arguments eval undefined".split(
    " ",
  ),
);

function form({ body, style }: SampleRequest): string[] {
  if (body?.kind !== "multipart") return [];
  if (hasPartHeaders(body.parts)) return writtenForm(body.parts);
  return [
    "const form = new FormData();",
    ...body.parts.map((part) => {
      const name = quoted(part.name);
      if (!("file" in part)) {
        const value = prettierQuoted(part.value);
        const typed = part.mediaType && `new Blob([${value}], { type: ${prettierQuoted(part.mediaType)} })`;
        return statement("form.append(", [name, typed ?? value], style);
      }
      const file = quoted(part.file);
      const blob = `await openAsBlob(${file}, { type: ${quoted(part.mediaType)} })`;
      return statement("form.append(", [name, blob, file], style);
    }),
  ];
}

/** A form as it is sent: the parts of a `FormData` have no header fields of their own. */
function writtenForm(parts: readonly SamplePart[]): string[] {
  const boundary = boundaryFor(parts);
  const lines = parts.flatMap((part) => {
    const fileName = "file" in part ? `; filename="${part.file}"` : "";
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${part.name}"${fileName}`,
      ...(part.mediaType === undefined ? [] : [`Content-Type: ${part.mediaType}`]),
      ...Object.entries(part.headers).map(([name, value]) => `${name}: ${value}`),
    ];
    const content = "file" in part ? `await openAsBlob(${quoted(part.file)})` : prettierQuoted(part.value);
    return [...head.map((line) => prettierQuoted(`${line}\r\n`)), `"\\r\\n"`, content, `"\\r\\n"`];
  });
  const all = [...lines, prettierQuoted(`--${boundary}--\r\n`)];
  const type = prettierQuoted(`multipart/form-data; boundary=${boundary}`);
  return [
    "const form = new Blob(",
    ["  [", ...all.map((line) => `    ${line},`), "  ],"].join("\n"),
    `  { type: ${type} },`,
    ");",
  ];
}

/** A call on lines of its own, each argument on one if they do not fit on one together. */
function statement(open: string, values: readonly string[], style: SampleStyle): string {
  const entries = values.map((value) => ({ value }));
  const code: Group = { open, close: ")", pad: "", trailing: ",", entries };
  return `${print(code, style.typescript, { after: ";" })};`;
}

/** The lines that make a URL with a query. */
function search(request: SampleRequest): string[] {
  if (!hasQuery(request)) return [];
  const { style } = request;
  const set = (name: string, value: string, method = "set") =>
    statement(`url.searchParams.${method}(`, [prettierQuoted(name), value], style);
  return [
    statement("const url = new URL(", [addressOf(request)], style),
    ...request.query.flatMap(({ name, values }) =>
      values.map((value) =>
        set(name, prettierQuoted(String(value)), values.length > 1 ? "append" : undefined),
      ),
    ),
    ...queryCredentials(request).map(({ name, environment: variable }) =>
      set(name, `${environment(variable)} ?? ""`),
    ),
    "",
  ];
}

/** Broken as Prettier does it: only the options if the rest fits on a line, otherwise every argument. */
function call(request: SampleRequest): string {
  const style = request.style.typescript;
  const url = hasQuery(request) ? "url" : addressOf(request);
  const options = optionsOf(request);
  const before = request.answer.kind === "ignored" ? "await " : "const res = await ";
  const entries = [url, ...(options.entries.length > 0 ? [options] : [])].map((value) => ({ value }));
  const whole: Group = { open: "fetch(", close: ")", pad: "", trailing: ",", entries };
  const head = `${before}fetch(${url}, {`;
  const hugs = options.entries.length > 0 && head.length <= style.width;
  const code = print(whole, style, { before, after: ";" });
  return code.includes("\n") && hugs
    ? `${before}fetch(${url}, ${broken(options, style)});`
    : `${before}${code};`;
}

function optionsOf(request: SampleRequest): Group {
  const { method, headers, body, style } = request;
  const breaksFrom = style.typescript.breaksOptions ? 1 : undefined;
  const fields: Entry[] = [
    ...headerCredentials(request).map(({ name, value }) => ({
      key: key(name),
      value: `\`${value.map((part) => (typeof part === "string" ? templateText(part) : `\${${secretOf(part)}}`)).join("")}\``,
    })),
    ...headers.map(([name, value]) => ({ key: key(name), value: prettierQuoted(value) })),
  ];
  const entries: Entry[] = [];
  if (method !== "GET") entries.push({ key: "method:", value: quoted(method) });
  if (fields.length > 0) entries.push({ key: "headers:", value: { ...object, breaksFrom, entries: fields } });
  if (request.mayRedirect) entries.push({ key: "redirect:", value: quoted("manual") });
  const payload = bodyOf(body, style.typescript);
  if (payload) entries.push({ key: "body:", value: payload });
  return { ...object, breaksFrom, entries };
}

function bodyOf(body: SampleRequest["body"], style: SampleStyle["typescript"]): Code | undefined {
  if (body?.kind === "multipart") return "form";
  if (body?.kind === "text") return prettierQuoted(body.text);
  if (body?.kind === "binary") return `await openAsBlob(${quoted(body.file)})`;
  return body && hugged("JSON.stringify(", codeOf(body.value, notationOf(style)), ")");
}

/** A call whose only argument is broken inside its own brackets. */
function hugged(open: string, argument: Code, close: string): Code {
  return typeof argument === "string"
    ? open + argument + close
    : { ...argument, open: open + argument.open, close: argument.close + close };
}

function secretOf({ environment: name, base64 }: SampleSecret): string {
  return base64 ? `Buffer.from(${environment(name)} ?? "").toString("base64")` : environment(name);
}

/** The URL without its query. */
function addressOf(request: SampleRequest): string {
  const query = writtenCredentials(request).flatMap(({ before, environment: name }) => [
    before,
    { code: `encodeURIComponent(${environment(name)} ?? "")` },
  ]);
  const parts = [...request.url, ...query];
  if (parts.every((part) => typeof part === "string")) return quoted(parts.join(""));
  return `\`${parts.map((part) => (typeof part === "string" ? templateText(part) : `\${${"code" in part ? part.code : reference(part, request)}}`)).join("")}\``;
}

function reference(variable: PathVariable, request: SampleRequest): string {
  const name = nameOf(variable, request);
  return variable.encode ? `encodeURIComponent(${name})` : name;
}

function environment(name: string): string {
  return `process.env.${name}`;
}

function result(request: SampleRequest): string[] {
  const { answer, style } = request;
  if (answer.kind === "ignored") return [];
  if (answer.kind === "none") return ["console.log(res.status);"];
  if (answer.kind === "redirect") return ['console.log(res.headers.get("Location"));'];
  if (answer.kind === "stream")
    return [
      "const decoder = new TextDecoder();",
      "for await (const part of res.body ?? []) {",
      "  process.stdout.write(decoder.decode(part, { stream: true }));",
      "}",
    ];
  const declared = `const ${resultName(request)} = `;
  if (answer.kind === "text") return [`${declared}await res.text();`];
  if (answer.kind === "binary") return [`${declared}await res.arrayBuffer();`];
  if (answer.cast === undefined) return [`${declared}await res.json();`];
  const before = `${declared}(await res.json()) as `;
  return [`${before}${print(answer.cast, style.typescript, { before, after: ";" })};`];
}
