import type { Direction } from "../../../scripts/contract/schemas/roots.ts";
import { isObject, type Json } from "../../../scripts/lib/json.ts";
import { valueAt } from "../../../scripts/lib/json-pointer.ts";
import { isJson } from "../../../scripts/lib/media-types.ts";

/** A schema of a document, the very object, where the values of an operation are described. */
export interface DescribedValue {
  readonly schema: unknown;
  readonly direction: Direction;
  /** Whether it is text on the wire. */
  readonly isText: boolean;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The schemas of all operations of a document; edits are made to them, so nothing is copied. */
export function* describedValues(document: Json): Generator<DescribedValue> {
  const follow = (value: unknown): Json => {
    let found = value;
    for (let hops = 0; hops < 100 && isObject(found) && typeof found["$ref"] === "string"; hops++)
      found = valueAt(document, decodeURIComponent(found["$ref"].slice(1)));
    return isObject(found) ? found : {};
  };
  const members = (object: Json, name: string) => {
    const all = Object.entries(isObject(object[name]) ? object[name] : {});
    const isExtended = name === "paths" || name === "responses";
    return all
      .filter(([key]) => !(isExtended && key.startsWith("x-")))
      .map(([key, one]) => [key, follow(one)] as const);
  };
  const list = (object: Json, name: string) =>
    Array.isArray(object[name]) ? (object[name] as unknown[]).map(follow) : [];

  function* content(object: Json, direction: Direction): Generator<DescribedValue> {
    for (const [type, { schema }] of members(object, "content"))
      yield { schema, direction, isText: !isJson(type) };
  }

  function* operation(item: Json, object: Json, isReversed: boolean): Generator<DescribedValue> {
    const [sends, answers]: [Direction, Direction] = isReversed
      ? ["response", "request"]
      : ["request", "response"];
    const parameters = new Map(
      [...list(item, "parameters"), ...list(object, "parameters")].map((one) => [
        `${one["in"]} ${one["name"]}`,
        one,
      ]),
    );
    for (const parameter of parameters.values()) {
      const [first] = content(parameter, sends);
      yield first ?? { schema: parameter["schema"], direction: sends, isText: true };
    }
    yield* content(follow(object["requestBody"]), sends);
    for (const [, response] of members(object, "responses")) yield* content(response, answers);
  }

  function* operations(item: Json, isReversed: boolean): Generator<DescribedValue> {
    for (const method of methods)
      if (isObject(item[method])) yield* operation(item, item[method], isReversed);
  }

  for (const [, item] of members(document, "paths")) {
    yield* operations(item, false);
    for (const method of methods)
      for (const [, callback] of members(follow(item[method]), "callbacks"))
        for (const target of Object.values(callback)) yield* operations(follow(target), true);
  }
  for (const [, item] of members(document, "webhooks")) yield* operations(item, true);
}
