import type { StatusKey } from "../lib/status.ts";
import type {
  ErrorBodyModel,
  HeaderModel,
  OperationModel,
  ParameterLocation,
  ParameterModel,
  PayloadModel,
} from "./model.ts";

/** The names that the vocabulary, handlers and inputs have for the parameters of a location. */
export const inputPart = {
  path: "params",
  query: "query",
  header: "headers",
  cookie: "cookies",
} as const satisfies Readonly<Record<ParameterLocation, string>>;

/** The part itself: anything whose values a schema judges. */
type Holder =
  | { readonly kind: "parameter"; readonly value: ParameterModel }
  | { readonly kind: "requestBody"; readonly value: PayloadModel }
  | { readonly kind: "responseBody"; readonly status: StatusKey; readonly value: PayloadModel }
  | { readonly kind: "responseHeader"; readonly status: StatusKey; readonly value: HeaderModel };

/** A part of an operation, and where in the contract it is: `params/id`, `responses/200/headers/ETag`. */
export type OperationPart = Holder & {
  readonly place: string;
  /** Who writes the value: the caller, or the server. */
  readonly direction: "request" | "response";
};

/** The parts of an operation in the order of the document, without error responses, which the API shares. */
export function partsOf({ parameters, requestBody, responses }: OperationModel): OperationPart[] {
  const request = (holder: Holder, place: string): OperationPart => ({
    ...holder,
    place,
    direction: "request",
  });
  const response = (holder: Holder, place: string): OperationPart => ({
    ...holder,
    place,
    direction: "response",
  });
  return [
    ...parameters.map((value) =>
      request({ kind: "parameter", value }, `${inputPart[value.in]}/${value.name}`),
    ),
    ...(requestBody?.content ?? []).map((value, index, { length }) =>
      request({ kind: "requestBody", value }, length > 1 ? `body/${index}` : "body"),
    ),
    ...responses.flatMap(({ status, headers, content }) => [
      ...content.map((value, index) => {
        const place = `responses/${status}${content.length > 1 ? `/${index}` : ""}`;
        return response({ kind: "responseBody", status, value }, place);
      }),
      ...headers.map((value) =>
        response({ kind: "responseHeader", status, value }, `responses/${status}/headers/${value.name}`),
      ),
    ]),
  ];
}

/** The bodies that errors of an operation have in place of the API's, and their header fields, as its parts. */
export function errorPartsOf(
  { errorResponses, errors }: OperationModel,
  { payload: ofMost }: ErrorBodyModel,
): OperationPart[] {
  return errorResponses.flatMap(({ status, headers, content }): OperationPart[] => {
    const index = errors.findIndex((error) => error.status === status && error.payload !== ofMost);
    const first = errors.findIndex((error) => error.status === status);
    const bodies = content
      .filter((payload) => payload !== ofMost)
      .map((value) => ({ kind: "responseBody" as const, status, value, place: `errors/${index}/body` }));
    const fields = headers.map((value) => ({
      ...{ kind: "responseHeader" as const, status, value },
      place: `errors/${first}/headers/${value.name}`,
    }));
    return [...bodies, ...fields].map((part) => ({ ...part, direction: "response" }));
  });
}
