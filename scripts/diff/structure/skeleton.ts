import type { Json } from "../document.ts";
import type { Operation, Parameter, Payload } from "../normal/surface.ts";

/** How a parameter is written where it does not say so itself, by its place. */
const styles: Readonly<Record<string, string>> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/**
 * The operations as a document without schemas, written in one way whatever way the author chose:
 * what differs between two of them is a change of structure, and not of schemas or of writing.
 */
export function skeletonOf(operations: Iterable<Operation>, { servers }: Json): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const webhooks: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    const items = operation.reversed ? webhooks : paths;
    items[operation.path] = { ...items[operation.path], [operation.method]: operationOf(operation) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "", version: "1.0.0" },
    ...(servers ? { servers } : {}),
    paths,
    webhooks,
  };
}

function operationOf({ object, parameters, body, responses, security }: Operation): Json {
  return {
    ...words(object),
    security,
    parameters: sorted(parameters).map(([key, parameter]) => parameterOf(key, parameter)),
    ...(body
      ? {
          requestBody: {
            ...words(body.object),
            required: body.object["required"] === true,
            content: contentOf(body.content),
          },
        }
      : {}),
    responses: Object.fromEntries(
      sorted(responses).map(([status, { object: response, headers, content }]) => [
        status,
        {
          ...words(response),
          headers: Object.fromEntries(
            sorted(headers).map(([name, { object: header }]) => [
              name,
              { ...words(header), required: header["required"] === true, schema: {} },
            ]),
          ),
          content: contentOf(content),
        },
      ]),
    ),
  };
}

function parameterOf(key: string, { object }: Parameter): Json {
  const location = String(object["in"]);
  const style = object["style"] ?? styles[location];
  return {
    ...words(object),
    name: key.split(" ").slice(2).join(" "),
    in: location,
    required: object["required"] === true || location === "path",
    ...(object["content"]
      ? { content: object["content"] }
      : {
          style,
          explode: object["explode"] ?? (style === "form" || style === "cookie"),
          allowReserved: object["allowReserved"] === true,
          schema: {},
        }),
  };
}

function contentOf(content: ReadonlyMap<string, Payload>): Json {
  return Object.fromEntries(sorted(content).map(([type]) => [type, {}]));
}

/** What the documentation says, and what it warns of. */
function words({ summary, description, deprecated }: Json): Json {
  return { summary, description: description ?? "", deprecated: deprecated === true };
}

/** In the order in which the skeleton lists them. */
export function sorted<Value>(members: ReadonlyMap<string, Value>): [string, Value][] {
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1));
}
