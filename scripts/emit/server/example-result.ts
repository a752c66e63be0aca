import { isDeepStrictEqual } from "node:util";
import { sampleFile } from "../../contract/schemas/files.ts";
import { withValueAt } from "../../lib/json-pointer.ts";
import { filledText, partExamples } from "../../lib/text-template.ts";
import { statusOfError } from "../../model/documented-status.ts";
import { hasErrorTypes, isUsualForm } from "../../model/error-body.ts";
import type { ErrorCase, ErrorsModel, OperationModel } from "../../model/model.ts";
import type { HandlerResult } from "../../runtime/server/operation.ts";

/** What a handler returns to answer a documented error as its example has it; `most` is the form of most errors. */
export function exampleResult(operation: OperationModel, error: ErrorCase, most: ErrorsModel): HandlerResult {
  const { text, parts, code, payload, body, given, promised, shared } = error;
  const status = statusOfError(operation, error);
  const response = operation.errorResponses.find((one) => one.status === error.status);
  const choice = response && payload && hasErrorTypes(response) ? { contentType: payload.mediaType } : {};
  if (payload?.kind === "binary") return { status, ...choice, body: sampleFile(payload.mediaType) };
  const isUsual = isUsualForm(error, most);
  // A body of its own may have more than the server fills in, also where its form is that of most errors.
  const isFilled = isUsual && (given !== undefined || isDeepStrictEqual(filledBody(error), body));
  return {
    status,
    ...choice,
    // A text that is not promised is in the example of its own body.
    ...((promised || shared || isUsual) && text !== "" ? { error: text } : {}),
    ...(parts ? { parts: partExamples(parts) } : {}),
    ...(code === undefined ? {} : { code }),
    ...(payload && !isFilled ? { body } : {}),
  };
}

/** What the server makes of an error by its text alone. */
function filledBody(error: ErrorCase): unknown {
  const { text, textPointer, fixed } = error;
  return textPointer === undefined || text === ""
    ? fixed
    : withValueAt(fixed, textPointer, filledText(error));
}
