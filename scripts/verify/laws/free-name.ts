import type { JsonSchema } from "../../lib/json-schema.ts";
import { casesOf } from "../../schema-cases/index.ts";
import { missingText } from "../missing-object.ts";
import { pathParameters, type RequestInput } from "../request-input.ts";
import { type CheckedTarget, namesWhatItMakes, unguessable } from "../target.ts";
import { plainText } from "../values.ts";
import { takesText } from "../wire/parameter.ts";

/** How many names there are at the same time. */
const names = 8;

/**
 * The path parameters of a creation whose path names what it makes, with a name that no object has by chance, for each
 * `index` another one; `undefined` where the form of its names is too short for that.
 */
export function freeParams(
  { subject: { api, operation, zod } }: Pick<CheckedTarget, "subject">,
  params: RequestInput["params"],
  index: number,
): RequestInput["params"] | undefined {
  const name = namesWhatItMakes(operation).at(-1);
  const parameter = pathParameters(operation).find((one) => one.name === name);
  if (!parameter) return undefined;
  const takes = (text: string) => takesText(parameter, zod, text);
  const isFree = (text: string) =>
    text.length >= unguessable && text.length <= longest && /^[\w.~-]+$/.test(text);
  const first = [plainText(params[parameter.name]), ...textsOf(parameter.schema, api)].find(
    (text) => isFree(text) && takes(text),
  );
  let text = first;
  for (let step = 0; text !== undefined && step <= index % names; step++) text = missingText(text, takes);
  return text === undefined ? undefined : { ...params, [parameter.name]: text };
}

/** Callers do not give longer names. */
const longest = 100;

function textsOf(schema: JsonSchema, root: object): string[] {
  return [...casesOf(schema, { root })].flatMap(({ value, valid }) =>
    valid && typeof value === "string" ? [value] : [],
  );
}
