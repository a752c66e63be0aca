import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import type { OperationError } from "../error.ts";
import { contentOf } from "../error-form.ts";
import { idsOfErrors } from "../error-ids.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { rejectionText } from "../rejection.ts";
import { contentOfError, sharedErrorsOf } from "../resolved-errors.ts";
import { type ErrorStatus, placedErrors } from "../status.ts";
import type { ContractCheck } from "./index.ts";
import { duplicates } from "./names.ts";

/** The server can answer with each documented text, and each occurs once. */
export const checkErrors: ContractCheck = (api) => {
  const { invalid } = api.errors;
  return api.operations.flatMap((operation) => [
    ...errorsTwice(api, operation),
    ...idsTwice(api, operation),
    ...operation.errors.flatMap((error, index) =>
      checkError(operation, error, `operations/${operation.operationId}/errors/${index}`, invalid.status),
    ),
  ]);
};

/** A status occurs once with a text and a code, because a caller can't tell two such rows apart. */
function errorsTwice(api: Api, operation: Operation): Problem[] {
  const { operationId } = operation;
  const known = operation.errors.flatMap((error, index) => {
    const { text, code } = contentOfError(api, operation, error);
    const words = [...(text ? [`“${text}”`] : []), ...(code === undefined ? [] : [`\`${code}\``])];
    return words.length > 0 ? [{ row: [error.status, ...words].join(" "), index }] : [];
  });
  return duplicates(
    known.map(({ row }) => row),
    (error, rows) => {
      const [first = 0, second = 0] = rows.map((row) => known[row]?.index ?? 0);
      return contractProblem(
        "error-twice",
        { operationId, error, first, second },
        { pointer: `operations/${operationId}/errors/${second}` },
      );
    },
  );
}

/** Ids distinguish the errors of a status, in the document and in names of files, where capitals may be ignored. */
function idsTwice(api: Api, operation: Operation): Problem[] {
  const { operationId } = operation;
  const placed = placedErrors(operation);
  const own = placed.map(({ error, place }) => ({
    ...idPart(error),
    ...contentOfError(api, operation, error),
    place: `\`${place}\``,
  }));
  const shared = sharedErrorsOf(api, operation).map((error) => {
    const content = contentOf(api.errors, error, true);
    return { ...idPart(error), ...content, place: `the API's “${content.text || error.when}”` };
  });
  const all = [...own, ...shared];
  const ids = idsOfErrors(all);
  return duplicates(
    all.map(({ status }, index) => `${status} \`${ids[index]}\``),
    (id, indexes) => ({ id, indexes }),
  ).flatMap(({ id, indexes }) => {
    const errors = indexes.flatMap((index) => all[index] ?? []);
    // One text that both the operation and the API have is one error.
    if (new Set(errors.map(({ text, code }) => `${text} ${code}`)).size === 1 && errors[0]?.text) return [];
    const given = indexes.findLast((index) => placed[index]?.error.id !== undefined) ?? indexes[0] ?? 0;
    return [
      contractProblem(
        "error-id-twice",
        { operationId, id, errors: errors.map(({ place }) => place).join(" and ") },
        { pointer: `operations/${operationId}/${placed[given]?.place}` },
      ),
    ];
  });
}

function idPart({ id, status, when }: Pick<OperationError, "id" | "status" | "when">) {
  return { ...(id === undefined ? {} : { id }), status, when };
}

function checkError(
  operation: Operation,
  error: OperationError,
  pointer: string,
  status: ErrorStatus,
): Problem[] {
  const { operationId } = operation;
  if (error.given) {
    if (rejectionText(operation, error.given)) return [];
    const values = {
      operationId,
      status: error.status,
      when: error.when,
      given: JSON.stringify(error.given),
    };
    return [contractProblem("no-schema-produces-text", values, { pointer })];
  }
  if (error.status !== status || error.by === "handler" || error.error === undefined) return [];
  return [contractProblem("text-without-schema", { operationId, status, error: error.error }, { pointer })];
}

// Coverage: an index that was found is in its list; the compiler does not know that.
