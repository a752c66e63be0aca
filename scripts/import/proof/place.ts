import { isObject, type Json } from "../../lib/json.ts";
import { pointerStep, valueAt } from "../../lib/json-pointer.ts";
import { percentDecoded } from "../../lib/percent-encoding.ts";
import type { JudgedPart, ParameterStep } from "./parts.ts";

/** The JSON Pointer to a part's schema, at its place in the document: after following the references that lead to it. */
export function pointerOfPart(
  document: Json,
  /** To the operation: `["paths", "/things", "get"]`. */
  operation: readonly string[],
  { steps }: Pick<JudgedPart, "steps">,
): string {
  const item = operation
    .slice(0, -1)
    .reduce((pointer, step) => followed(document, pointer + pointerStep(step)), "");
  const [first, ...others] = steps;
  const parameter = others[0];
  const ways = [`${item}${pointerStep(operation.at(-1) ?? "")}`, item];
  const start =
    first === "parameters" && typeof parameter === "object"
      ? ways.map((way) => parameterAt(document, `${way}/parameters`, parameter)).find(Boolean)
      : undefined;
  const left = start === undefined ? steps : others.slice(1);
  return left.reduce<string>(
    (pointer, step) => {
      const here = pointer + pointerStep(String(step));
      return step === "schema" ? here : followed(document, here);
    },
    start ?? ways[0] ?? item,
  );
}

function parameterAt(
  document: Json,
  list: string,
  { in: location, name }: ParameterStep,
): string | undefined {
  const listed = valueAt(document, list);
  if (!Array.isArray(listed)) return undefined;
  return [...listed.keys()]
    .map((index) => followed(document, `${list}/${index}`))
    .find((pointer) => {
      const found = valueAt(document, pointer);
      return isObject(found) && found["in"] === location && found["name"] === name;
    });
}

/** The pointer behind references. */
function followed(document: Json, pointer: string): string {
  let here = pointer;
  for (let step = 0; step < 50; step++) {
    const value = valueAt(document, here);
    const ref = isObject(value) ? value["$ref"] : undefined;
    const target = typeof ref === "string" && ref.startsWith("#") ? percentDecoded(ref.slice(1)) : undefined;
    if (target === undefined) return here;
    here = target;
  }
  return here;
}

/** The pointer to the schema of a place in a value, as far as one schema alone judges it. */
export function pointerWithin(document: Json, pointer: string, path: readonly PropertyKey[]): string {
  let here = followed(document, pointer);
  for (const key of path) {
    const [only, ...others] = schemasBelow(document, here, String(key));
    if (only === undefined || others.length > 0) return here;
    here = followed(document, only);
  }
  return here;
}

/** The places of what judges a field or an item: in a schema, and in what it is made of. */
function schemasBelow(document: Json, pointer: string, key: string, depth = 0): string[] {
  const schema = valueAt(document, pointer);
  if (!isObject(schema) || depth > 20) return [];
  const own = stepInto(schema, key);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const listed = schema[keyword];
    return Array.isArray(listed) ? [...listed.keys()].map((index) => `${pointer}/${keyword}/${index}`) : [];
  });
  return [
    ...(own === undefined ? [] : [pointer + own]),
    ...parts.flatMap((part) => schemasBelow(document, followed(document, part), key, depth + 1)),
  ];
}

function stepInto({ properties, items, additionalProperties }: Json, key: string): string | undefined {
  if (isObject(properties) && Object.hasOwn(properties, key)) return `/properties${pointerStep(key)}`;
  if (isObject(items) && /^\d+$/.test(key)) return "/items";
  return isObject(additionalProperties) ? "/additionalProperties" : undefined;
}

// Coverage: the unit tests have no document whose parts lie behind several references.
