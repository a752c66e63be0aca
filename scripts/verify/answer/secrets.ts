import type { JsonSchema } from "../../lib/json-schema.ts";
import { declaredNames } from "../../model/schema-fields.ts";

/** Names of fields that hold secrets. */
const secret =
  /(?:^|_)(?:credentials?|secrets?|passwords?|passwd|passphrase|api_?keys?|private_?keys?|secret_?keys?|access_?keys?|(?:access_|refresh_|auth_|bearer_|session_)?tokens?|authorization)(?:_(?:hash|encrypted|value|plain|raw|ciphertext))?$/;
/** Tokens that are positions in a list. */
const harmless = /(?:page|next|prev|previous|cursor|continuation|sync)_?token$/;

/** Fields of an answer that the schema does not declare and that look like a secret: their JSON pointers. */
export function secretsIn(value: unknown, schema: JsonSchema, root: object): string[] {
  const declared = declaredNames(schema, root);
  return [...fieldsOf(value, "")]
    .filter(({ name, value: held }) => !declared.has(name) && isSecretName(name) && isHeld(held))
    .map(({ pointer }) => pointer);
}

/** Whether a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  return secret.test(snake) && !harmless.test(snake);
}

/** Flags, empty values and completely masked values reveal nothing. */
function isHeld(value: unknown): boolean {
  if (typeof value === "string") return value !== "" && !/^[*•x.…]+$/i.test(value);
  return typeof value === "object" && value !== null;
}

interface Field {
  readonly name: string;
  readonly pointer: string;
  readonly value: unknown;
}

function* fieldsOf(value: unknown, pointer: string): Generator<Field> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const here = `${pointer}/${name}`;
    if (!Array.isArray(value)) yield { name, pointer: here, value: inner };
    yield* fieldsOf(inner, here);
  }
}
