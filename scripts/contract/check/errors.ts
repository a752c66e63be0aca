import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import type { OperationError } from "../error.ts";
import { idsOfErrors } from "../error-ids.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { rejectionText } from "../rejection.ts";
import { sharedErrorsOf } from "../resolve.ts";
import type { ContractCheck } from "./index.ts";
import { twice } from "./names.ts";

/** The server can answer with each documented text, and each occurs once. */
export const checkErrors: ContractCheck = (api) => {
  const { schema, textField, invalid } = api.errors;
  const probe = schema.safeParse({ [textField]: invalid.error });
  const model: Problem[] = probe.success
    ? []
    : [
        contractProblem(
          "error-body",
          { textField, reason: probe.error.issues[0]?.message ?? "" },
          { pointer: "errors/schema" },
        ),
      ];
  return [
    ...model,
    ...api.operations.flatMap((operation) => [
      ...textsTwice(operation),
      ...idsTwice(api, operation),
      ...operation.errors.flatMap((error, index) =>
        checkError(operation, error, `operations/${operation.operationId}/errors/${index}`, invalid.status),
      ),
    ]),
  ];
};

/** A status and a text occur together once, because a caller can't tell two such rows apart. */
function textsTwice(operation: Operation): Problem[] {
  const { operationId } = operation;
  const texts = operation.errors.flatMap((error, index) => {
    const text = error.error ?? rejectionText(operation, error.given);
    return text ? [{ row: `${error.status} “${text}”`, index }] : [];
  });
  return twice(
    texts.map(({ row }) => row),
    (error, rows) => {
      const [first = 0, second = 0] = rows.map((row) => texts[row]?.index ?? 0);
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
  const own = operation.errors.map((error, index) => ({
    ...error,
    text: error.error ?? rejectionText(operation, error.given) ?? "",
    place: `\`errors/${index}\``,
  }));
  const shared = sharedErrorsOf(api, operation).map((error) => ({
    ...error,
    text: error.error,
    place: `the API's “${error.error}”`,
  }));
  const all = [...own, ...shared];
  const ids = idsOfErrors(all);
  return twice(
    all.map(({ status }, index) => `${status} \`${ids[index]}\``),
    (id, indexes) => ({ id, indexes }),
  ).flatMap(({ id, indexes }) => {
    const errors = indexes.flatMap((index) => all[index] ?? []);
    // One text that both the operation and the API have is one error.
    if (new Set(errors.map(({ text }) => text)).size === 1) return [];
    const given = indexes.findLast((index) => operation.errors[index]?.id !== undefined) ?? indexes[0];
    return [
      contractProblem(
        "error-id-twice",
        { operationId, id, errors: errors.map(({ place }) => place).join(" and ") },
        { pointer: `operations/${operationId}/errors/${given}` },
      ),
    ];
  });
}

function checkError(operation: Operation, error: OperationError, pointer: string, status: number): Problem[] {
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
  if (error.status !== status || error.by === "handler") return [];
  return [contractProblem("text-without-schema", { operationId, status, error: error.error }, { pointer })];
}

// Coverage: an index that was found is in its list; the compiler does not know that.
