import type { Json } from "../document.ts";
import type { Operation, Parameter, Payload } from "../normal/surface.ts";

/** How a parameter is written where it does not say so itself, by its place. */
const styles: Readonly<Record<string, string>> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/** What is left of schemas: of most nothing. */
export type Muted = ReadonlyMap<Payload, unknown>;

type Surface = ReadonlyMap<string, Operation>;

/**
 * Two states of the operations as documents without schemas but the muted ones, and without the
 * operations that are the same, or in one document only: Redocly would take one for another. Both are written in one way whatever way their authors chose: what
 * differs is a change, and not one of writing.
 */
export function skeletonsOf(old: Surface, now: Surface, muted: Muted): readonly [old: Json, now: Json] {
  const paths: readonly [Items, Items] = [{}, {}];
  const webhooks: readonly [Items, Items] = [{}, {}];
  for (const [key, was] of old) {
    const is = now.get(key);
    if (!is) continue;
    const [before, after] = [operationOf(was, muted), operationOf(is, muted)];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    for (const [index, operation, made] of [
      [0, was, before],
      [1, is, after],
    ] as const) {
      const items = (operation.reversed ? webhooks : paths)[index];
      items[operation.path] = { ...items[operation.path], [operation.method]: made };
    }
  }
  return [documentOf(paths[0], webhooks[0]), documentOf(paths[1], webhooks[1])];
}

type Items = Record<string, Record<string, Json>>;

function documentOf(paths: Items, webhooks: Items): Json {
  return { openapi: "3.1.0", info: { title: "", version: "1.0.0" }, paths, webhooks };
}

function operationOf({ object, parameters, body, responses, security }: Operation, muted: Muted): Json {
  return {
    ...words(object),
    security,
    parameters: sorted(parameters).map(([key, parameter]) => parameterOf(key, parameter, muted)),
    ...(body
      ? {
          requestBody: {
            ...words(body.object),
            required: body.object["required"] === true,
            content: contentOf(body.content, muted),
          },
        }
      : {}),
    responses: Object.fromEntries(
      sorted(responses).map(([status, { object: response, headers, content }]) => [
        status,
        {
          ...words(response),
          headers: Object.fromEntries(
            sorted(headers).map(([name, { object: header, payload }]) => [
              name,
              {
                ...words(header),
                required: header["required"] === true,
                schema: muted.get(payload) ?? {},
              },
            ]),
          ),
          content: contentOf(content, muted),
        },
      ]),
    ),
  };
}

function parameterOf(key: string, { object, payload }: Parameter, muted: Muted): Json {
  const location = String(object["in"]);
  const style = object["style"] ?? styles[location];
  const schema = muted.get(payload) ?? {};
  return {
    ...words(object),
    name: key.split(" ").slice(2).join(" "),
    in: location,
    required: object["required"] === true || location === "path",
    ...(object["content"]
      ? { content: Object.fromEntries(Object.keys(object["content"]).map((type) => [type, { schema }])) }
      : {
          style,
          explode: object["explode"] ?? (style === "form" || style === "cookie"),
          allowReserved: object["allowReserved"] === true,
          schema,
        }),
  };
}

function contentOf(content: ReadonlyMap<string, Payload>, muted: Muted): Json {
  return Object.fromEntries(
    sorted(content).map(([type, payload]) => [type, { schema: muted.get(payload) ?? {} }]),
  );
}

/** What the documentation says, and what it warns of. */
function words({ summary, description, deprecated }: Json): Json {
  return { summary, description: description ?? "", deprecated: deprecated === true };
}

/** In the order in which the skeleton lists them. */
export function sorted<Value>(members: ReadonlyMap<string, Value>): [string, Value][] {
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1));
}
