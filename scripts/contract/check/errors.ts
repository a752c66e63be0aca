import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import type { OperationError } from "../error.ts";
import { idsOfErrors } from "../error-ids.ts";
import type { Operation } from "../operation.ts";
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
        {
          code: "error-body",
          message: `The errors' schema rejects \`{ ${textField}: "…" }\`, which is every error's body: ${probe.error.issues[0]?.message}.`,
          pointer: "errors/schema",
          fix: `Make \`${textField}\` its only required field, a string.`,
        },
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

/** A status and a text stand once: two rows of one table that a caller can't tell apart are one. */
function textsTwice(operation: Operation): Problem[] {
  const texts = operation.errors.map(
    (error) => `${error.status} “${error.error ?? rejectionText(operation, error.given) ?? ""}”`,
  );
  return twice(texts, (text, [first = 0, second = 0]) => ({
    code: "error-twice",
    message: `\`${operation.operationId}\` documents ${text} twice: as \`errors/${first}\` and as \`errors/${second}\`.`,
    pointer: `operations/${operation.operationId}/errors/${second}`,
    fix: "Make one of the two, whose `when` says both; or give one another text.",
  })).filter(({ message }) => !message.includes("“”"));
}

/** Ids tell the errors of a status apart: in the document, and in names of files, in which capitals may not count. */
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
      {
        code: "error-id-twice",
        message: `\`${operationId}\` has the id ${id} for two errors: ${errors.map(({ place }) => place).join(" and ")}.`,
        pointer: `operations/${operationId}/errors/${given}`,
        fix: "Give one of them another `id`.",
      },
    ];
  });
}

function checkError(operation: Operation, error: OperationError, pointer: string, status: number): Problem[] {
  const { operationId } = operation;
  if (error.given) {
    if (rejectionText(operation, error.given)) return [];
    return [
      {
        code: "no-schema-produces-text",
        message: `\`${operationId}\` documents a ${error.status} (“${error.when}”), but no schema rejects ${JSON.stringify(error.given)} with a text of its own.`,
        pointer,
        fix: 'Give the schema that should reject it a text, as in `z.string().min(1, "name is required")`, or correct `given`.',
      },
    ];
  }
  if (error.status !== status || error.by === "handler") return [];
  return [
    {
      code: "text-without-schema",
      message: `\`${operationId}\` documents the ${error.status} text “${error.error}”, but no schema can produce it.`,
      pointer,
      fix: 'Let a schema reject with this text and write `given: { … }` here, or say `by: "handler"` if the server\'s own code decides it.',
    },
  ];
}
