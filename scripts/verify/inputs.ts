import type { z } from "zod";
import { sampleFile } from "../contract/schemas/files.ts";
import type { JsonSchema } from "../lib/json-schema.ts";
import { capitalized } from "../lib/words.ts";
import { isStatedJson, statedParts } from "../model/form.ts";
import type { ParameterModel, PayloadModel } from "../model/model.ts";
import { branchesOf } from "../model/schema-fields.ts";
import type { RejectedInputModel } from "../model/vocabulary.ts";
import { listDelimiter, unsendableReason } from "../model/wire.ts";
import { referred } from "../prove/document/referred.ts";
import { isBeyondSteps, stepsOf } from "../prove/document/steps.ts";
import { type Case, type CaseCoverage, casesOf, judgeOf } from "../schema-cases/index.ts";
import { isFilePart } from "./http/files.ts";
import { isIdempotencyKey } from "./idempotency-key.ts";
import { type ParameterPart, type RequestInput, sentParameters } from "./request-input.ts";
import { bodyOf, bodySchema, type Subject } from "./subject.ts";
import { contains } from "./values.ts";
import { readFormField, readJsonPart } from "./wire/form.ts";
import { carriedTexts, readParameter } from "./wire/parameter.ts";

/** An input with one part probed, and what the schemas say of it. */
export interface ProbedInput {
  /** `body`, `params/id`. */
  readonly place: string;
  /** The probed part, as the contract reads what is sent. */
  readonly probed: RejectedInputModel;
  /** The part as it is sent. */
  readonly sent: Partial<RequestInput>;
  readonly valid: boolean;
  /** The keyword that it breaks, and where in the part. */
  readonly rule: string;
  readonly pointer: string;
  readonly label: string;
  /** Whether it holds fields that no schema declares. */
  readonly unknown: boolean;
}

/** The number of random values, in addition to those at the edges. */
const random = 12;

/** Called, at the end of a place, with what the engine's values for it cover. */
export type OnDrawn = (place: string, coverage: CaseCoverage) => void;

/** The cases of every parameter that a request can carry, and of the body. */
export function* probedInputs(subject: Subject, seed: number, onDrawn: OnDrawn): Generator<ProbedInput> {
  // A server repeats its earlier answer to a key that it knows.
  for (const [parameter, part] of sentParameters(subject.operation))
    if (!isIdempotencyKey(parameter)) yield* parameterInputs(subject, parameter, part, seed, onDrawn);
  const body = bodyOf(subject.operation);
  if (body?.kind === "json") yield* jsonInputs(subject, body, seed, onDrawn);
  if (body?.kind === "text") yield* textInputs(subject, body, seed, onDrawn);
  if (body?.kind === "multipart" || body?.kind === "form") yield* formInputs(subject, body, seed, onDrawn);
}

function* parameterInputs(
  { api, zod }: Subject,
  parameter: ParameterModel,
  part: ParameterPart,
  seed: number,
  onDrawn: OnDrawn,
): Generator<ProbedInput> {
  const { name } = parameter;
  const place = `${part}/${name}`;
  const schema = zod.of(parameter);
  if (!schema) return;
  const delimiter = listDelimiter(parameter);
  const isList = branchesOf(parameter.schema, api).some(({ type }) => [type].flat().includes("array"));
  const seen = new Set<string>();
  const readTexts = (value: unknown) => {
    const texts = isReadWhole(parameter, api) ? undefined : carriedTexts(parameter, value);
    if (!texts) return undefined;
    if (delimiter !== undefined && isList) {
      // The empty text is the empty list, if the schema takes that; a server may or may not trim the space around an item.
      if (texts.join() === "" && schema.safeParse([]).success) return undefined;
      if ([value].flat().some((item) => String(item) !== String(item).trim())) return undefined;
    }
    return { carried: texts, ...readParameter(schema, parameter.schema, { texts, delimiter, root: api }) };
  };
  let list: readonly unknown[] | undefined;
  const input = ({
    value,
    rule = "",
    pointer = "",
    label,
  }: Pick<Case, "value" | "rule" | "pointer" | "label">) => {
    const read = readWhole(parameter, schema, value, api) ?? readTexts(value);
    const key = JSON.stringify(read?.carried);
    if (!read || seen.has(key)) return undefined;
    seen.add(key);
    if (read.valid && Array.isArray(value) && value.length > 0) list ??= value;
    return {
      place,
      probed: { [part]: { [name]: read.value } },
      sent: { [part]: { [name]: value } },
      valid: read.valid,
      rule,
      pointer,
      label,
      unknown: false,
    };
  };
  for (const one of casesOf(parameter.schema, {
    root: api,
    seed,
    random,
    onEnd: (coverage) => onDrawn(place, coverage),
  })) {
    const made = input(one);
    if (made) yield made;
  }
  if (delimiter === undefined || !list) return;
  for (const [label, value] of withEmptyItems(list)) {
    const made = input({ value, rule: "items", pointer: "", label });
    if (made && !made.valid) yield made;
  }
}

/** A list with an empty item: what a delimiter without text around it means. */
function withEmptyItems(list: readonly unknown[]): [label: string, value: unknown[]][] {
  const [first] = list;
  return [
    ["a delimiter at the end of the list", [...list, ""]],
    ["a delimiter before the list", ["", ...list]],
    ["two delimiters", [first, "", first]],
  ];
}

/** An object, or a value as JSON: a valid value arrives as it is sent; for an invalid object there may be no text. */
function readWhole(parameter: ParameterModel, schema: z.ZodType, value: unknown, root: object) {
  if (!isReadWhole(parameter, root) || unsendableReason(parameter, value) !== undefined) return undefined;
  const valid = schema.safeParse(value).success;
  return valid || parameter.mediaType !== undefined ? { carried: value, valid, value } : undefined;
}

function isReadWhole(parameter: ParameterModel, root: object): boolean {
  const isObject = branchesOf(parameter.schema, root).some(({ type }) => [type].flat().includes("object"));
  return parameter.mediaType !== undefined || isObject;
}

function bodyCases({ api }: Subject, schema: JsonSchema, seed: number, onDrawn: OnDrawn): Iterable<Case> {
  return casesOf(schema, { root: api, seed, random, onEnd: (coverage) => onDrawn("body", coverage) });
}

function* jsonInputs(
  subject: Subject,
  body: PayloadModel,
  seed: number,
  onDrawn: OnDrawn,
): Generator<ProbedInput> {
  const schema = bodySchema(subject);
  if (!schema || body.schema === undefined) return;
  for (const [name, value] of otherCases(subject.sample.body))
    if (!schema.safeParse(value).success)
      yield {
        place: "body",
        probed: { body: value },
        sent: { body: value },
        valid: false,
        rule: "required",
        pointer: "",
        label: `\`${name}\` in another case`,
        unknown: false,
      };
  const steps = stepsOf(body.schema, referred(body.schema, subject.api));
  const judge = judgeOf(subject.api)(body.schema);
  for (const { value, rule = "", pointer = "", label } of bodyCases(subject, body.schema, seed, onDrawn)) {
    const read = schema.safeParse(value);
    // Zod takes such a large number for a multiple; the document and a server need not.
    if (isBeyondSteps(value, steps) && judge(value) !== read.success) continue;
    const input = { place: "body", rule, pointer, valid: read.success };
    const unknown = read.success && !contains(read.data, value);
    yield { ...input, probed: { body: value }, sent: { body: value }, label, unknown };
    if (!read.success) continue;
    for (const [words, other] of shorter(value))
      if (schema.safeParse(other).success)
        yield { ...input, probed: { body: other }, sent: { body: other }, label: words, unknown };
  }
}

/** A body with one of its names in another case: to JSON, it is another name. */
function otherCases(body: unknown): [name: string, body: unknown][] {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  return Object.entries(body).map(([name, value]) => {
    const { [name]: _left, ...rest } = body as Readonly<Record<string, unknown>>;
    return [name, { ...rest, [capitalized(name)]: value }];
  });
}

/** The body with texts of the lengths from which databases cut or refuse them; some count bytes. */
function shorter(value: unknown): [label: string, value: unknown][] {
  const long = "a".repeat(10_000);
  const text = JSON.stringify(value);
  if (!text.includes(long)) return [];
  const texts = [
    ["100 characters", "a".repeat(100)],
    ["255 characters", "a".repeat(255)],
    ["255 characters of two bytes", "é".repeat(255)],
    ["line breaks within", "a\tb\r\nc"],
    ["percent signs", "100% %s"],
    ["a text that looks encoded for URLs", "a%20b+c"],
    ["a text that looks encoded for HTML", "a &amp; &lt;b&gt;"],
    ["a text that looks encoded for JSON", String.raw`a\u0041\n\"`],
  ] as const;
  return texts.map(([label, other]) => [
    label,
    JSON.parse(text.replace(long, JSON.stringify(other).slice(1, -1))),
  ]);
}

/** The texts among the values: a body of plain text can carry nothing else. */
function* textInputs(
  subject: Subject,
  body: PayloadModel,
  seed: number,
  onDrawn: OnDrawn,
): Generator<ProbedInput> {
  const schema = bodySchema(subject);
  if (!schema || body.schema === undefined) return;
  for (const { value, rule = "", pointer = "", label } of bodyCases(subject, body.schema, seed, onDrawn)) {
    if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) continue;
    const valid = schema.safeParse(value).success;
    const sent = { body: value };
    yield { place: "body", probed: sent, sent, valid, rule, pointer, label, unknown: false };
  }
}

function* formInputs(
  subject: Subject,
  body: PayloadModel,
  seed: number,
  onDrawn: OnDrawn,
): Generator<ProbedInput> {
  const schema = bodySchema(subject);
  if (!schema || body.schema === undefined) return;
  const files = new Map(body.files.map((file) => [file.name, file]));
  const told = statedParts(body);
  for (const { value, rule = "", pointer = "", label } of bodyCases(subject, body.schema, seed, onDrawn)) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    // A text in place of a file is bytes, too: no schema distinguishes them.
    if (Object.entries(value).some(([name, field]) => files.has(name) && isText(field))) continue;
    const fields = Object.entries(value).map(([name, field]): [string, unknown] => {
      const file = files.get(name);
      return [
        name,
        file && typeof field === "string" ? { ...file, bytes: sampleFile(file.mediaType) } : field,
      ];
    });
    // JSON arrives as it is; a list is a part for each item.
    const isWhole = ([name, field]: readonly [string, unknown]) =>
      !Array.isArray(field) && !isFilePart(field) && isStatedJson(told[name], field);
    if (!fields.every((one) => isWhole(one) || isFormValue(one[1]))) continue;
    const read = Object.fromEntries(
      fields.map(([name, field]) => [
        name,
        isWhole([name, field])
          ? readJsonPart(schema, name, field)
          : // One file of a list is a list of one.
            files.get(name)?.isList && isFilePart(field)
            ? [carriedPart(field)]
            : readFormField(body, schema, { name, carried: [carriedPart(field)], root: subject.api }),
      ]),
    );
    const judged = schema.safeParse(read);
    yield {
      place: "body",
      probed: { body: read },
      sent: { body: Object.fromEntries(fields) },
      valid: judged.success,
      rule,
      pointer,
      label,
      unknown:
        judged.success && Object.keys(read).some((name) => !Object.hasOwn(judged.data as object, name)),
    };
  }
}

/** Whether a field of a form travels as a text that is not the name of a file. */
function isText(value: unknown): boolean {
  return typeof value === "number" || typeof value === "boolean";
}

function isFormValue(value: unknown): boolean {
  if (isFilePart(value)) return true;
  return (
    (typeof value === "string" && !/\p{Surrogate}/u.test(value)) ||
    typeof value === "number" ||
    typeof value === "boolean"
  );
}

/** A part of a form as a server receives it. */
function carriedPart(value: unknown): string | Blob {
  return isFilePart(value) ? new Blob([value.bytes as BlobPart]) : String(value);
}
