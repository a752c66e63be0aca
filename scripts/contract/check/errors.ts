import type { Problem } from "../../lib/problem.ts";
import type { OperationError } from "../error.ts";
import type { Operation } from "../operation.ts";
import { rejectionText } from "../rejection.ts";
import type { ContractCheck } from "./index.ts";
import { twice } from "./names.ts";

/** Each documented text is one that the server can answer, and stands once. */
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
