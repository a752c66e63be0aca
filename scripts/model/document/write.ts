import type { Json } from "../../lib/json.ts";
import { closedResponses, errorPlaces, promises } from "../extensions.ts";
import type { ApiModel, ErrorBodyModel, OperationModel } from "../model.ts";
import { errorPlacesOf } from "../read/errors.ts";
import { ignored } from "../read/ignored.ts";
import { unclear } from "../read/unclear.ts";
import { infoObject, securitySchemeObject, serverObject, tagObject, withoutEmpty } from "./objects.ts";
import { type CodeSample, operationObject, pathsObject } from "./operations.ts";
import type { OpenApiDocument } from "./types.ts";

/** Programs that call an operation, for the document's `x-codeSamples`. */
export type CodeSamples = ReadonlyMap<OperationModel, readonly CodeSample[]>;

/**
 * The model as an OpenAPI 3.1 document. The same model gives the same document, including the order of its
 * keys. It leaves out what a document has no place for: laws, pages, inputs that schemas reject, names of
 * environment variables.
 */
export function documentOf(model: ApiModel, samples: CodeSamples = new Map()): OpenApiDocument {
  const { servers, sections, tags, operations, webhooks, components } = model;
  const write = (operation: OperationModel) =>
    operationObject(operation, model.errors, samples.get(operation));
  const schemes = Object.entries(components.securitySchemes);
  const paths = pathsObject(operations, write);
  const document = {
    openapi: "3.1.1",
    info: infoObject(model.info),
    servers: servers.map(serverObject),
    tags: [...sections, ...tags].map(tagObject),
    paths,
    ...(webhooks
      ? {
          webhooks: Object.fromEntries(
            webhooks.map((webhook) => [webhook.name, pathsObject(webhook.operations, write)[""] ?? {}]),
          ),
        }
      : {}),
    ...(model.externalDocs ? { externalDocs: model.externalDocs } : {}),
    ...errorPlacesPart(model.errors, paths),
    ...(model.closedResponses ? { [closedResponses]: true } : {}),
    ...(model.promises.length > 0 ? { [promises]: model.promises } : {}),
    ...model.extensions,
    ...(model.unclear ? { [unclear]: model.unclear } : {}),
    ...(model.ignored ? { [ignored]: model.ignored } : {}),
    components: {
      ...(schemes.length > 0
        ? {
            securitySchemes: Object.fromEntries(
              schemes.map(([name, scheme]) => [name, securitySchemeObject(scheme)]),
            ),
          }
        : {}),
      schemas: components.schemas,
    },
  };
  return document as unknown as OpenApiDocument;
}

/** Where errors have their parts, if a reader would not assume it anyway. */
function errorPlacesPart({ textPointer: text, codePointer: code }: ErrorBodyModel, paths: Json): object {
  const { textPointer: guessed } = errorPlacesOf({ paths });
  return text === guessed && code === undefined ? {} : { [errorPlaces]: { ...withoutEmpty({ text, code }) } };
}
