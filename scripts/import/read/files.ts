import { basename, dirname, resolve } from "node:path";
import { errorMessage } from "../../lib/error-message.ts";
import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep, valueAt } from "../../lib/json-pointer.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";
import { withoutDot } from "../../lib/quoted-text.ts";
import { parsed } from "../../model/read/parse.ts";
import type { TellFate } from "../account.ts";
import { type FoundReference, referencesIn } from "./references.ts";
import { isUrl, textOfArgument } from "./text.ts";

/** Where a document of several files comes from, and what may be read of it. */
export interface FilesOptions {
  /** The path or the URL of the first file. */
  readonly name: string;
  /** Whether what a reference names may come from the network. */
  readonly allowRemote: boolean;
  readonly tell: TellFate;
}

interface Loaded {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Brings what references to other files mean into the document: schemas among its named ones, everything else in the place
 * of the reference. A reference that leads to nothing is left out, and told.
 */
export async function joinFiles(document: Json, options: FilesOptions): Promise<void> {
  const loaded = new Map<string, Promise<Loaded | string>>();
  const load = (name: string) => {
    const known = loaded.get(name) ?? loadFile(name, options);
    loaded.set(name, known);
    return known;
  };
  const root = placeOf(options.name);
  loaded.set(root, Promise.resolve({ name: root, value: document }));
  const schemas = namedSchemas(document);
  const names = new Map<string, string>();
  const left = referencesIn(document).map((reference) => ({ reference, file: root, way: [] as string[] }));
  for (let next = left.pop(); next; next = left.pop()) {
    const { reference, file, way } = next;
    const [path = "", fragment = ""] = reference.ref.split("#", 2);
    const target = path === "" ? file : placeOf(path, file);
    if (target === root) {
      reference.refer(`#${fragment}`);
      continue;
    }
    const found = await load(target);
    const pointer = percentDecoded(fragment);
    const value =
      typeof found === "string" || pointer === undefined ? undefined : valueAt(found.value, pointer);
    const key = `${target}#${fragment}`;
    if (value === undefined || (!reference.isSchema && way.includes(key))) {
      const why = typeof found === "string" ? found : `\`${reference.ref}\` leads to nothing`;
      options.tell("left out", `${file === root ? "" : basename(file)}#${reference.pointer}`, "`$ref`", why);
      reference.replace(reference.isSchema ? {} : undefined);
      continue;
    }
    const within = (copy: unknown) =>
      referencesIn([copy]).map((one) => ({ reference: one, file: target, way: [...way, key] }));
    if (reference.isSchema) {
      const known = names.get(key);
      const name = known ?? freeName(fragment.split("/").at(-1) || baseName(target), schemas.named);
      reference.refer(`#${schemas.pointer}${pointerStep(name)}`);
      if (known !== undefined) continue;
      names.set(key, name);
      schemas.named[name] = structuredClone(value);
      left.push(...referencesOfNamed(schemas.named, name, target, fragment));
    } else {
      const copy = structuredClone(value);
      reference.replace(copy);
      left.push(...(isReference(copy) ? [] : within(copy)));
      if (isReference(copy)) left.push(...chained(reference, copy, target, [...way, key]));
    }
  }
}

/** The references of a schema that was given a name, itself among them. */
function referencesOfNamed(named: Record<string, unknown>, name: string, file: string, fragment: string) {
  const own = `/schemas${pointerStep(name)}`;
  return referencesIn({ schemas: { [name]: named[name] } }).map((reference) => ({
    reference: {
      ...reference,
      pointer: fragment + reference.pointer.slice(own.length),
      replace: (value: unknown) => {
        if (reference.pointer === own) named[name] = value;
        else reference.replace(value);
      },
    },
    file,
    way: [] as string[],
  }));
}

/** What a reference leads to is a reference, too. */
function chained(reference: FoundReference, copy: Record<string, unknown>, file: string, way: string[]) {
  const refer = (ref: string) => {
    copy["$ref"] = ref;
  };
  return [{ reference: { ...reference, ref: String(copy["$ref"]), refer }, file, way }];
}

function isReference(value: unknown): value is Record<string, unknown> {
  return isObject(value) && typeof value["$ref"] === "string";
}

/** The named schemas of a document, and their place: Swagger 2.0 has another one. */
function namedSchemas(document: Json): { readonly named: Record<string, unknown>; readonly pointer: string } {
  const whole = document as Record<string, unknown>;
  if (document["swagger"] !== undefined) {
    const named = isObject(whole["definitions"]) ? whole["definitions"] : {};
    whole["definitions"] = named;
    return { named: named as Record<string, unknown>, pointer: "/definitions" };
  }
  const components = (isObject(whole["components"]) ? whole["components"] : {}) as Record<string, unknown>;
  whole["components"] = components;
  const named = isObject(components["schemas"]) ? components["schemas"] : {};
  components["schemas"] = named;
  return { named: named as Record<string, unknown>, pointer: "/components/schemas" };
}

function freeName(wanted: string, named: Readonly<Record<string, unknown>>): string {
  const base = (percentDecoded(wanted) ?? wanted).replace(/[^A-Za-z0-9._-]/g, "_") || "Schema";
  let name = base;
  for (let number = 2; Object.hasOwn(named, name); number++) name = `${base}${number}`;
  return name;
}

function baseName(place: string): string {
  return (place.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
}

/** A path or URL, seen from the file that names it. */
function placeOf(name: string, from?: string): string {
  if (isUrl(name)) return new URL(name).href;
  if (from !== undefined && isUrl(from)) return new URL(name, from).href;
  return resolve(from === undefined ? "." : dirname(from), percentDecoded(name) ?? name);
}

async function loadFile(name: string, { allowRemote }: FilesOptions): Promise<Loaded | string> {
  if (isUrl(name) && !allowRemote)
    return `\`${name}\` is on the network, and \`--allow-remote\` is not given`;
  try {
    return { name, value: parsed(await textOfArgument(name), name) };
  } catch (error) {
    return withoutDot(errorMessage(error));
  }
}

// Coverage: the unit tests have few documents in several files, and none over HTTP.
