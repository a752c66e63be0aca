import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { definitionOf, madeLater } from "../../contract/schemas/walk.ts";
import { codeHash } from "../../lib/code-hash.ts";

/**
 * A text that is the same for two Zod schemas only if they judge alike; `undefined` if a function decides,
 * because a function's text does not show what it has captured.
 */
export function targetFingerprint(schema: z.ZodType): string | undefined {
  return fingerprint(schema, () => "");
}

/**
 * Like {@link targetFingerprint}, but with only the names of the schemas in `names`: to be used together with those.
 */
export function partFingerprint(schema: z.ZodType, names: ReadonlyMap<unknown, string>): string | undefined {
  return fingerprint(schema, () => "", names);
}

/**
 * A text that is the same for two Zod schemas only if they judge alike, and refuse with the same texts; `undefined` if
 * a function decides or writes a text.
 */
export function textsFingerprint(schema: z.ZodType): string | undefined {
  return fingerprint(schema, givenText);
}

/**
 * Like {@link textsFingerprint}, of any value with schemas in it, such as an operation of a spec: the same for two of
 * them only if nothing that they say differs; `undefined` if there is a function in it.
 */
export function valueFingerprint(value: unknown): string | undefined {
  return fingerprint(value, givenText);
}

/**
 * Whether a schema rejects values with no text of its author's: nothing in it was given a text, or a function, which
 * may return one.
 */
export function saysNoText(schema: z.ZodType): boolean {
  const known = silent.get(schema);
  if (known !== undefined) return known;
  const found = fingerprint(schema, () => undefined) !== undefined;
  silent.set(schema, found);
  return found;
}

const silent = new WeakMap<z.ZodType, boolean>();

/** Zod keeps a text that it is given in a function of its own. */
const textKeepers: ReadonlySet<string> = new Set(
  [z.string("a"), z.string({ error: "a" })].map((schema) => String(definitionOf(schema)["error"])),
);

function givenText(error: () => unknown): string | undefined {
  const text = textKeepers.has(String(error)) ? error() : undefined;
  return typeof text === "string" ? text : undefined;
}

/** `textOf` returns the text of an error, if it is known. */
function fingerprint(
  value: unknown,
  textOf: (error: () => unknown) => string | undefined,
  names?: ReadonlyMap<unknown, string>,
): string | undefined {
  const seen = new Map<unknown, number>();
  let opaque = false;
  const text = JSON.stringify(plain(value));
  return opaque ? undefined : text;

  function plain(value: unknown, key?: string): unknown {
    if (typeof value === "function") {
      // `when` belongs to its check.
      const said = key === "error" ? textOf(value as () => unknown) : undefined;
      if (said === undefined && key !== "when") opaque = true;
      return said;
    }
    if (["bigint", "symbol"].includes(typeof value) || Number.isNaN(value)) return String(value);
    if (typeof value !== "object" || value === null) return value;
    if (value instanceof RegExp) return String(value);
    const known = seen.get(value);
    if (known !== undefined) return { seen: known };
    seen.set(value, seen.size);
    if (Array.isArray(value)) return value.map((item) => plain(item));
    if (value instanceof Set || value instanceof Map) return [...value].map((item) => plain(item));
    if ("_zod" in value) {
      const name = names?.get((value as z.ZodType)._zod.def);
      return name === undefined ? plain(ownForm(value as z.ZodType)) : { name };
    }
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item, name)]));
  }
}

/**
 * A schema's definition and its classes, because several classes may have the same definition. A check has
 * both, too; a lazy schema's getter is represented by its result.
 */
function ownForm(schema: z.ZodType): unknown {
  const definition = definitionOf(schema);
  const classes = schema._zod.traits;
  if (definition.type !== "lazy") return { classes, definition };
  return { classes, inner: madeLater(schema) };
}

/** The packages whose verdicts the proof compares, and that draw the values. */
const packages = ["zod", "ajv", "ajv-formats", "fast-check", "refa"];

/**
 * Changes with the engine of cases, the proof, the packages that judge, and Node, whose patterns they use: an
 * old result is then invalid.
 */
export function engineFingerprint(): string {
  engine ??= codeHash(
    ["../../schema-cases", "../../contract", "."].map((folder) =>
      fileURLToPath(new URL(`${folder}/`, import.meta.url)),
    ),
    packages.map((name) => createRequire(import.meta.url).resolve(`${name}/package.json`)),
  );
  return engine;
}

/** Made once, because the running program does not change. */
let engine: string | undefined;
