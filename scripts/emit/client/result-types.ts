import { componentNameOf } from "../../lib/component-reference.ts";
import type { ErrorCode } from "../../lib/error-code.ts";
import { pointerTokens } from "../../lib/json-pointer.ts";
import type { JsonSchema, SchemaObject } from "../../lib/json-schema.ts";
import { redirectStatuses, type StatusKey, statusesOf } from "../../lib/status.ts";
import { type PartedText, typeOfText } from "../../lib/text-template.ts";
import { schemaAsObject } from "../../model/component.ts";
import { defaultAnswer } from "../../model/documented-status.ts";
import { hasErrorTypes, isUsualForm, onlyTextField } from "../../model/error-body.ts";
import type {
  ApiModel,
  ErrorBodyModel,
  ErrorCase,
  OperationModel,
  PayloadModel,
  ResponseModel,
} from "../../model/model.ts";
import { operationType } from "../typescript/identifiers.ts";
import { type HeaderField, headerField, withHeaders } from "./header-text.ts";

/** One documented status of an operation, or a range of them. */
export interface ResultCase {
  readonly status: StatusKey;
  /** The statuses in its type: of a range, the registered ones that are not documented on their own. */
  readonly statuses: readonly number[];
  readonly ok: boolean;
  /** When it occurs, in the contract's words. */
  readonly words: string;
  /** If the status has several. */
  readonly mediaType?: string;
  readonly kind: "json" | "text" | "blob" | "stream" | "nothing";
  readonly schema?: SchemaObject;
  /** The member of the result's union. */
  readonly type: string;
  /** The error texts that are promised. */
  readonly texts: readonly PartedText[];
  /** The codes of the errors that are known. */
  readonly codes?: readonly ErrorCode[];
  /** The header fields of an error. */
  readonly headers?: readonly HeaderField[];
  /** The reader of an error, as an expression, if it has more than a text in the API's field. */
  readonly reader?: string;
}

/** Every documented status of an operation: answers first, then errors, each in ascending order. */
export function resultCases(api: ApiModel, operation: OperationModel): ResultCase[] {
  const keys = [...operation.responses, ...operation.errorResponses].map(({ status }) => status);
  const hasRange = keys.some(isRange);
  const told = ({ status, content }: ResponseModel, from = 0) => {
    const statuses = statusesOf(status, keys, content.length > 0).filter((one) => one >= from);
    return { status, statuses, of: statuses.join(" | ") };
  };
  const bodyOf = (status: StatusKey, mediaType: string, written: JsonSchema = true) => {
    const schema = schemaAsObject(written);
    const name = componentNameOf(schema["$ref"]);
    const type = name
      ? `components["schemas"][${JSON.stringify(name)}]`
      : `${operationType(operation.operationId)}["responses"][${JSON.stringify(status)}]["content"][${JSON.stringify(mediaType)}]`;
    return { schema, type };
  };

  const isHead = operation.method === "HEAD";
  const covering = defaultAnswer(operation);
  // A default that stands for successes, too, is two results: only one of them is an error.
  const successes = covering ? [{ ...covering, key: "2XX" as const }] : operation.responses;
  const answers = successes.flatMap((response): ResultCase[] => {
    const { of, ...documented } = told({
      ...response,
      ...("key" in response ? { status: response.key } : {}),
    });
    if (of === "") return [];
    const base = { ...documented, ok: true, words: response.description, texts: [] };
    const { content } = response;
    if (content.length === 0 || isHead)
      return [{ ...base, kind: "nothing", type: `Answer<${of}, undefined>` }];
    return content.map((body) => {
      const { kind, mediaType } = body;
      const choice = content.length > 1 ? { mediaType } : {};
      const typed = (type: string) =>
        content.length > 1 ? `(${type} & OfType<${JSON.stringify(mediaType)}>)` : type;
      if (body.isStream)
        return {
          ...{ ...base, mediaType, kind: "stream" as const },
          type: typed(`Answer<${of}, ReadableStream<Uint8Array>>`),
        };
      if (kind !== "json" && kind !== "text")
        return { ...base, ...choice, kind: "blob", type: typed(`Answer<${of}, Blob>`) };
      const { schema, type } = bodyOf(response.status, mediaType, body.schema);
      return { ...base, ...choice, kind, schema, type: typed(`Answer<${of}, ${type}>`) };
    });
  });

  const refusals = operation.errorResponses.flatMap((response): ResultCase[] => {
    const { status, description } = response;
    const { of, ...documented } = told(response, response === covering ? 300 : 0);
    if (of === "") return [];
    const base = {
      ...documented,
      ok: false,
      words: description,
      ...(response.headers.length > 0
        ? { headers: response.headers.map((header) => headerField(api, header)) }
        : {}),
    };
    const withFields = (type: string) => (base.headers ? `(${type} & ${withHeaders(base.headers)})` : type);
    if (isHead) {
      const type = withFields(`Refusal<${of}, undefined>`);
      return [
        { ...base, kind: "nothing", type, texts: [], ...(hasRange ? { reader: "refusal.nothing" } : {}) },
      ];
    }
    const all = operation.errors.filter((error) => error.status === status);
    const choices = hasErrorTypes(response) ? response.content.map((one) => [one]) : [response.content];
    return choices.flatMap((content): ResultCase[] => {
      const [choice] = choices.length > 1 ? content : [];
      const typed = (type: string) =>
        withFields(choice ? `(${type} & OfType<${JSON.stringify(choice.mediaType)}>)` : type);
      const ofType = choice ? { mediaType: choice.mediaType } : {};
      const known = choice ? all.filter(({ payload }) => payload?.mediaType === choice.mediaType) : all;
      const promised = known.filter((error) => error.promised && error.text !== "");
      const texts = [...new Map(promised.map((error) => [typeOfText(error), error])).values()];
      const codes = [...new Set(known.flatMap(({ code }) => code ?? []))];
      const reader = refusalReader(api, known, content, hasRange || choice !== undefined);
      const isJson = content.some(({ kind }) => kind === "json") || (known.length === 0 && !reader);
      if (!isJson) {
        const [kind, type] =
          content.length > 0 ? (["blob", "Blob"] as const) : (["nothing", "undefined"] as const);
        return [
          {
            ...{ ...base, ...ofType, kind, texts },
            type: typed(`Refusal<${of}, ${type}>`),
            ...(reader ? { reader } : {}),
          },
        ];
      }
      const bodies = content.filter(({ kind }) => kind === "json");
      const made = (bodies.length > 0 ? bodies : [undefined]).map((body) =>
        bodyOf(status, body?.mediaType ?? "application/json", body?.schema),
      );
      const union = texts.map(typeOfText).join(" | ");
      const [first] = made;
      const schema = first && made.length === 1 ? first.schema : { anyOf: made.map((one) => one.schema) };
      const type = `Refusal<${of}, ${made.map((one) => one.type).join(" | ")}${union && `, ${union}`}>`;
      const coded = codes.map((code) => JSON.stringify(code)).join(" | ");
      return [
        {
          ...base,
          ...ofType,
          kind: "json",
          schema,
          type: typed(coded ? `(${type} & Coded<${coded}>)` : type),
          texts,
          ...(codes.length > 0 ? { codes } : {}),
          ...(reader ? { reader } : {}),
        },
      ];
    });
  });
  return [...answers, ...refusals];
}

/** Whether a key stands for several statuses. */
export function isRange(key: StatusKey): boolean {
  return typeof key !== "number";
}

/** Whether an operation can be answered with a redirect, which browsers hide from `fetch` without following it. */
export function canRedirect(results: readonly ResultCase[]): boolean {
  return results.some(({ statuses }) => statuses.some((status) => redirectStatuses.has(status)));
}

/**
 * The reader of the errors of a status; `undefined` if they are JSON with a text in the API's usual field. `always`: a
 * reader is required, because otherwise that of a range would apply.
 */
function refusalReader(
  { errors }: ApiModel,
  known: readonly ErrorCase[],
  content: readonly PayloadModel[],
  always: boolean,
): string | undefined {
  const textField = onlyTextField(errors);
  const isUsual = textField !== undefined && known.every((error) => isUsualForm(error, errors));
  if (!always && isUsual && (content.length > 0 || known.length > 0)) return undefined;
  if (content.length === 0) return "refusal.nothing";
  if (!content.some(({ kind }) => kind === "json")) return "refusal.blob";
  const bodies: readonly ErrorBodyModel[] = known.length > 0 ? known : [errors];
  const texts = waysOf(bodies.map(({ textPointer }) => textPointer));
  const codes = waysOf(bodies.map(({ codePointer }) => codePointer));
  return codes.length > 0
    ? `/* @__PURE__ */ refusal.coded([${texts.join(", ")}], [${codes.join(", ")}])`
    : `/* @__PURE__ */ refusal.worded(${texts.join(", ")})`;
}

function waysOf(pointers: readonly (string | undefined)[]): string[] {
  const all = pointers.flatMap((pointer) =>
    pointer === undefined ? [] : [JSON.stringify(pointerTokens(pointer))],
  );
  return [...new Set(all)];
}
