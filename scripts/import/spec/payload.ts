import { propertyName } from "../../lib/ecmascript-names.ts";
import { isJsonValue, isObject } from "../../lib/json.ts";
import { essenceOf, isEndless, isTextual } from "../../lib/media-types.ts";
import type { PayloadModel } from "../../model/model.ts";
import { tellUnfilled } from "../schema/defaults.ts";
import { isAnything, sayableText } from "../schema/meta.ts";
import { keywordsOf, referredName, type SchemaPlace } from "../schema/printer.ts";
import { allText, isGroup, linesOf, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import { oneLine } from "../text/prose.ts";
import type { PieceWriter, SpecContext, Travelling } from "./context.ts";
import { formParts } from "./forms.ts";
import { type Piece, zod } from "./modules.ts";
import { toldExample } from "./sample.ts";
import { typeFits } from "./type-fits.ts";

/** Options of a body beside its examples. */
export type BodyOptions = Readonly<Record<string, SpecCode | undefined>>;

/** What a body's text is made with. */
export interface PayloadWriter {
  readonly context: SpecContext;
  readonly writer: PieceWriter;
  /** Puts a long example, or a long schema, into a file of its own; returns its name there. */
  readonly aside: (
    kind: "example" | "schema",
    name: string,
    piece: Piece,
    type?: string,
  ) => { name: string; module: string };
}

/** The text of a body: `json(Thing, { example })`. */
export function payloadCode(
  payload: PayloadModel,
  place: SchemaPlace,
  name: string,
  options: BodyOptions,
  payloads: PayloadWriter,
): SpecCode {
  const { kind, mediaType, schema = true } = payload;
  const { writer } = payloads;
  if (isStreamed(payload) && options["isError"] === undefined)
    return streamCode(payload, place, name, options, payloads);
  switch (kind) {
    case "json":
      return jsonCode(payload, place, name, options, payloads);
    case "form":
    case "multipart": {
      const parts = formParts(payload, place, payloads);
      if (!parts) return withOptions(writer.word("binary"), [literal(mediaType)], options);
      return withOptions(writer.word(kind), [parts.schema], {
        ...options,
        example: parts.example,
        ...(parts.parts ? { parts: parts.parts } : {}),
      });
    }
    case "text":
      return textCode(payload, place, options, payloads);
    case "binary": {
      const isText = isTextual(mediaType) && !isObject(options["when"]);
      if (keywordsOf(schema)["properties"] !== undefined || referredName(keywordsOf(schema)) !== undefined)
        payloads.context.tell(
          "other form",
          place.pointer,
          `schema of ${mediaType}`,
          "it travels as text or bytes",
        );
      return isText && options["isError"] === undefined
        ? withMediaType(writer.word("text"), mediaType, "text/plain", options)
        : withMediaType(writer.word("binary"), mediaType, "application/octet-stream", {
            ...options,
            isError: undefined,
          });
    }
  }
}

/** Lines of JSON, each of which is a value of the schema. */
const ofLines = /[/+](?:x-)?(?:ndjson|jsonl|jsonlines|json-seq)$/;

/** Whether a body has no end, or consists of parts that its schema describes. */
function isStreamed({ mediaType, isStream, schema }: PayloadModel): boolean {
  return (
    isStream === true || isEndless(mediaType) || (!isAnything(schema) && ofLines.test(essenceOf(mediaType)))
  );
}

/** A body that comes as long as the connection lasts, with the schema and an example of what it consists of. */
function streamCode(
  { mediaType, schema, examples }: PayloadModel,
  place: SchemaPlace,
  name: string,
  options: BodyOptions,
  payloads: PayloadWriter,
): SpecCode {
  const { writer, context } = payloads;
  const { isError: _isError, ...said } = options;
  const isAny = schema === undefined || isAnything(schema) || keywordsOf(schema).format === "binary";
  if (isAny && Object.keys(said).length === 0)
    return `${writer.word("stream")}(${JSON.stringify(mediaType)})`;
  const own: PayloadModel = {
    mediaType: "application/json",
    kind: "json",
    schema: isAny ? true : schema,
    examples,
    files: [],
  };
  const made = jsonCode(own, place, name, said, payloads);
  context.tell("other form", place.pointer, `schema of ${mediaType}`, "it describes what the stream has");
  return isGroup(made)
    ? { ...made, open: `${writer.word("stream")}(`, items: [literal(mediaType), ...made.items] }
    : made;
}

function withOptions(callee: string, args: readonly SpecCode[], options: BodyOptions): SpecCode {
  const own = objectText({ ...options, isError: undefined });
  return own.items.length > 0
    ? { open: `${callee}(`, items: [...args, own], close: ")" }
    : { open: `${callee}(`, items: args, close: ")" };
}

function textCode(
  { mediaType, schema = true, examples }: PayloadModel,
  place: SchemaPlace,
  options: BodyOptions,
  payloads: PayloadWriter,
): SpecCode {
  const { writer, context } = payloads;
  if (options["isError"]) return withOptions(writer.word("binary"), [literal(mediaType)], options);
  const { type: _type, description: _words, ...rest } = keywordsOf(schema);
  const said = Object.keys(rest).some(
    (keyword) =>
      !keyword.startsWith("x-") && keyword !== "title" && keyword !== "example" && keyword !== "examples",
  );
  const more = said && referredName(rest) === undefined ? { schema: writer.schema(schema, place) } : {};
  const given = Object.entries(examples).filter(([, { value }]) => value !== undefined);
  const isValid = given.length > 0 ? context.judge(schema) : () => false;
  const valid = given.filter(([, { value }]) => typeof value === "string" && isValid(value));
  if (valid.length < given.length)
    context.tell("left out", place.pointer, "example", "its schema refuses it");
  return withMediaType(writer.word("text"), mediaType, "text/plain", {
    ...more,
    ...options,
    ...(valid.length > 0 ? exampleOptions(valid, (value) => literal(value)) : {}),
  });
}

/** A call whose first argument is a media type, which may be left out where nothing follows it. */
function withMediaType(callee: string, mediaType: string, usual: string, options: BodyOptions): SpecCode {
  const isUsual = mediaType === usual && Object.keys(options).every((key) => options[key] === undefined);
  return withOptions(callee, isUsual ? [] : [literal(mediaType)], options);
}

/** How many lines an example, or a schema, may have where it is used. */
const most = { example: 8, schema: 10 };

function jsonCode(
  payload: PayloadModel,
  place: SchemaPlace,
  name: string,
  options: BodyOptions,
  payloads: PayloadWriter,
): SpecCode {
  const { mediaType, schema = true, examples } = payload;
  const { context, writer, aside } = payloads;
  const { tell, model } = context;
  const travelling = context.travelling(payload);
  const given = Object.entries(examples).filter(([, { value }]) => value !== undefined);
  // To judge takes to compile the schema.
  const isValid = given.length > 0 ? travelling.judge(travelling.schema) : () => false;
  const valid = given.filter(([, { value }]) => isJsonValue(value) && isValid(value) && isHoldable(value));
  if (valid.length < given.length) tell("left out", place.pointer, "example", "its schema refuses it");
  if (Object.keys(examples).length > given.length)
    tell("left out", place.pointer, "example elsewhere", "the contract holds the value itself");
  const written = context.piece((own) => {
    tellUnfilled(schema, place, own.printer);
    return own.schema(schema, place);
  });
  const moved = linesOf(written.code) > most.schema ? aside("schema", name, written) : undefined;
  for (const [used, module] of moved ? [[moved.name, moved.module] as const] : written.uses)
    writer.from(module, used);
  const code = moved?.name ?? written.code;
  const constant = moved ?? constantOf(written);
  const valueText = (value: unknown, suffix: string): SpecCode => {
    const text = literal(value);
    const fits = typeFits(schema, value, model.components.schemas);
    if (linesOf(text) <= most.example) return fits ? text : [text, " as never"];
    const typed = fits && constant !== undefined;
    const uses = new Map(
      typed
        ? [
            ["z", zod],
            [constant.name, constant.module],
          ]
        : [],
    );
    const type = typed ? `z.input<typeof ${constant.name}>` : undefined;
    const shown = aside("example", `${name}${suffix}`, { code: text, uses }, type);
    writer.from(shown.module, shown.name);
    return typed ? shown.name : `${shown.name} as never`;
  };
  const told: BodyOptions = {
    ...(mediaType === "application/json" ? {} : { mediaType: literal(mediaType) }),
    ...options,
    isError: undefined,
  };
  if (valid.length === 0) {
    if (given.length === 0) tell("made", place.pointer, "example", "it is made from the schema");
    return withOptions(writer.word("json"), [code], {
      ...told,
      example: valueText(sample(travelling, place, context), ""),
    });
  }
  const shown = exampleOptions(valid, (value, index) =>
    valueText(value, index === 0 ? "" : String(index + 1)),
  );
  return withOptions(writer.word("json"), [code], { ...told, ...shown });
}

type NamedExample = readonly [name: string, example: PayloadModel["examples"][string]];

/** `example`, or `examples` by name where there are several or something is said of one. */
function exampleOptions(
  examples: readonly NamedExample[],
  valueText: (value: unknown, index: number) => SpecCode,
): BodyOptions {
  const [first, ...others] = examples;
  const isAlone = first?.[0] === "default" && !first[1].summary && first[1].description === undefined;
  if (first && isAlone && others.length === 0) return { example: valueText(first[1].value, 0) };
  const named = examples.map(([key, { summary, description, value }], index) => [
    propertyName(key),
    objectText({
      summary: JSON.stringify(oneLine(sayableText(summary)).replace(/\[#(.+)\]$/, "[$1]")),
      ...(description?.trim() ? { description: JSON.stringify(sayableText(description)) } : {}),
      value: valueText(value, index),
    }),
  ]);
  return { examples: objectText(Object.fromEntries(named)) };
}

/** The constant that a schema is, without anything around it. */
function constantOf({ code, uses }: Piece): { readonly name: string; readonly module: string } | undefined {
  const text = allText(code);
  const module = /^[A-Z]\w*$/.test(text) ? uses.get(text) : undefined;
  return module === undefined ? undefined : { name: text, module };
}

function sample({ schema, ...options }: Travelling, place: SchemaPlace, { tell }: SpecContext): unknown {
  try {
    return toldExample(schema, options);
  } catch {
    tell("left out", place.pointer, "schema", "no value satisfies it");
    return null;
  }
}

/** A key `__proto__` is no key of an object literal. */
function isHoldable(value: unknown): boolean {
  return !JSON.stringify(value).includes('"__proto__"');
}
