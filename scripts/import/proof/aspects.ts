import { isDeepStrictEqual } from "node:util";
import { normalType } from "../../lib/media-types.ts";
import type { OperationModel, ResponseModel } from "../../model/model.ts";
import { sayableText } from "../schema/meta.ts";
import { lineAndRest, oneLine } from "../text/prose.ts";

/** What an operation says beside its schemas, in ten aspects; each as a value that can be compared. */
const aspects = {
  id: ({ operationId }) => operationId,
  title: ({ title }) => oneLine(sayableText(title)),
  parameters: ({ parameters }) =>
    inOrder(
      parameters.map(({ in: location, name, required }) => [location, named(location, name), required]),
    ),
  styles: ({ parameters }) =>
    inOrder(
      parameters.map(({ in: location, name, style, explode, allowReserved, mediaType = "" }) => [
        location,
        named(location, name),
        // What is written as a media type has no style.
        ...(mediaType ? [normalType(mediaType)] : [style, explode, allowReserved]),
      ]),
    ),
  "request body": ({ requestBody }) =>
    requestBody && {
      required: requestBody.required,
      types: inOrder(requestBody.content.map(({ mediaType }) => normalType(mediaType))),
    },
  statuses: (operation) => inOrder(answersOf(operation).map(({ status }) => String(status))),
  "response media types": (operation) =>
    inOrder(
      answersOf(operation).flatMap(({ status, content }) =>
        content.map(({ mediaType }) => `${status} ${normalType(mediaType)}`),
      ),
    ),
  "header fields": (operation) =>
    inOrder(
      answersOf(operation).flatMap(({ status, headers }) =>
        headers.map(({ name, required }) => [String(status), name.toLowerCase(), required]),
      ),
    ),
  security: ({ security }) =>
    inOrder(
      security.map((requirement) =>
        inOrder(Object.entries(requirement).map(([name, scopes]) => [name, inOrder(scopes)])),
      ),
    ),
  deprecation: ({ deprecated }) => deprecated !== undefined,
} as const satisfies Readonly<Record<string, (operation: OperationModel) => unknown>>;

export type OperationAspect = keyof typeof aspects | "text";

/** The ten aspects in which an operation can be kept: title and description are one. */
export const operationAspects: readonly OperationAspect[] = [
  "id",
  "text",
  ...(Object.keys(aspects) as (keyof typeof aspects)[]).filter((name) => name !== "id" && name !== "title"),
];

/** The aspects in which an operation is not as the document has it; what the document leaves open may be anything. */
export function changedAspects(original: OperationModel, made: OperationModel): OperationAspect[] {
  return operationAspects.filter((name) =>
    name === "text" ? !isTextKept(original, made) : !isKept(name, original, made),
  );
}

function isKept(name: keyof typeof aspects, original: OperationModel, made: OperationModel): boolean {
  const wanted = aspects[name](original);
  return wanted === "" || isDeepStrictEqual(wanted, aspects[name](made));
}

function isTextKept(original: OperationModel, made: OperationModel): boolean {
  const description = sayableText(original.description).trim();
  const isDescribed = description === "" || isSameText(description, made.description.trim());
  return isKept("title", original, made) && isDescribed;
}

/** Where a paragraph breaks its lines means nothing in Markdown. */
function isSameText(one: string, other: string): boolean {
  return one === other || isDeepStrictEqual(lineAndRest(one), lineAndRest(other));
}

function answersOf({ responses, errorResponses }: OperationModel): readonly ResponseModel[] {
  return [...responses, ...errorResponses];
}

/** Names of header fields are the same in any case. */
function named(location: string, name: string): string {
  return location === "header" ? name.toLowerCase() : name;
}

function inOrder<Item>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
