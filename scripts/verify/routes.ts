import type { ApiModel, OperationModel } from "../model/model.ts";
import { parameterText } from "../model/wire.ts";
import { createRouter, decodedLeniently, type PathText, type Router } from "../runtime/server/router.ts";
import type { HttpRequest } from "./http/message.ts";
import { pathParameters, type RequestInput } from "./request-input.ts";

/** What the contract reads in a request: the operation, and the decoded texts of its path parameters. */
export interface RoutedRequest {
  readonly operation: OperationModel;
  readonly texts: Readonly<Record<string, string>>;
  /** The texts as they travel. */
  readonly pathText: PathText;
  /** The same for further operations that it may be for: their paths differ only in a fragment (`#`). */
  readonly alike?: readonly RoutedRequest[];
}

type Routable = Pick<HttpRequest, "method" | "target">;

const routers = new WeakMap<ApiModel, Router<OperationModel>>();

/** The router of the generated servers: probes and servers have one idea of paths. */
function routerOf(api: ApiModel): Router<OperationModel> {
  const router =
    routers.get(api) ??
    createRouter(
      api.operations.map((operation) => ({
        method: operation.method,
        path: operation.path,
        reserved: pathParameters(operation)
          .filter(({ allowReserved }) => allowReserved)
          .map(({ name }) => name),
        target: operation,
      })),
    );
  routers.set(api, router);
  return router;
}

/** The operation that a request is for; `undefined`: the contract has none for it. */
export function routed(api: ApiModel, { method, target }: Routable): RoutedRequest | undefined {
  const found = routerOf(api).find(method, urlOf(target));
  if (!found) return undefined;
  const read = ({ target: operation, pathText }: typeof found): RoutedRequest => {
    const texts = pathParameters(operation).map(({ name }) => [name, decoded(pathText(name) ?? "")]);
    return { operation, texts: Object.fromEntries(texts), pathText };
  };
  return found.alike ? { ...read(found), alike: found.alike.map(read) } : read(found);
}

/** A request as each of the operations that it may be for. */
export function routings(api: ApiModel, request: Routable): readonly RoutedRequest[] {
  const found = routed(api, request);
  return found ? [found, ...(found.alike ?? [])] : [];
}

/** Whether the contract has an operation of any method at the path. */
export function isPath(api: ApiModel, target: string): boolean {
  return routerOf(api).allowedMethods(urlOf(target)) !== undefined;
}

/**
 * Whether a server reads in a request the operation and the path parameters that it was made of:
 * `/things/{id}` with the name `search` may be another path of the contract.
 */
export function isReadAs(
  api: ApiModel,
  request: Routable,
  { operationId }: OperationModel,
  params: RequestInput["params"],
): boolean {
  const found = routings(api, request).find(({ operation }) => operation.operationId === operationId);
  return (
    found !== undefined &&
    pathParameters(found.operation).every(
      (parameter) =>
        params[parameter.name] === undefined ||
        found.texts[parameter.name] === decoded(parameterText(parameter, params[parameter.name])),
    )
  );
}

/** The URL as servers read it: without dot segments (RFC 3986, section 5.2.4). */
function urlOf(target: string): string {
  const url = `http://localhost${target}`;
  return /\/(?:\.|%2e)/i.test(target) && URL.canParse(url) ? new URL(url).href : url;
}

function decoded(text: string): string {
  return decodedLeniently(text, decodeURIComponent);
}
