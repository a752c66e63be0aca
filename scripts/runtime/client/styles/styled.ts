import type { Caller } from "../client.ts";
import { writePath, writeQuery } from "../encode.ts";
import { send } from "../send.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns a client for an operation with parameters in other than the default styles: their values, by name, are
 * already encoded texts.
 */
export function styled(client: Caller, inPath: readonly string[], inQuery: readonly string[]): Caller {
  const pathSerializer = (template: string, values: Values = {}) =>
    template.replace(/\{(.+?)\}/g, (braces, name: string) =>
      inPath.includes(name) ? String(values[name]) : writePath(braces, values),
    );
  const querySerializer = (values: Values = {}) =>
    Object.entries(values)
      .map(([name, value]) => (inQuery.includes(name) ? (value ?? "") : writeQuery({ [name]: value })))
      .filter(Boolean)
      .join("&");
  return {
    ...client,
    detour: (request, context) => {
      const query = querySerializer(request.params.query);
      const written = {
        ...request,
        url: `${client.baseUrl}${pathSerializer(request.path, request.params.path)}${query && `?${query}`}`,
        // For openapi-fetch.
        init: { ...request.init, pathSerializer, querySerializer },
      };
      return client.detour ? client.detour(written, context) : send(written, context);
    },
  };
}
