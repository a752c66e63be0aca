import { percentDecoded } from "../lib/percent-encoding.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { type PathPiece, pathSegments, pathTo } from "../model/path-template.ts";
import type { HttpRequest } from "./http/message.ts";
import { namedObject } from "./param-names.ts";
import { pathParameters } from "./request-input.ts";
import { routings } from "./routes.ts";

/** The parts of an API that no request may touch. */
export interface Untouched {
  /** By `operationId`. */
  readonly operations: readonly string[];
  /** Paths, templates or not, without the API's base path: with all below them. */
  readonly paths: readonly string[];
  /** The names of objects, by their resource: with all below them. */
  readonly objects: Readonly<Record<string, readonly string[]>>;
}

export const nothingUntouched: Untouched = { operations: [], paths: [], objects: {} };

/** Returns whether a request touches one of these parts, in any way in which a server may read its path. */
export function meetsUntouched(api: ApiModel, untouched: Untouched): (request: HttpRequest) => boolean {
  const templates = [
    ...untouched.paths.map((path) => pathSegments(api.basePath + path)),
    ...api.operations.flatMap((operation) =>
      pathParameters(operation).flatMap(({ name }) => {
        const { resource = "" } = namedObject(api, operation, name) ?? {};
        const template = pathSegments(pathTo(operation.path, name) ?? operation.path);
        return (untouched.objects[resource] ?? []).map((object) => withValue(template, name, object));
      }),
    ),
  ];
  return (request) => {
    // `HEAD` is answered where `GET` is.
    const method = request.method === "HEAD" ? "GET" : request.method;
    const target = plain(request.target.split(/[?#]/)[0] ?? "");
    const meant = routings(api, { method, target: request.target });
    return (
      meant.some(({ operation }) => untouched.operations.includes(operation.operationId)) ||
      templates.some((template) => isBelow(template, target.split("/")))
    );
  };
}

/** Why requests of an operation are not sent, if its path or its object must not be touched. */
export function whyUntouched(
  api: ApiModel,
  { paths, objects }: Untouched,
  operation: OperationModel,
  params: Readonly<Record<string, unknown>> = {},
): string | undefined {
  const path = paths.find((one) => isBelow(pathSegments(api.basePath + one), operation.path.split("/")));
  if (path !== undefined) return `nothing below \`${path}\` may be touched`;
  for (const { name } of pathParameters(operation)) {
    const { resource = "" } = namedObject(api, operation, name) ?? {};
    const object = objects[resource]?.find((one) => one === String(params[name]));
    if (object !== undefined) return `the ${resource} \`${object}\` may not be touched`;
  }
  return undefined;
}

/** Whether a template of untouched paths is the beginning of one of the contract's. */
export function beginsPath({ operations, basePath }: ApiModel, template: string): boolean {
  return operations.some(({ path }) => isBelow(pathSegments(basePath + template), path.split("/")));
}

function withValue(template: readonly PathPiece[][], parameter: string, value: string): PathPiece[][] {
  return template.map((pieces) =>
    pieces.map((piece) =>
      "parameter" in piece && piece.parameter === parameter ? { literal: value } : piece,
    ),
  );
}

/** Whether a path is one of a template's, or below it. */
function isBelow(template: readonly PathPiece[][], segments: readonly string[]): boolean {
  return template
    .filter((pieces, index) => pieces.length > 0 || index === 0)
    .every((pieces, index) => segments[index] !== undefined && fits(pieces, segments[index]));
}

function fits(pieces: readonly PathPiece[], segment: string): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (!("literal" in piece)) continue;
    const found = segment.indexOf(piece.literal, at);
    if (found === -1) return false;
    at = found + piece.literal.length;
  }
  return pieces.some((piece) => "parameter" in piece) || at === segment.length;
}

/** The path without what servers may pass over: escapes, and slashes that are doubled. */
function plain(path: string): string {
  const once = path.replace(/\/{2,}/g, "/");
  return percentDecoded(once) ?? once;
}
