import { isDeepStrictEqual } from "node:util";
import { pointerTokens } from "../lib/json-pointer.ts";
import type { ErrorBodyModel, ErrorCase, ErrorsModel, PayloadModel, ResponseModel } from "./model.ts";

/**
 * The field of an error's body that holds its text, if the body has no other fields and is `application/json`;
 * otherwise `undefined`.
 */
export function onlyTextField(body: ErrorBodyModel): string | undefined {
  const { payload, textPointer, codePointer, fieldErrors } = body;
  if (payload?.mediaType !== "application/json" || textPointer === undefined) return undefined;
  const [field, ...others] = pointerTokens(textPointer);
  return others.length > 0 || codePointer !== undefined || fieldErrors ? undefined : field;
}

/** Whether a handler chooses the text of an error: it is not promised. */
export function isTextOpen({ text, promised, shared }: ErrorCase): boolean {
  return text !== "" && !promised && !shared;
}

/** Whether the body of an error has the form that most of the API's errors have. */
export function isUsualForm(body: ErrorBodyModel, most: ErrorsModel): boolean {
  return (
    isSamePayload(body.payload, most.payload) &&
    body.textPointer === most.textPointer &&
    body.codePointer === most.codePointer
  );
}

function isSamePayload(a: PayloadModel | undefined, b: PayloadModel | undefined): boolean {
  return a === b || (a?.mediaType === b?.mediaType && isDeepStrictEqual(a?.schema, b?.schema));
}

/** Whether the errors of a status have several media types, of which not all are JSON: each is read in its own way. */
export function hasErrorTypes({ content }: Pick<ResponseModel, "content">): boolean {
  return content.length > 1 && content.some(({ kind }) => kind !== "json");
}
