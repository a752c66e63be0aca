import type { ClientOperation } from "../../../scripts/emit/client/client-operation.ts";
import type { SchemaObject } from "../../../scripts/lib/json-schema.ts";
import { dereferenced } from "../../../scripts/model/component.ts";
import type { ApiModel } from "../../../scripts/model/model.ts";
import { casesOf, sampleOf } from "../../../scripts/schema-cases/index.ts";

/** An input that a client's function takes. */
export interface Input {
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether the document allows it. */
  readonly valid: boolean;
  readonly label: string;
}

type Field = ClientOperation["input"]["fields"][number];

/** Inputs of an operation: a usual one, then all cases of each field, one at a time. */
export function* inputsOf({ input, operation }: ClientOperation, root: ApiModel): Generator<Input> {
  const { fields, body, flat } = input;
  const named = fields.filter(({ place }) => !flat || place !== "body");
  const usual: Record<string, unknown> = {};
  for (const field of named) if (field.required) usual[field.name] = sent(field, sample(field, root));
  if (flat && body)
    Object.assign(usual, withFiles(dereferenced(root, body), sampleOf(body, { root }) as object));
  yield { value: usual, valid: true, label: "usual" };
  for (const field of named) {
    if (field.type === "Bytes") continue;
    for (const { value, valid, label } of casesOf(field.schema, { root, random: 5 }))
      if (travels(field, value, valid))
        yield { value: { ...usual, [field.name]: value }, valid, label: `${field.name}: ${label}` };
  }
  if (!flat || !body) return;
  const parameters = Object.fromEntries(
    named.flatMap(({ name }) => (name in usual ? [[name, usual[name]]] : [])),
  );
  for (const { value, valid, label } of casesOf(body, { root, random: 5 }))
    if (
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      !isClash(value, parameters) &&
      (operation.requestBody?.content[0].kind !== "multipart" || isText(value))
    )
      yield {
        value: { ...withFiles(dereferenced(root, body), value), ...parameters },
        valid,
        label: `body: ${label}`,
      };
}

/** Whether a form can hold the values: it has no bytes for half of a character. */
function isText(value: object): boolean {
  return Object.values(value).every((part) => typeof part !== "string" || !/\p{Surrogate}/u.test(part));
}

function sample(field: Field, root: object): unknown {
  const [example] = (field.schema["examples"] ?? []) as readonly unknown[];
  return example ?? (field.type === "Bytes" ? undefined : sampleOf(field.schema, { root }));
}

function sent({ type }: Field, value: unknown): unknown {
  return type === "Bytes" ? new Blob(["bytes"]) : value;
}

/** In a form, a file is a file; the document says that it is a string. */
function withFiles(schema: SchemaObject, value: object): object {
  const { properties = {} } = schema as {
    readonly properties?: Readonly<Record<string, { format?: string }>>;
  };
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      properties[name]?.format === "binary" && typeof one === "string" ? new Blob([one]) : one,
    ]),
  );
}

function isClash(value: object, parameters: object): boolean {
  return Object.keys(value).some((name) => name in parameters || name === "__proto__");
}

/** Whether a URL or a header field can carry the value, so that it is still the same. */
function travels({ place, schema }: Field, value: unknown, valid: boolean): boolean {
  if (place === "body") return true;
  const items = Array.isArray(value) ? value : [value];
  if (items.length === 0 || items.some((item) => item === null || typeof item === "object")) return false;
  if (!valid && schema["type"] !== "string") return false;
  const text = items.map(String).join("");
  if (/\p{Surrogate}/u.test(text)) return false;
  if (place === "header") return /^[\x21-\x7e]+$/.test(text);
  return place === "query" || (text !== "" && text !== "." && text !== "..");
}
