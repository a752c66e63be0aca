import { refusalKeys } from "../../lib/status.ts";
import type { ApiModel, ErrorCase, OperationModel } from "../../model/model.ts";

/** The errors that the server finds itself when an operation is called. */
const ofOperations = ["invalid", "unauthorized", "internal", "tooLarge"] as const;

export type RefusedByServer = (typeof ofOperations)[number];

/** An error of an operation, with the status that is answered. */
export type RefusalOfOperation = ErrorCase & { readonly status: number };

/**
 * The errors that the API does not document and the operation does: there the server answers the operation's own one,
 * whose body is its example.
 */
export function ownRefusals(
  { errors }: OperationModel,
  { usual }: ApiModel["errors"],
): { readonly name: RefusedByServer; readonly error: RefusalOfOperation }[] {
  return ofOperations.flatMap((name) => {
    const { status, documented } = usual[name];
    if (documented !== false) return [];
    const found = refusalKeys(status, name === "invalid").flatMap(
      (key) => errors.find((error) => error.status === key && isSayable(error)) ?? [],
    )[0];
    if (!found) return [];
    const answered = typeof found.status === "number" ? found.status : status;
    return [{ name, error: { ...found, status: answered, text: "", fixed: found.body } }];
  });
}

/** Whether the server knows a whole body of an error that a handler would decide. */
function isSayable({ given, shared, payload, body }: ErrorCase): boolean {
  return !given && !shared && (payload === undefined || (payload.kind === "json" && body !== undefined));
}
