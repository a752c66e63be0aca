import { typescriptBanner } from "../../lib/banner.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { madeOnce } from "../../lib/made-once.ts";
import { essenceOf } from "../../lib/media-types.ts";
import type { StatusKey } from "../../lib/status.ts";
import { capitalized } from "../../lib/words.ts";
import { deprecationDates } from "../../model/deprecation.ts";
import { limitSentences } from "../../model/limits.ts";
import type { OperationModel } from "../../model/model.ts";
import { previewSentence } from "../../model/preview.ts";
import { serverUrl } from "../../model/server-url.ts";
import { jsDoc } from "../typescript/comment.ts";
import { isOfModule, namesOnly, uncheckedName } from "../typescript/identifiers.ts";
import { allOf, checkCall, checkLiteral } from "./check-text.ts";
import type { Checks } from "./checks.ts";
import { acceptedText, type ClientOperation, exported, returnedType, signature } from "./client-operation.ts";
import { headerReaders } from "./header-text.ts";
import type { BodyChoice, InputField } from "./input.ts";
import { canRedirect, isRange } from "./result-types.ts";
import { byStatus, routeText } from "./route-text.ts";
import {
  headersModule,
  hiddenRedirect,
  keywordsModule,
  limitModule,
  mediaModule,
  ownServerModule,
  partsModule,
  redirectModule,
  refusalModule,
  refusalsModule,
  statusesModule,
  streamModule,
  styleFolder,
} from "./runtime-files.ts";
import { styleModules } from "./style-text.ts";

/** The module of an operation: its input, its results, a function that checks both, and one that does not. */
export function operationText(
  made: ClientOperation,
  checks: Checks,
  components: ReadonlyMap<string, string> = new Map(),
): string {
  const { operation, inputType } = made;
  const names = new Map([...components].filter(([, type]) => !isOfModule(type)));
  const words = wordsOf(operation);
  const client = atServer(operation, clientText(made));
  const body = [
    named(inputText(made), names),
    named(resultText(made), names),
    `const route: Route<${inputType}> = ${routeText(made)};\n`,
    `const judge = ${judgeText(made, checks)};\n`,
    ...fieldsText(made),
    `${jsDoc(words)}${signature(made)}\n  return ${calling(made, client, `${optionsText(operation)}, ${judged(made)}`)};\n}\n${exported(made)}`,
    `${jsDoc(words)}${signature(made, uncheckedName(made.name))}\n  return ${calling(made, client, optionsText(operation))};\n}\n`,
  ].join("\n");
  return `${typescriptBanner}\n${importsOf(body, [...names.values()])}\n${body}`;
}

/** The judge of a call; if there are several media types, each has a check of its own. */
function judged(made: ClientOperation): string {
  if (!hasTypes(made)) return "judge";
  const accepted = acceptedText(made);
  return `media.byType(judge${accepted ? `, ${accepted}` : ""})`;
}

/** The readers of the errors' header fields by status; empty if no error has any. */
function fieldsText({ results }: ClientOperation): string[] {
  if (!results.some(({ headers }) => headers)) return [];
  const hasRange = results.some(({ status, headers }) => headers && isRange(status));
  // A status without any must not get those of its range.
  const named = onePerStatus(results.filter(({ ok, headers }) => headers || (hasRange && !ok)));
  const entries = named.map(({ status, headers = [] }) => [status, headerReaders(headers)] as const);
  const literal = (some: readonly (readonly [StatusKey, string])[]) =>
    `{ ${some.map(([status, readers]) => `${propertyName(String(status))}: ${readers}${hasRange ? " as headers.FieldReaders" : ""}`).join(", ")} }`;
  return [`const fields: headers.ReadersByStatus = ${byStatus(entries, literal)};\n`];
}

function onePerStatus(results: ClientOperation["results"]): ClientOperation["results"] {
  return [...new Map(results.map((one) => [one.status, one])).values()];
}

/** The call of the runtime; of an operation that may be redirected, by a client that reports a hidden redirect. */
function calling(made: ClientOperation, client: string, rest: string): string {
  const { operation, results } = made;
  const streams = streamTypes(operation);
  const caller = canRedirect(results) ? `redirects.telling(${client})` : client;
  const called = `call(${streams.length > 0 ? "client" : caller}, route, input, ${rest})`;
  const answered = hasTypes({ results }) ? `media.typed(${called})` : called;
  const typed = results.some(isRefusalOfType) ? `refusals.tellingType(${answered})` : answered;
  const told = results.some(({ headers }) => headers) ? `headers.withFields(${typed}, fields)` : typed;
  if (streams.length === 0) return told;
  return `streams.unread(${caller}, ${JSON.stringify(streams)}, (client): Promise<${returnedType(made)}> => ${told})`;
}

/**
 * The media types of the answers that are passed on unread: without parameters, unless only these tell them from another
 * answer, as `application/json;stream=watch` from `application/json`.
 */
function streamTypes({ responses }: OperationModel): string[] {
  const contents = responses.flatMap(({ content }) => content);
  const read = new Set(contents.flatMap(({ isStream, mediaType }) => (isStream ? [] : essenceOf(mediaType))));
  const streams = contents.filter(({ isStream }) => isStream);
  return [
    ...new Set(
      streams.map(({ mediaType }) => (read.has(essenceOf(mediaType)) ? mediaType : essenceOf(mediaType))),
    ),
  ];
}

/** Whether the answers of a status have several media types. */
function hasTypes({ results }: Pick<ClientOperation, "results">): boolean {
  return results.some(({ ok, mediaType }) => ok && mediaType !== undefined);
}

/** Whether it is one of several media types that the errors of its status have. */
function isRefusalOfType({ ok, mediaType }: ClientOperation["results"][number]): boolean {
  return !ok && mediaType !== undefined;
}

/** Replaces references to components in a type by their names. */
function named(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /components\["schemas"\]\["((?:[^"\\]|\\.)*)"\]/g,
    (path, name: string) => names.get(name) ?? path,
  );
}

/** A pattern for the use of a name. Cached, because every file is searched for the same names. */
const useOf = madeOnce((name: string) => new RegExp(`(?<![."\\w])${name}\\b`));

/** The imports that a text needs, found by the names in it. */
function importsOf(code: string, components: readonly string[]): string {
  const text = namesOnly(code);
  const uses = (name: string) => useOf(name).test(text);
  // There are as many components as operations: to search the text for each takes more than all else of it.
  const words = new Set(text.match(/\w+/g));
  const typesOf = (names: readonly string[], from: string) => {
    const used = names.filter((name) => (words.has(name) || /\W/.test(name)) && uses(name));
    return used.length > 0 ? [`import type { ${used.join(", ")} } from "${from}";`] : [];
  };
  return [
    ...(uses("checks\\.") ? ['import * as checks from "../checks.js";'] : []),
    'import type { Client } from "../client.js";',
    'import { call, type Route } from "../runtime/call.js";',
    ...(uses("check\\.") ? ['import * as check from "../runtime/check.js";'] : []),
    'import type { CallOptions } from "../runtime/client.js";',
    ...(uses("decode\\.") ? ['import * as decode from "../runtime/decode.js";'] : []),
    ...typesOf(["Bytes"], "../runtime/encode.js"),
    ...(uses("encode\\.") ? ['import * as encode from "../runtime/encode.js";'] : []),
    ...(uses("headers\\.") ? [`import * as headers from "../runtime/${headersModule}.js";`] : []),
    ...(uses("keywords\\.") ? [`import * as keywords from "../runtime/${keywordsModule}.js";`] : []),
    ...(uses("limit\\.") ? [`import * as limit from "../runtime/${limitModule}.js";`] : []),
    ...(uses("media\\.") ? [`import * as media from "../runtime/${mediaModule}.js";`] : []),
    ...(uses("ownServer\\.") ? [`import * as ownServer from "../runtime/${ownServerModule}.js";`] : []),
    ...(uses("parts\\.") ? [`import * as parts from "../runtime/${partsModule}.js";`] : []),
    ...(uses("redirects\\.") ? [`import * as redirects from "../runtime/${redirectModule}.js";`] : []),
    ...(uses("refusal\\.") ? [`import * as refusal from "../runtime/${refusalModule}.js";`] : []),
    ...(uses("refusals\\.") ? [`import * as refusals from "../runtime/${refusalsModule}.js";`] : []),
    ...typesOf(
      ["Accepted", "Answer", "Coded", "Failure", hiddenRedirect, "OfType", "Refusal", "WithHeaders"],
      "../runtime/result.js",
    ),
    ...(uses("statuses\\.") ? [`import * as statuses from "../runtime/${statusesModule}.js";`] : []),
    ...(uses("streams\\.") ? [`import * as streams from "../runtime/${streamModule}.js";`] : []),
    ...Object.entries(styleModules).flatMap(([name, module]) =>
      new RegExp(`(?<![."\\w])${name}[()]`).test(text)
        ? [`import { ${name} } from "../runtime/${styleFolder}${module}.js";`]
        : [],
    ),
    ...typesOf([...components, "components", "operations"].sort(), "../types.js"),
    "",
  ].join("\n");
}

/** The client of a call: at the operation's own server, if it has one. */
function atServer({ servers: [own] = [] }: OperationModel, client: string): string {
  return own ? `ownServer.at(${client}, ${JSON.stringify(serverUrl(own))})` : client;
}

/** The options of a call: the operation's own limits, unless the caller says otherwise. */
function optionsText({ limits, requestBody }: OperationModel): string {
  const { bodyLimit: _, ...said } = limits ?? {};
  // A streamed body has no time limit: it ends when its source ends.
  const endless = requestBody?.content.some(({ isStream }) => isStream)
    ? { timeout: Number.POSITIVE_INFINITY, deadline: Number.POSITIVE_INFINITY }
    : {};
  const own = { ...endless, ...said };
  const fields = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  return fields.length > 0 ? `{ ${[...fields, "...options"].join(", ")} }` : "options";
}

/** The client that sends an operation's requests: one that leaves already written texts unchanged. */
function clientText({ input }: ClientOperation): string {
  const names = (place: InputField["place"]) =>
    input.fields
      .filter((field) => field.form && field.place === place)
      .map(({ name }) => JSON.stringify(name))
      .join(", ");
  const [inPath, inQuery] = [names("path"), names("query")];
  return inPath || inQuery ? `styled(client, [${inPath}], [${inQuery}])` : "client";
}

/** The declaration of an operation's input. */
export function inputText({ input, inputType }: ClientOperation): string {
  if (input.choices) return choiceText(input.fields, input.choices, inputType);
  if (input.fields.length === 0) return `export type ${inputType} = Readonly<Record<string, never>>;\n`;
  return `export interface ${inputType} {\n${input.fields.map(fieldText).join("")}}\n`;
}

/** An input with a body of one of several media types. */
function choiceText(
  fields: readonly InputField[],
  choices: readonly BodyChoice[],
  inputType: string,
): string {
  const told = fields.find(({ place }) => place === "contentType");
  const body = fields.find(({ place }) => place === "body");
  const members = choices.map(({ mediaType, type }, index) => {
    const named = told
      ? fieldText({
          ...told,
          words: index === 0 ? told.words : undefined,
          required: index > 0,
          type: JSON.stringify(mediaType),
        })
      : "";
    return `  | {\n${named}${body ? fieldText({ ...body, type }) : ""}}\n`;
  });
  const others = fields.filter((field) => field !== told && field !== body).map(fieldText);
  const shared = others.length > 0 ? `{\n${others.join("")}} & ` : "";
  return `export type ${inputType} = ${shared}(\n${members.join("")});\n`;
}

function fieldText({ name, required, schema, words, type }: InputField): string {
  const value = required ? `: ${type}` : `?: ${type} | undefined`;
  const fallback = "default" in schema ? `Default: \`${JSON.stringify(schema["default"])}\`.` : undefined;
  const deprecated = schema["deprecated"] ? ({ tag: "deprecated" } as const) : undefined;
  return `${jsDoc([words, fallback, deprecated], "  ")}  readonly ${propertyName(name)}${value};\n`;
}

/** The declaration of an operation's results. */
export function resultText({ results, resultType }: ClientOperation): string {
  const members = results.map(({ words, type }) => `${jsDoc([words], "  ")}  | ${type}\n`);
  const words = jsDoc(["A redirect whose status and `Location` the platform hides, as browsers do."], "  ");
  const hidden = canRedirect(results) ? `${words}  | ${hiddenRedirect}\n` : "";
  return `export type ${resultType} =\n${members.join("")}${hidden}  | Failure;\n`;
}

function judgeText({ operation, input, results }: ClientOperation, checks: Checks): string {
  const base = `operations/${operation.operationId}`;
  const isApart = input.flat || input.choices !== undefined;
  const named = input.fields.filter(({ place }) => place !== "contentType" && !(isApart && place === "body"));
  const fields = (required: boolean) =>
    named
      .filter((field) => field.required === required)
      .map(({ name, schema }) => [name, checks.use(schema, `${base}/${name}`)] as const);
  const args = [fields(true), fields(false)].filter((list, index) => index === 0 || list.length > 0);
  const parts = [
    ...(named.length > 0 ? [checkCall("object", ...args.map(checkLiteral))] : []),
    ...(input.flat && input.body ? [checks.use(input.body, `${base}/body`)] : []),
    ...(input.choices ? [choiceCheck(input, input.choices, checks, base)] : []),
  ];
  const hasRange = results.some(({ status }) => isRange(status));
  const answers = results.flatMap((result) => {
    const { ok, status, mediaType, kind, schema, reader } = result;
    if (isRefusalOfType(result)) {
      const all = results.filter((one) => one.status === status && isRefusalOfType(one));
      if (all[0] !== result) return [];
      const each = all.map((one): [string, string] => [
        one.mediaType ?? "",
        one.schema && one.kind === "json"
          ? checks.use(one.schema, `${base}/responses/${status}`)
          : "check.anything",
      ]);
      return [[String(status), `/* @__PURE__ */ refusals.checkedBy(${checkLiteral(each)})`] as const];
    }
    if ((ok || reader) && (kind === "json" || kind === "text") && schema)
      return [
        [
          mediaType ? `${status} ${mediaType}` : String(status),
          checks.use(schema, `${base}/responses/${status}`),
        ] as const,
      ];
    // A status without a check of its own must not get that of its range.
    return hasRange ? [[String(status), "check.anything"] as const] : [];
  });
  const error = results.find(({ ok, reader }) => !ok && !reader)?.schema;
  return checkCall(
    "judge",
    byStatus(
      [
        ...(parts.length > 0 ? [["input", allOf(parts)] as const] : []),
        ...answers,
        ...(error ? [["error", checks.use(error, `${base}/errors`)] as const] : []),
      ],
      checkLiteral,
    ),
  );
}

/** The check of a body by its media type. */
function choiceCheck(
  { fields }: ClientOperation["input"],
  choices: readonly BodyChoice[],
  checks: Checks,
  base: string,
): string {
  const isRequired = fields.some(({ place, required }) => place === "body" && required);
  const first = JSON.stringify(choices[0]?.mediaType ?? "");
  const each = choices.map(({ mediaType, schema }): [string, string] => {
    const body = checkLiteral([["body", schema ? checks.use(schema, `${base}/body`) : "check.anything"]]);
    return [mediaType, checkCall("object", ...(isRequired ? [body] : ["{}", body]))];
  });
  return `/* @__PURE__ */ media.byContentType(${first}, ${checkLiteral(each)})`;
}

/** The contract's words about an operation, for the person who writes a call. */
function wordsOf(operation: OperationModel): Parameters<typeof jsDoc>[0] {
  const { description, page, method, path, deprecated, visibility, externalDocs } = operation;
  const successor = deprecated?.successor ? ` Use {@link ${deprecated.successor}}.` : "";
  const dates = deprecated && deprecationDates(deprecated);
  return [
    description,
    visibility === "preview" ? previewSentence : undefined,
    page.lead,
    ...page.callouts.map(({ title, text }) => (title ? `**${title}.** ${text}` : text)),
    page.notes,
    ...limitSentences(operation.limits),
    `\`${method} ${path}\``,
    externalDocs && [externalDocs.description, externalDocs.url].filter(Boolean).join(": "),
    deprecated && { tag: "deprecated", text: `${dates ? `${capitalized(dates)}.` : ""}${successor}`.trim() },
  ];
}
