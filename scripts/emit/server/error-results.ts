import type { ErrorCode } from "../../lib/error-code.ts";
import { bodilessStatuses, inStatusOrder, isOfStatus, type StatusKey } from "../../lib/status.ts";
import { typeOfPart } from "../../lib/text-template.ts";
import { hasErrorTypes, isTextOpen, isUsualForm, onlyTextField } from "../../model/error-body.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { ErrorCase, OperationModel } from "../../model/model.ts";
import { usualError } from "../../runtime/server/operation.ts";
import { finderOf } from "./facts.ts";
import { headersField } from "./headers-field.ts";
import { typescriptLiteral } from "./names.ts";

type Reading = Pick<ModelOfContract, "model" | "zod">;

/** What a handler may answer with, as the fields of object types: one for each status, and for each body of an error's own. */
export function errorResults(
  operation: OperationModel,
  operationType: string,
  { model, zod }: Reading,
): string[][] {
  const { errors } = operation;
  return keysOf(errors).flatMap((status) => {
    const found = errors.filter((error) => error.status === status);
    const usual = found.filter((error) => isUsualForm(error, model.errors));
    const own = found.filter((error) => !usual.includes(error));
    const open = usual.filter(isTextOpen);
    const parted = usual.filter(({ parts }) => parts);
    const fixed = usual.filter((error) => !isTextOpen(error) && !error.parts);
    const base = `${operationType}["responses"][${statusIndex(status)}]`;
    const named = operation.errorResponses.find((response) => response.status === status)?.headers ?? [];
    const headers = headersField(base, named, zod, found[0]?.headers);
    const typeOf = (error: ErrorCase) =>
      `${base}["content"][${typescriptLiteral(error.payload?.mediaType ?? "")}]`;
    const response = operation.errorResponses.find((one) => one.status === status);
    const isChoice = response !== undefined && hasErrorTypes(response);
    const choiceOf = (error: ErrorCase | undefined): string[] =>
      isChoice && error?.payload ? [`contentType?: ${typescriptLiteral(error.payload.mediaType)}`] : [];
    const isText = onlyTextField(model.errors) !== undefined;
    const usualType = isText || !usual[0] ? undefined : typeOf(usual[0]);
    return [
      ...(fixed.length > 0
        ? [[...usualResult(operation, fixed, status, headers, usualType), ...choiceOf(fixed[0])]]
        : []),
      ...parted.map((error) => [
        ...partedResult(operation, error, status, headers, usualType),
        ...choiceOf(error),
      ]),
      ...(open.length > 0
        ? [
            [
              ...openResult(open, statusType(operation, status, true), headers, usualType),
              ...choiceOf(open[0]),
            ],
          ]
        : []),
      ...own.map((error) => [
        ...ownResult(error, statusType(operation, status, !!error.payload), headers, typeOf(error), zod),
        ...choiceOf(error),
      ]),
    ];
  });
}

function keysOf(errors: readonly ErrorCase[]): StatusKey[] {
  return [...new Set(errors.map(({ status }) => status))].sort(inStatusOrder);
}

/** For a text with parts, the handler gives their values. */
function partedResult(
  operation: OperationModel,
  error: ErrorCase,
  status: StatusKey,
  headers: string,
  type: string | undefined,
): string[] {
  const [ofStatus = "", ...others] = usualResult(operation, [error], status, headers, type);
  return [ofStatus, ...partsField(error), ...others];
}

function partsField({ parts }: ErrorCase): string[] {
  if (!parts) return [];
  const fields = Object.entries(parts).map(
    ([name, part]) => `readonly ${typescriptLiteral(name)}: ${typeOfPart(part)}`,
  );
  return [`parts: { ${fields.join("; ")} }`];
}

/** The type of a result's status: for a range, all of its statuses that are not documented closer. */
export function statusType(
  { responses, errorResponses }: OperationModel,
  status: StatusKey,
  hasBody: boolean,
): string {
  if (typeof status === "number") return String(status);
  const others = [...responses, ...errorResponses].map((other) => other.status);
  const closer = others.filter((key) => key !== status && (status === "default" || isOfRange(key, status)));
  const empty = hasBody ? [...bodilessStatuses].filter((one) => isOfStatus(status, one)) : [];
  const rest = [...new Set([...closer, ...empty])].map(statusIndex);
  return `StatusWithin<${typescriptLiteral(status)}${rest.length > 0 ? `, ${rest.join(" | ")}` : ""}>`;
}

function isOfRange(key: StatusKey, range: StatusKey): boolean {
  return typeof key === "number" && isOfStatus(range, key);
}

/** A status among the responses of openapi-typescript's types. */
export function statusIndex(status: StatusKey): string {
  return typeof status === "number" ? String(status) : typescriptLiteral(status);
}

function openResult(
  found: readonly ErrorCase[],
  status: string,
  headers: string,
  type: string | undefined,
): string[] {
  const codes = [...new Set(found.flatMap(({ code }) => code ?? []))];
  const [first] = found;
  return [
    `status: ${status}`,
    "error: string",
    ...(codes.length > 0 ? [`code${codes.length > 1 ? "" : "?"}: ${literals(codes)}`] : []),
    ...(type && first ? [`body?: ${filledType(first, type)}`] : []),
    headers,
  ];
}

/** The text may be left out if handlers have no choice of it. */
function usualResult(
  operation: OperationModel,
  found: readonly ErrorCase[],
  status: StatusKey,
  headers: string,
  type: string | undefined,
): string[] {
  const documented = operation.errors.map(({ status: of, text, shared, given }) => ({
    ...{ status: of, text },
    by: finderOf(shared, given),
  }));
  const mark = usualError(documented, status) ? "?" : "";
  const texts = literals(found.map(({ text }) => text));
  const codes = literals(found.map(({ code = "" }) => code));
  const [first] = found;
  return [
    `status: ${statusType(operation, status, true)}`,
    ...(texts ? [`error${mark}: ${texts}`] : []),
    ...(codes ? [`code${texts ? "?" : mark}: ${codes}`] : []),
    ...(type && first ? [`body?: ${filledType(first, type)}`] : []),
    headers,
  ];
}

function ownResult(
  error: ErrorCase,
  status: string,
  headers: string,
  type: string,
  zod: Reading["zod"],
): string[] {
  const { text, code, promised, payload, fixed } = error;
  return [
    `status: ${status}`,
    ...partsField(error),
    ...(promised && text !== "" ? [`error?: ${typescriptLiteral(text)}`] : []),
    ...(code === undefined ? [] : [`code?: ${typescriptLiteral(code)}`]),
    ...(payload ? [bodyField(error, type, zod.of(payload)?.safeParse(fixed).success === true)] : []),
    headers,
  ];
}

function bodyField(error: ErrorCase, type: string, isWhole: boolean): string {
  if (error.payload?.kind !== "json") return "body: BytesBody";
  return `body${isWhole ? "?" : ""}: ${filledType(error, type)}`;
}

/** The body without need of what the server fills in. */
function filledType({ fixed }: ErrorCase, type: string): string {
  return waysIn(fixed).reduce(
    (body, way) => `Filled<${body}, [${way.map(typescriptLiteral).join(", ")}]>`,
    type,
  );
}

/** The ways to the values in an object; a list is one. */
function waysIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    const further = waysIn(inside);
    return further.length > 0 ? further.map((way) => [name, ...way]) : [[name]];
  });
}

function literals(words: readonly ErrorCode[]): string {
  return [...new Set(words.filter((word) => word !== "").map(typescriptLiteral))].join(" | ");
}
