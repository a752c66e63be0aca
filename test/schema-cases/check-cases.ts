import { isDeepStrictEqual } from "node:util";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { valueAt } from "../../scripts/lib/json-pointer.ts";
import { type JsonSchema, resolveRef } from "../../scripts/lib/json-schema.ts";
import { type CaseOptions, casesOf } from "../../scripts/schema-cases/index.ts";

export interface Tally {
  readonly valid: number;
  readonly invalid: number;
  /** Values at the edges that were made in vain. */
  readonly dropped: number;
  /** What is wrong with the cases; empty where all is well. */
  readonly defects: readonly string[];
}

/** An Ajv of its own, which shares nothing with the one that the engine asks. */
export function freshValidator(root: object, pointer: string): ValidateFunction {
  const ajv = fresh.get(root) ?? freshAjv(root);
  fresh.set(root, ajv);
  return ajv.compile({ $ref: `document#${pointer}` });
}

const fresh = new WeakMap<object, Ajv2020>();

function freshAjv(root: object): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    ownProperties: true,
  });
  formats.default(ajv);
  // Ajv's own passes over items whose type is not that of `items`, also those that `prefixItems` allows.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({ keyword: "uniqueItems", type: "array", schemaType: "boolean", validate: areUnique });
  // Nor does its own see that 0.07 is seven times 0.01, and 1e-7 no multiple of 2.
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({ keyword: "multipleOf", type: "number", schemaType: "number", validate: isMultiple });
  ajv.addSchema(root, "document");
  return ajv;
}

/** By the decimals that JSON is written in, to the last digit; by what a double holds beyond those. */
function isMultiple(step: number, value: number): boolean {
  if (Number.isInteger(step) && Number.isInteger(value)) return BigInt(value) % BigInt(step) === 0n;
  const [one, other] = [decimalOf(step), decimalOf(value)];
  const exponent = Math.min(one.exponent, other.exponent);
  const scaled = ({ digits, exponent: own }: typeof one) => digits * 10n ** BigInt(own - exponent);
  return scaled(other) % scaled(one) === 0n;
}

function decimalOf(value: number): { digits: bigint; exponent: number } {
  const [mantissa = "", power = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

function areUnique(unique: boolean, items: readonly unknown[]): boolean {
  return (
    !unique || items.every((one, index) => !items.slice(0, index).some((it) => isDeepStrictEqual(it, one)))
  );
}

/** Draws the cases of the schema at a pointer of a document and checks each of them. */
export function checkCases(root: object, pointer: string, options: CaseOptions = {}): Tally {
  const schema = valueAt(root, pointer) as JsonSchema;
  const validate = freshValidator(root, pointer);
  const defects: string[] = [];
  let [valid, invalid, dropped] = [0, 0, 0];
  for (const one of casesOf(schema, {
    ...options,
    root,
    onDrop: ({ label }) => (dropped += label.startsWith("random") ? 0 : 1),
  })) {
    const wrong = (what: string) =>
      defects.push(`${what}: ${JSON.stringify({ ...one, value: JSON.stringify(one.value).slice(0, 300) })}`);
    if (one.valid) valid++;
    else invalid++;
    if (!survivesJson(one.value)) wrong("JSON changes the value");
    const verdict = verdictOf(validate, one.value);
    if (verdict === undefined) continue;
    if (verdict !== one.valid) {
      wrong("Ajv judges otherwise");
      continue;
    }
    if (one.valid) continue;
    const { rule, pointer: at, schemaPointer } = one;
    if (rule === undefined || at === undefined) {
      wrong("no rule or pointer");
      continue;
    }
    if (valueAt(one.value, at) === undefined) wrong("the pointer leads nowhere");
    if (schemaPointer !== undefined && !leads(root, schema, schemaPointer))
      wrong("the schema pointer leads nowhere");
    const strange = foreign(validate.errors ?? [], rule, at);
    if (strange) wrong(`breaks \`${strange.keyword}\` at \`${strange.instancePath}\` too`);
  }
  return { valid, invalid, dropped, defects };
}

/** `undefined` where plain Ajv gives up: its comparison calls a property named `toString` or `valueOf`. */
function verdictOf(validate: ValidateFunction, value: unknown): boolean | undefined {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const together: Readonly<Record<string, readonly string[]>> = {
  type: ["enum", "const", "not", "format"],
  format: ["pattern"],
  maxItems: ["items"],
  discriminator: ["oneOf"],
};

/** An error that is neither the rule nor a consequence of it, as far as Ajv's list tells: unions report all branches. */
function foreign(errors: readonly ErrorObject[], rule: string, pointer: string): ErrorObject | undefined {
  if (errors.some(({ keyword }) => ["anyOf", "oneOf", "propertyNames", "contains"].includes(keyword)))
    return undefined;
  return errors.find(
    ({ keyword, instancePath }) =>
      instancePath !== pointer || (keyword !== rule && !together[rule]?.includes(keyword)),
  );
}

function survivesJson(value: unknown): boolean {
  const text = JSON.stringify(value);
  return text !== undefined && JSON.stringify(JSON.parse(text)) === text && !hasUndefined(value);
}

function hasUndefined(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(hasUndefined);
  return (
    value === undefined || Object.is(value, -0) || (typeof value === "number" && !Number.isFinite(value))
  );
}

/** Walks a keyword location: through each `$ref` into the document. */
function leads(root: object, schema: JsonSchema, location: string): boolean {
  let here: unknown = schema;
  for (const part of location.split("/").slice(1)) {
    const next = valueAt(here, `/${part}`);
    here = part === "$ref" && typeof next === "string" ? resolveRef(root, next) : next;
    if (here === undefined) return false;
  }
  return true;
}

/** Schemas, keywords, and names and values within keywords: what the number of cases is linear in. */
export function sizeOf(schema: unknown): number {
  if (typeof schema === "boolean") return 1;
  if (Array.isArray(schema)) return schema.reduce<number>((sum, one) => sum + sizeOf(one), 0);
  if (typeof schema !== "object" || schema === null) return 1;
  return Object.entries(schema).reduce((sum, [, value]) => sum + 1 + sizeOf(value), 1);
}
