import { asFields } from "../lib/fields.ts";
import { isOfStatus } from "../lib/status.ts";
import type { ApiModel, ErrorCase, OperationModel } from "../model/model.ts";
import { fieldSchema } from "../model/schema-fields.ts";
import type { Clue } from "./deviation.ts";
import { bodyOf } from "./subject.ts";

/**
 * What the contract says in prose about a finding of an operation: when an error comes, what a field is, or what the
 * operation does; `word` is that of the vocabulary which the rule is about. `undefined`: it has no such sentence.
 */
export function sentenceOf(
  api: ApiModel,
  operationId: string,
  clue: Clue | undefined,
  word: string | undefined,
): string | undefined {
  const operation = api.operations.find((one) => one.operationId === operationId);
  if (!operation) return undefined;
  const said = clue?.text === undefined ? undefined : operation.errors.find(({ text }) => text === clue.text);
  if (said) return ofError(said);
  if (clue?.field !== undefined) return ofField(api, operation, clue.field);
  if (word === "security") return ofStatus(operation, api.errors.usual.unauthorized.status);
  if (word === "errors") return ofStatus(operation, 404);
  return word === "description" ? operation.description : undefined;
}

function ofError({ status, when }: ErrorCase): string | undefined {
  return when === "" ? undefined : `${status}: ${when}`;
}

/** The first error of a status that no input brings about, as the operation's own ones come first. */
function ofStatus({ errors }: OperationModel, status: number): string | undefined {
  const of = errors.filter((error) => isOfStatus(error.status, status) && !error.given);
  const [error] = [...of].sort((a, b) => Number(a.shared) - Number(b.shared));
  return error && ofError(error);
}

function ofField(api: ApiModel, operation: OperationModel, field: string): string | undefined {
  const payloads = [...operation.responses.flatMap(({ content }) => content), bodyOf(operation)];
  for (const payload of payloads) {
    const schema = payload?.schema === undefined ? undefined : fieldSchema(payload.schema, field, api);
    const description = asFields(schema)?.["description"];
    if (typeof description === "string") return `${field}: ${description}`;
  }
  return undefined;
}
