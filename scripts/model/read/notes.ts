import { isObject } from "../../lib/json.ts";

/** What OpenAPI adds to a schema that says nothing of which values are valid. */
interface Note {
  /** The member under which it is kept: no validator and no emitter knows it. */
  readonly name: string;
  readonly read: (value: unknown) => unknown;
  readonly expected: string;
}

/** Which property tells the kind of a value, and which schema each of its values stands for. */
export interface Discriminator {
  readonly propertyName: string;
  /** The names of components; references of other forms as they are. */
  readonly mapping: Readonly<Record<string, string>>;
}

export const discriminatorNote = "x-discriminator";
export const xmlNote = "x-xml";

export const notes: Readonly<Record<string, Note>> = {
  discriminator: {
    name: discriminatorNote,
    read: discriminatorOf,
    expected: "an object with a `propertyName`",
  },
  xml: { name: xmlNote, read: xmlOf, expected: "an object that tells the form in XML" },
};

/** In OpenAPI 2 it was the property's name alone. */
function discriminatorOf(value: unknown): Discriminator | undefined {
  const { propertyName, mapping } = isObject(value) ? value : { propertyName: value, mapping: undefined };
  if (typeof propertyName !== "string") return undefined;
  const entries = Object.entries(isObject(mapping) ? mapping : {});
  return {
    propertyName,
    mapping: Object.fromEntries(
      entries.flatMap(([key, target]) => (typeof target === "string" ? [[key, nameOf(target)]] : [])),
    ),
  };
}

function nameOf(target: string): string {
  return target.replace(/^#\/components\/schemas\//, "");
}

/** The form in XML; what stands there by default is left out. */
function xmlOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(value)) return undefined;
  const { name, namespace, attribute, wrapped } = value;
  return {
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof namespace === "string" ? { namespace } : {}),
    ...(attribute === true ? { attribute } : {}),
    ...(wrapped === true ? { wrapped } : {}),
  };
}
