import { z } from "zod";
import { definitionOf, isZodSchema } from "../../contract/schemas/walk.ts";
import { componentNameOf } from "../../lib/component-reference.ts";
import { annotationKeywords, type JsonSchema, type SchemaObject } from "../../lib/json-schema.ts";

/** A Zod schema and the document's schema for the same place. */
export interface ProofPair {
  readonly schema: z.ZodType;
  readonly emitted: JsonSchema;
}

/**
 * The pair with one constant in place of each component inside, on both sides; `undefined` if there is none.
 *
 * Proving what is left is enough. A component is proved as a target of its own, so both sides say the same of
 * each of its values. At the places where this puts a constant, properties, items and values of records, what the
 * holder says of a value depends only on whether the component takes the part there: a part that it takes is as
 * good as the constant, one that it refuses as bad as anything else. So a value on which the two holders differ leads
 * to one with constants on which what is left differs, too. For components that hold each other, this is an induction
 * on the size of the value. Where more than the verdict counts, nothing is replaced: options of unions may overlap,
 * `allOf` may see the same part twice, `uniqueItems` compares items, a function may look at everything.
 *
 * A place is replaced only if Zod has the component's own schema there and the document a reference to it and nothing else
 * that decides. Where one side has anything else, be it the component without its `null`, the other keeps what it has.
 */
export function withoutComponents(
  { schema, emitted }: ProofPair,
  components: ReadonlyMap<string, z.ZodType>,
): ProofPair | undefined {
  const cut = (pair: ProofPair): ProofPair | undefined => {
    const json = pair.emitted;
    if (typeof json === "boolean") return undefined;
    const { type, ...parts } = definitionOf(pair.schema);
    const inner = parts["innerType"];
    if (transparent.has(type) && isZodSchema(inner)) {
      const found = cut({ schema: inner, emitted: json });
      return found && { schema: withPart(pair.schema, "innerType", found.schema), emitted: found.emitted };
    }
    if (type === "nullable" && isZodSchema(inner)) return cutNullable(pair, inner, json);
    const name = nameIn(json);
    const component = name === undefined ? undefined : components.get(name);
    if (component) return isSame(component, pair.schema) ? constant(`the component ${name}`) : undefined;
    return cutBelow[type]?.(pair.schema, json);
  };

  const cutNullable = (pair: ProofPair, inner: z.ZodType, json: SchemaObject): ProofPair | undefined => {
    const [other, last, ...more] = json.anyOf ?? [];
    if (!has(json, ["anyOf"]) || other === undefined || !isNull(last) || more.length > 0) return undefined;
    const found = cut({ schema: inner, emitted: other });
    if (!found || last === undefined) return undefined;
    return {
      schema: withPart(pair.schema, "innerType", found.schema),
      emitted: { ...json, anyOf: [found.emitted, last] },
    };
  };

  /** By the type of the Zod schema. */
  const cutBelow: Readonly<Record<string, (zod: z.ZodType, json: SchemaObject) => ProofPair | undefined>> = {
    object: (zod, json) => {
      const { shape, checks } = definitionOf(zod);
      const { properties } = json;
      if (!shape || isSome(checks) || !properties) return undefined;
      if (!has(json, ["type", "properties", "required", "additionalProperties"])) return undefined;
      const found = Object.entries(shape).flatMap(([name, field]) => {
        const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
        const made = property === undefined ? undefined : cut({ schema: field, emitted: property });
        return made ? [[name, made] as const] : [];
      });
      if (found.length === 0) return undefined;
      const fields = Object.fromEntries(found.map(([name, made]) => [name, made.schema]));
      const others = Object.fromEntries(found.map(([name, made]) => [name, made.emitted]));
      return {
        schema: withPart(zod, "shape", { ...shape, ...fields }),
        emitted: { ...json, properties: { ...properties, ...others } },
      };
    },
    array: (zod, json) => {
      const { element, checks } = definitionOf(zod);
      const { items } = json;
      if (!isZodSchema(element) || !countsOnly(checks) || items === undefined) return undefined;
      const found = has(json, ["type", "items", "minItems", "maxItems"])
        ? cut({ schema: element, emitted: items })
        : undefined;
      return (
        found && {
          schema: withPart(zod, "element", found.schema),
          emitted: { ...json, items: found.emitted },
        }
      );
    },
    record: (zod, json) => {
      const { valueType, checks } = definitionOf(zod);
      const { additionalProperties: values } = json;
      if (!isZodSchema(valueType) || isSome(checks) || values === undefined) return undefined;
      const found = has(json, ["type", "additionalProperties", "propertyNames"])
        ? cut({ schema: valueType, emitted: values })
        : undefined;
      return (
        found && {
          schema: withPart(zod, "valueType", found.schema),
          emitted: { ...json, additionalProperties: found.emitted },
        }
      );
    },
  };

  return cut({ schema, emitted });
}

/** Zod schemas that take what is inside, and beside it only that nothing is there. */
const transparent: ReadonlySet<string> = new Set(["optional", "default", "readonly"]);

function constant(text: string): ProofPair {
  return { schema: z.literal(text), emitted: { type: "string", const: text } };
}

/** The component that a schema refers to, if it says nothing else that decides. */
function nameIn(json: SchemaObject): string | undefined {
  return has(json, ["$ref"]) ? componentNameOf(json.$ref) : undefined;
}

/** Whether a schema has no other keywords than these and annotations. */
function has(json: SchemaObject, keywords: readonly string[]): boolean {
  return Object.keys(json).every(
    (keyword) =>
      keywords.includes(keyword) || annotationKeywords.includes(keyword) || keyword.startsWith("x-"),
  );
}

/** Whether one is the other or, as `.meta()` makes it, a copy with other words. */
function isSame(one: z.ZodType, other: z.ZodType): boolean {
  return definitionOf(one) === definitionOf(other);
}

function isNull(schema: JsonSchema | undefined): boolean {
  return typeof schema === "object" && schema["type"] === "null" && has(schema, ["type"]);
}

function isSome(checks: unknown): boolean {
  return Array.isArray(checks) && checks.length > 0;
}

/** Whether checks look at nothing but how many items there are. */
function countsOnly(checks: unknown): boolean {
  const kinds = ["min_length", "max_length", "length_equals"];
  return !Array.isArray(checks) || checks.every((check) => kinds.includes(check._zod.def.check));
}

function withPart(schema: z.ZodType, name: string, part: unknown): z.ZodType {
  return z.core.clone(schema, { ...schema._zod.def, [name]: part } as z.core.$ZodTypeDef);
}
