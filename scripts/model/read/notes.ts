import { componentReference } from "../../lib/component-reference.ts";
import { isObject } from "../../lib/json.ts";

/** A keyword that OpenAPI adds to schemas, and that does not affect which values are valid. */
interface Note {
  readonly read: (value: unknown) => unknown;
  readonly expected: string;
  /** The members that are read. */
  readonly known: ReadonlySet<string>;
}

/** The property that tells the kind of a value, and the schema for each of its values. */
export interface Discriminator {
  readonly propertyName: string;
  /** References to components; targets of another form are unchanged. */
  readonly mapping: Readonly<Record<string, string>>;
}

export const notes: Readonly<Record<string, Note>> = {
  discriminator: {
    read: discriminatorOf,
    expected: "an object with a `propertyName`",
    known: new Set(["propertyName", "mapping"]),
  },
  xml: {
    read: xmlOf,
    expected: "an object that tells the form in XML",
    known: new Set(["name", "namespace", "attribute", "wrapped"]),
  },
};

/** Also reads the form of OpenAPI 2, which is only the property's name. */
function discriminatorOf(value: unknown): Discriminator | undefined {
  const { propertyName, mapping } = isObject(value) ? value : { propertyName: value, mapping: undefined };
  if (typeof propertyName !== "string") return undefined;
  const entries = Object.entries(isObject(mapping) ? mapping : {});
  return {
    propertyName,
    mapping: Object.fromEntries(
      entries.flatMap(([key, target]) => (typeof target === "string" ? [[key, referenceOf(target)]] : [])),
    ),
  };
}

/** A target may be just the name of a component. */
function referenceOf(target: string): string {
  return target.includes("/") ? target : componentReference(target);
}

/** The form in XML, without members that have their default. */
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
