import { normalType } from "../../lib/media-types.ts";
import type { OperationModel } from "../../model/model.ts";
import type { Judged } from "../../model/zod-schemas.ts";

/** A part of an operation whose values a schema judges. */
export interface JudgedPart {
  /** The same in two models of the operation: `query parameter limit`. */
  readonly key: string;
  readonly value: Judged;
  /** Where it is: steps below the Operation Object. */
  readonly steps: readonly (string | ParameterStep)[];
}

/** One of a list of parameters. */
export interface ParameterStep {
  readonly in: string;
  readonly name: string;
}

/** All parts of an operation that have a schema, errors among them. */
export function judgedParts({
  parameters,
  requestBody,
  responses,
  errorResponses,
}: OperationModel): JudgedPart[] {
  return [
    ...parameters.map((value): JudgedPart => {
      const { in: location, name, mediaType } = value;
      return {
        key: `${location} parameter ${location === "header" ? name.toLowerCase() : name}`,
        value,
        steps: ["parameters", { in: location, name }, ...contentSteps(mediaType), "schema"],
      };
    }),
    ...(requestBody?.content ?? []).map(
      (value): JudgedPart => ({
        key: `request body ${normalType(value.mediaType)}`,
        value,
        steps: ["requestBody", ...contentSteps(value.mediaType), "schema"],
      }),
    ),
    ...[...responses, ...errorResponses].flatMap(({ status, headers, content }) => [
      ...content.map(
        (value): JudgedPart => ({
          key: `response ${status} ${normalType(value.mediaType)}`,
          value,
          steps: ["responses", String(status), ...contentSteps(value.mediaType), "schema"],
        }),
      ),
      ...headers.map(
        (value): JudgedPart => ({
          key: `response ${status} header ${value.name.toLowerCase()}`,
          value,
          steps: [
            "responses",
            String(status),
            "headers",
            value.name,
            ...contentSteps(value.mediaType),
            "schema",
          ],
        }),
      ),
    ]),
  ].filter(({ value }) => value.schema !== undefined);
}

function contentSteps(mediaType: string | undefined): string[] {
  return mediaType === undefined ? [] : ["content", mediaType];
}
