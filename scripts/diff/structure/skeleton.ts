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

/**
 * The operations as a document without schemas but the muted ones, written in one way whatever way
 * the author chose: what differs between two of them is a change, and not one of writing.
 */
export function skeletonOf(operations: Iterable<Operation>, { servers }: Json, muted: Muted): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const webhooks: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const items = operation.reversed ? webhooks : paths;
    items[operation.path] = { ...items[operation.path], [operation.method]: operationOf(operation, muted) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "", version: "1.0.0" },
    ...(servers ? { servers } : {}),
    paths,
    webhooks,
  };
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
