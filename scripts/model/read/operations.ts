import { STATUS_CODES } from "node:http";
import { limitsOf, limitWords } from "../../contract/limits.ts";
import { idempotentMethods } from "../../contract/resolve.ts";
import { isObject, type Json } from "../../lib/json.ts";
import type { StatusKey } from "../../lib/status.ts";
import { kebabCase } from "../../lib/words.ts";
import { operationExtensions as extension, limitExtensions } from "../extensions.ts";
import type {
  CallbackModel,
  DeprecationModel,
  ErrorBodyModel,
  LinkModel,
  MethodName,
  OperationModel,
  PayloadModel,
  RequestBodyModel,
  ResponseModel,
} from "../model.ts";
import type { SecurityRequirement } from "../security.ts";
import type { PaginationModel } from "../vocabulary.ts";
import { errorsOf, isErrorStatus } from "./errors.ts";
import { entriesIn, extensionsIn, listIn, objectIn, textIn, textsIn, unclearPart } from "./members.ts";
import { headersIn, parametersOf } from "./parameters.ts";
import { contentIn } from "./payloads.ts";
import { externalDocsPart, serversIn } from "./servers.ts";
import { type TagsOfDocument, titlesIn } from "./tags.ts";
import { visibilityPart } from "./visibility.ts";

const methods: readonly MethodName[] = [
  ...(["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const),
];

/** Reads the operations of a path item at a path. */
type ReadOperations = (path: string, item: Json) => OperationModel[];

/** A reader of a document's path items: each operation gets what its path and the document say about it. */
export function operationReader(
  document: Json,
  errorPlaces: ErrorBodyModel,
  sectionOf: TagsOfDocument["sectionOf"],
): ReadOperations {
  const read: ReadOperations = (path, item) =>
    methods.flatMap((method) => {
      const object = item[method.toLowerCase()];
      return isObject(object) ? [operationOf(path, item, method, object)] : [];
    });

  function operationOf(path: string, item: Json, method: MethodName, object: Json): OperationModel {
    const [title = "", ...tags] = titlesIn(object);
    const servers = [object, item].map(serversIn).find((list) => list.length > 0);
    const deprecated = deprecationOf(object);
    const answers = responsesIn(object, document);
    const errors = answers
      .filter(({ response }) => isErrorStatus(String(response.status)))
      .map((answer) => errorsOf(answer.response, answer.object, errorPlaces));
    const callbacks = callbacksIn(object);
    const operationId = textIn(object, "operationId");
    const limits = limitsIn(object);
    return {
      operationId,
      method,
      path,
      title: textIn(object, "summary"),
      description: textIn(object, "description"),
      section: sectionOf(title),
      tags,
      ...(deprecated ? { deprecated } : {}),
      ...visibilityPart(object),
      security: (object["security"] ?? document["security"] ?? []) as readonly SecurityRequirement[],
      ...(servers ? { servers } : {}),
      parameters: parametersOf([...listIn(item, "parameters"), ...listIn(object, "parameters")]),
      ...requestBodyPart(object, document),
      responses: answers
        .map(({ response }) => response)
        .filter(({ status }) => !isErrorStatus(String(status))),
      errorResponses: errors.map(({ response }) => response),
      errors: errors.flatMap((one) => one.errors),
      ...(callbacks.length > 0 ? { callbacks } : {}),
      idempotent: idempotent(object, method),
      ...(limits ? { limits } : {}),
      ...refersPart(object),
      ...paginationPart(object),
      page: { name: kebabCase(operationId), lead: "", callouts: [], notes: "" },
      ...externalDocsPart(object),
      ...extensionsIn(object, [
        ...Object.values(extension),
        ...limitWords.filter((word) => limits?.[word] !== undefined).map((word) => limitExtensions[word]),
      ]),
      ...unclearPart(object),
    };
  }

  function callbacksIn(object: Json): CallbackModel[] {
    return entriesIn(object, "callbacks").map(([name, items]) => ({
      name,
      operations: Object.entries(items).flatMap(([url, item]) => (isObject(item) ? read(url, item) : [])),
    }));
  }

  return read;
}

function deprecationOf(object: Json): DeprecationModel | undefined {
  const [sunset, successor] = [textIn(object, extension.sunset), textIn(object, extension.successor)];
  if (object["deprecated"] !== true && !sunset) return undefined;
  return {
    since: textIn(object, extension.since),
    ...(sunset ? { sunset } : {}),
    ...(successor ? { successor } : {}),
  };
}

function idempotent(object: Json, method: MethodName): boolean {
  const told = object[extension.idempotent];
  return typeof told === "boolean" ? told : (idempotentMethods as ReadonlySet<string>).has(method);
}

/** The limits of an operation; extensions of these names that are not numbers mean something else. */
function limitsIn(object: Json): OperationModel["limits"] {
  return limitsOf(
    Object.fromEntries(
      limitWords.flatMap((word) => {
        const told = object[limitExtensions[word]];
        return typeof told === "number" ? [[word, told]] : [];
      }),
    ),
  );
}

function refersPart(object: Json): { readonly refers?: Readonly<Record<string, string>> } {
  const told = Object.entries(objectIn(object, extension.refers) ?? {}).flatMap(([field, resource]) =>
    typeof resource === "string" ? [[field, resource]] : [],
  );
  return told.length > 0 ? { refers: Object.fromEntries(told) } : {};
}

function paginationPart(object: Json): { readonly pagination?: PaginationModel } {
  const told = objectIn(object, extension.pagination);
  const list = textsIn(told, ["items", "limit", "total", "more"]);
  const { parameter, next } = textsIn(objectIn(told, "cursor"), ["parameter", "next"]);
  if (parameter !== undefined && next !== undefined)
    return { pagination: { ...list, cursor: { parameter, next } } };
  const { parameter: offset } = textsIn(objectIn(told, "offset"), ["parameter"]);
  if (offset !== undefined) return { pagination: { ...list, offset: { parameter: offset } } };
  const { parameter: page } = textsIn(objectIn(told, "page"), ["parameter"]);
  if (page === undefined) return {};
  const first = objectIn(told, "page")["first"] === 0 ? { first: 0 as const } : {};
  return { pagination: { ...list, page: { parameter: page, ...first } } };
}

function requestBodyPart(object: Json, root: object): { readonly requestBody?: RequestBodyModel } {
  const body = object["requestBody"];
  if (!isObject(body)) return {};
  const [first = anyBody, ...others] = contentIn(body, root);
  return {
    requestBody: {
      required: body["required"] === true,
      ...textsIn(body, ["description"]),
      content: [first, ...others],
    },
  };
}

/** A body without a media type. */
const anyBody: PayloadModel = { mediaType: "*/*", kind: "binary", examples: {}, files: [] };

interface Answer {
  readonly response: ResponseModel;
  readonly object: Json;
}

function responsesIn(operation: Json, root: object): Answer[] {
  return entriesIn(operation, "responses").map(([key, object]) => {
    const status = statusOf(key);
    const links = entriesIn(object, "links").map(([name, link]) => [name, linkOf(link)]);
    return {
      object,
      response: {
        status,
        reason: STATUS_CODES[status] ?? "",
        description: textIn(object, "description"),
        headers: headersIn(object),
        content: contentIn(object, root),
        ...(links.length > 0 ? { links: Object.fromEntries(links) } : {}),
      },
    };
  });
}

/** `200`, `4XX` or `default`, whatever their case in the document. */
function statusOf(key: string): StatusKey {
  if (/^\d+$/.test(key)) return Number(key);
  return (/^default$/i.test(key) ? "default" : key.toUpperCase()) as StatusKey;
}

function linkOf(link: Json): LinkModel {
  const { parameters, requestBody } = link;
  return {
    ...textsIn(link, ["operationId", "operationRef", "description"]),
    ...(isObject(parameters) ? { parameters } : {}),
    ...(requestBody === undefined ? {} : { requestBody }),
    ...visibilityPart(link),
  };
}
