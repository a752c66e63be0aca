import { componentReference } from "../../lib/component-reference.ts";
import { isObject } from "../../lib/json.ts";

/** A keyword that OpenAPI adds to schemas, and that does not decide which values are valid. */
interface Note {
  readonly read: (value: unknown) => unknown;
  readonly expected: string;
}

/** Which property tells the kind of a value, and which schema each of its values stands for. */
export interface Discriminator {
  readonly propertyName: string;
  /** References to components; of other forms as they are. */
  readonly mapping: Readonly<Record<string, string>>;
}

export const notes: Readonly<Record<string, Note>> = {
  discriminator: {
    read: discriminatorOf,
    expected: "an object with a `propertyName`",
  },
  xml: { read: xmlOf, expected: "an object that tells the form in XML" },
};

/** In OpenAPI 2 it was the property's name alone. */
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

/** A component may be told by its name alone. */
function referenceOf(target: string): string {
  return target.includes("/") ? target : componentReference(target);
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
