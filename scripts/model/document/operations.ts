import { limitWords } from "../../contract/limits.ts";
import { operationExtensions as extension, limitExtensions } from "../extensions.ts";
import type { ErrorBodyModel, ErrorCase, LinkModel, OperationModel, ResponseModel } from "../model.ts";
import { unclear } from "../read/unclear.ts";
import { serverObject, withoutEmpty } from "./objects.ts";
import { contentObject, headersObject, parameterObject } from "./payloads.ts";

/** A program that calls an operation. */
export interface CodeSample {
  /** What `x-codeSamples` and highlighters call the language. */
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** Path items by path, in the order in which the paths first occur. */
export function pathsObject(
  operations: readonly OperationModel[],
  write: (operation: OperationModel) => object,
): Readonly<Record<string, object>> {
  const items = new Map<string, Record<string, object>>();
  for (const operation of operations) {
    const item = items.get(operation.path) ?? {};
    item[operation.method.toLowerCase()] = write(operation);
    items.set(operation.path, item);
  }
  return Object.fromEntries(items);
}

/** An Operation Object, with the programs that call it; `usual` is where most errors of the API have their parts. */
export function operationObject(
  operation: OperationModel,
  usual: ErrorBodyModel,
  samples?: readonly CodeSample[],
): object {
  const { operationId, title, description, section, tags, security, servers, deprecated, page } = operation;
  const { parameters, requestBody, responses, errorResponses, errors, callbacks, pagination } = operation;
  const titles = [section.title, ...tags].filter(Boolean);
  return {
    ...withoutEmpty({
      operationId,
      summary: title,
      description: [description, page.lead].filter(Boolean).join("\n\n"),
    }),
    ...(titles.length > 0 ? { tags: titles } : {}),
    security,
    ...(servers ? { servers: servers.map(serverObject) } : {}),
    ...(deprecated
      ? {
          deprecated: true,
          ...withoutEmpty({
            [extension.since]: deprecated.since,
            [extension.sunset]: deprecated.sunset,
            [extension.successor]: deprecated.successor,
          }),
        }
      : {}),
    ...(operation.visibility ? { [extension.visibility]: operation.visibility } : {}),
    [extension.idempotent]: operation.idempotent,
    ...withoutEmpty(
      Object.fromEntries(limitWords.map((word) => [limitExtensions[word], operation.limits?.[word]])),
    ),
    ...(operation.refers ? { [extension.refers]: operation.refers } : {}),
    ...(pagination ? { [extension.pagination]: pagination } : {}),
    ...(operation.externalDocs ? { externalDocs: operation.externalDocs } : {}),
    ...operation.extensions,
    ...(operation.unclear ? { [unclear]: operation.unclear } : {}),
    ...(parameters.length > 0 ? { parameters: parameters.map(parameterObject) } : {}),
    ...(requestBody ? { requestBody: { ...requestBody, content: contentObject(requestBody.content) } } : {}),
    responses: Object.fromEntries(
      [...responses, ...errorResponses].map((response) => [
        response.status,
        responseObject(
          response,
          errors.filter(({ status }) => status === response.status),
          usual,
        ),
      ]),
    ),
    ...(callbacks
      ? {
          callbacks: Object.fromEntries(
            callbacks.map((callback) => [
              callback.name,
              pathsObject(callback.operations, (one) => operationObject(one, usual)),
            ]),
          ),
        }
      : {}),
    ...(samples
      ? { "x-codeSamples": samples.map(({ lang, label, source }) => ({ lang, label, source })) }
      : {}),
  };
}

function responseObject(
  response: ResponseModel,
  errors: readonly ErrorCase[],
  usual: ErrorBodyModel,
): object {
  const { description, headers, content, links } = response;
  return {
    description,
    ...(headers.length > 0 ? { headers: headersObject(headers) } : {}),
    ...(content.length > 0 ? { content: contentObject(content, errors, usual) } : {}),
    ...(links
      ? { links: Object.fromEntries(Object.entries(links).map(([name, link]) => [name, linkObject(link)])) }
      : {}),
  };
}

function linkObject({ visibility, ...link }: LinkModel): object {
  return { ...link, ...(visibility ? { [extension.visibility]: visibility } : {}) };
}
