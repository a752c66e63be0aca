import { isSetByHttp } from "../../contract/check/requests.ts";
import { propertyName } from "../../lib/ecmascript-names.ts";
import { pointerStep } from "../../lib/json-pointer.ts";
import { bodilessStatuses } from "../../lib/status.ts";
import { kebabCase } from "../../lib/words.ts";
import { defaultAnswer } from "../../model/documented-status.ts";
import type { HeaderModel, OperationModel, ResponseModel } from "../../model/model.ts";
import { sayableText } from "../schema/meta.ts";
import { keywordsOf } from "../schema/printer.ts";
import { callText, listText, objectText, type SpecCode } from "../text/code.ts";
import { literal } from "../text/literal.ts";
import type { PieceWriter, SpecContext } from "./context.ts";
import type { Piece } from "./modules.ts";
import { type BodyOptions, type PayloadWriter, payloadCode } from "./payload.ts";

/** What writes a body of an operation. */
type Aside = PayloadWriter["aside"];

/** The answers of an operation that are no errors: by status. */
export function responsesPiece(
  operation: OperationModel,
  name: string,
  context: SpecContext,
  aside: Aside,
): Piece | undefined {
  const place = context.placeOf(operation);
  const covering = shownDefault(operation);
  const answers = covering ? [covering] : operation.responses;
  if (answers.length === 0) return undefined;
  return context.piece((writer) => {
    const entries = answers.map((answer) => {
      const { status } = answer;
      if (typeof status === "number" && status < 200) {
        context.tell("left out", `${place} ${status}`, "interim answer", "it reaches no caller");
        return [];
      }
      const response = answer === covering ? withErrorExamples(operation, answer) : answer;
      const code = responseCode(response, `${place} ${status}`, `${name}${statusWord(status)}`, {
        context,
        writer,
        aside,
      });
      return [[`${typeof status === "number" ? status : JSON.stringify(status)}: `, code]];
    });
    return { open: "{", items: entries.flat(), close: "}", isBroken: true };
  });
}

/** The default that is written as the response; one of several media types is written as several errors. */
export function shownDefault(operation: OperationModel): ResponseModel | undefined {
  const covering = defaultAnswer(operation);
  return covering && covering.content.length < 2 ? covering : undefined;
}

/** A default that is read among the errors, with the examples that are read from it. */
function withErrorExamples(operation: OperationModel, response: ResponseModel): ResponseModel {
  const content = response.content.map((payload) => ({
    ...payload,
    examples: examplesOf(operation, response, payload.mediaType, payload),
  }));
  return { ...response, content };
}

function statusWord(status: ResponseModel["status"]): string {
  return String(status);
}

function responseCode(
  response: ResponseModel,
  pointer: string,
  name: string,
  payloads: PayloadWriter,
): SpecCode {
  const { content, headers, description } = withoutForbiddenBody(response, pointer, payloads.context);
  const options: BodyOptions = {
    ...(description.trim() ? { description: JSON.stringify(sayableText(description)) } : {}),
    ...headersPart(headers, pointer, payloads.writer, payloads.context),
    ...linksPart(response, pointer, payloads.context),
  };
  const place = { pointer, isAnswered: true };
  const bodies = content.map((payload, index) =>
    payloadCode(
      payload,
      place,
      index === 0 ? name : `${name}${kebabCase(payload.mediaType)}`,
      index === 0 ? options : {},
      payloads,
    ),
  );
  const [only, ...others] = bodies;
  if (only === undefined) {
    const said = objectText(options);
    return said.items.length > 0
      ? callText(payloads.writer.word("noContent"), said)
      : `${payloads.writer.word("noContent")}()`;
  }
  return others.length > 0 ? listText(bodies) : only;
}

/** A response as HTTP has it: a few statuses have no body (RFC 9110, section 6.4.1), whatever a document says. */
function withoutForbiddenBody(
  response: ResponseModel,
  pointer: string,
  { tell }: SpecContext,
): ResponseModel {
  const { status, content } = response;
  if (typeof status !== "number" || !bodilessStatuses.has(status) || content.length === 0) return response;
  tell("left out", pointer, "body", `HTTP allows none with ${status}`);
  return { ...response, content: [] };
}

/** The links that lead to operations of the spec by their ids. */
function linksPart(
  { links = {} }: ResponseModel,
  pointer: string,
  { tell, model, files }: SpecContext,
): { readonly links?: SpecCode } {
  const kept = Object.entries(links).flatMap(
    ([name, { operationId, operationRef, parameters, requestBody, description }]) => {
      const target = model.operations.find((one) =>
        operationId === undefined ? refOf(one) === operationRef : one.operationId === operationId,
      );
      const file = target && files.get(target);
      const unsaid = Object.keys(parameters ?? {}).filter((one) => !target || !isParameter(target, one));
      if (!file || unsaid.length > 0) {
        const what = file ? `it gives \`${unsaid.join("`, `")}\`, which is no parameter` : "it leads nowhere";
        tell("left out", `${pointer} link ${name}`, "link", what);
        return [];
      }
      const said = {
        operationId: file.operationId,
        ...(parameters && Object.keys(parameters).length > 0 ? { parameters } : {}),
        ...(requestBody === undefined ? {} : { requestBody }),
        ...(description?.trim() ? { description: sayableText(description) } : {}),
      };
      return [[name, said] as const];
    },
  );
  return kept.length > 0 ? { links: literal(Object.fromEntries(kept)) } : {};
}

/** How a link of the same document names an operation that it does not name by its id. */
function refOf({ path, method }: OperationModel): string {
  return `#/paths${pointerStep(path)}/${method.toLowerCase()}`;
}

function isParameter({ parameters }: OperationModel, name: string): boolean {
  return parameters.some((one) => name === one.name || name === `${one.in}.${one.name}`);
}

export function headersPart(
  headers: readonly HeaderModel[],
  pointer: string,
  writer: PieceWriter,
  { tell }: SpecContext,
): { readonly headers?: SpecCode } {
  const known = new Set<string>();
  const shape: Record<string, SpecCode> = {};
  for (const { name, schema, required, description, deprecated } of headers) {
    const at = `${pointer} header ${name}`;
    if (known.has(name.toLowerCase()) || name.toLowerCase() === "content-type") {
      tell("other form", at, "header field", "the media type says it");
      continue;
    }
    if (isSetByHttp(name)) {
      tell("left out", at, "header field", "HTTP itself sets it");
      continue;
    }
    known.add(name.toLowerCase());
    const place = { pointer: at, isAnswered: true };
    const more: Record<string, SpecCode> = {
      ...(description?.trim() ? { description: JSON.stringify(sayableText(description)) } : {}),
      ...(deprecated ? { deprecated: "true" } : {}),
    };
    const { description: own, ...keywords } = keywordsOf(schema);
    const said = description?.trim()
      ? keywords
      : { ...keywords, ...(own === undefined ? {} : { description: own }) };
    shape[propertyName(name)] = writer.schemaWith(said, place, required ? "" : ".optional()", more);
  }
  return Object.keys(shape).length > 0
    ? { headers: objectText(shape, { isBroken: Object.keys(shape).length > 1 }) }
    : {};
}

/** The examples of a body of errors: those that the model keeps as errors, too. */
export function examplesOf(
  { errors }: OperationModel,
  { status }: ResponseModel,
  mediaType: string,
  payload: ResponseModel["content"][number],
): ResponseModel["content"][number]["examples"] {
  const found = errors.find(
    (error) => error.status === status && error.payload?.mediaType === mediaType && error.body !== undefined,
  );
  if (!found) return Object.fromEntries(Object.entries(payload.examples).slice(0, 1));
  return { default: { summary: "", value: found.body } };
}
