import { joinedCamelCase } from "../../lib/words.ts";
import { encodeSegment } from "../../model/wire.ts";
import { freeName } from "./free-name.ts";
import { codeOf, type Notation } from "./json-code.ts";
import type { SampleLanguage } from "./language.ts";
import { broken, type Code, type Entry, type Group, print, type Style } from "./layout.ts";
import { propertyKey, quoted, templateText } from "./literal.ts";
import {
  headerCredentials,
  type PathVariable,
  queryCredentials,
  type SampleRequest,
  type SampleSecret,
  variablesOf,
} from "./sample-request.ts";

/** `fetch`. A path parameter is a variable that the reader declares. */
export const typescript: SampleLanguage = {
  lang: "typescript",
  label: "TypeScript",
  fence: "ts",
  write: (request) =>
    [...preamble(request), ...variables(request), ...form(request), call(request), ...result(request)].join(
      "\n",
    ),
  unable: ({ body }) => {
    const part =
      body?.kind === "multipart" &&
      body.parts.find((item) => "value" in item && /\r(?!\n)|(?<!\r)\n/.test(item.value));
    return part ? `\`${part.name}\` has a line end that \`FormData\` would change to CR LF` : undefined;
  },
};

const style: Style = { width: 80, unit: "  " };
const object = { open: "{", close: "}", pad: " ", trailing: "," } as const;

const notation: Notation = {
  object,
  array: { open: "[", close: "]", pad: "", trailing: "," },
  key: (name) => `${propertyKey(name)}:`,
  string: quoted,
  number: JSON.stringify,
  words: { null: "null", true: "true", false: "false" },
};

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
          `const ${nameOf(variable)} = ${quoted(variable.encode ? variable.value : encodeSegment(variable.value))};`,
        ],
  );
}

function nameOf({ title }: PathVariable): string {
  return freeName(title, joinedCamelCase, taken);
}

const taken: ReadonlySet<string> = new Set(
  "res data form fetch process Buffer console break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await async arguments eval undefined".split(
    " ",
  ),
);

function form({ body }: SampleRequest): string[] {
  if (body?.kind !== "multipart") return [];
  return [
    "const form = new FormData();",
    ...body.parts.map((part) =>
      "file" in part
        ? `form.append(${quoted(part.name)}, await openAsBlob(${quoted(part.file)}, { type: ${quoted(part.mediaType)} }), ${quoted(part.file)});`
        : `form.append(${quoted(part.name)}, ${quoted(part.value)});`,
    ),
  ];
}

/** Broken as Prettier does it: only the options if the rest fits on a line, otherwise every argument. */
function call(request: SampleRequest): string {
  const url = urlOf(request);
  const options = optionsOf(request);
  const before = "const res = await ";
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
  const { method, headers, body } = request;
  const fields: Entry[] = [
    ...headerCredentials(request).map(({ name, value }) => ({
      key: notation.key(name),
      value: `\`${value.map((part) => (typeof part === "string" ? templateText(part) : `\${${secretOf(part)}}`)).join("")}\``,
    })),
    ...headers.map(([name, value]) => ({ key: notation.key(name), value: quoted(value) })),
  ];
  const entries: Entry[] = [];
  if (method !== "GET") entries.push({ key: "method:", value: quoted(method) });
  if (fields.length > 0) entries.push({ key: "headers:", value: { ...object, entries: fields } });
  const payload = bodyOf(body);
  if (payload) entries.push({ key: "body:", value: payload });
  return { ...object, entries };
}

function bodyOf(body: SampleRequest["body"]): Code | undefined {
  if (body?.kind === "multipart") return "form";
  if (body?.kind === "text") return quoted(body.text);
  if (body?.kind === "binary") return `await openAsBlob(${quoted(body.file)})`;
  return body && hugged("JSON.stringify(", codeOf(body.value, notation), ")");
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

function urlOf(request: SampleRequest): string {
  const query = queryCredentials(request).flatMap(({ before, environment: name }) => [
    before,
    { code: `encodeURIComponent(${environment(name)} ?? "")` },
  ]);
  const parts = [...request.url, ...query];
  if (parts.every((part) => typeof part === "string")) return quoted(parts.join(""));
  return `\`${parts.map((part) => (typeof part === "string" ? templateText(part) : `\${${"code" in part ? part.code : reference(part)}}`)).join("")}\``;
}

function reference(variable: PathVariable): string {
  return variable.encode ? `encodeURIComponent(${nameOf(variable)})` : nameOf(variable);
}

function environment(name: string): string {
  return `process.env.${name}`;
}

function result({ answer }: SampleRequest): string[] {
  if (answer.kind === "json") return ["const data = await res.json();"];
  if (answer.kind === "text") return ["const data = await res.text();"];
  return [answer.kind === "binary" ? "const data = await res.arrayBuffer();" : "console.log(res.status);"];
}
