import { STATUS_CODES } from "node:http";
import { asFields } from "../lib/fields.ts";
import { isOfStatus } from "../lib/status.ts";
import type { ApiModel, ErrorCase, OperationModel } from "../model/model.ts";
import { fieldSchema } from "../model/schema-fields.ts";
import type { Clue } from "./deviation.ts";
import { bodyOf } from "./subject.ts";

/**
 * What the contract says in prose about a finding of an operation: when an error comes, what a field or a parameter
 * is, or what the operation does, followed by what a law states. `word` is the word of the vocabulary that the rule is about.
 * `undefined`: the contract has no such sentence.
 */
export function sentenceOf(
  api: ApiModel,
  operationId: string,
  clue: Clue | undefined,
  word: string | undefined,
): string | undefined {
  const operation = api.operations.find((one) => one.operationId === operationId);
  if (!operation) return undefined;
  const error =
    clue?.text === undefined ? undefined : operation.errors.find(({ text }) => text === clue.text);
  if (error) return ofError(error);
  const field = clue?.field === undefined ? undefined : ofField(api, operation, clue.field);
  const law = lawOf(operation, word);
  if (law) return quoted([field ?? operation.description, law]);
  if (field !== undefined) return quoted([field]);
  if (word === "security") return ofStatus(operation, api.errors.usual.unauthorized.status);
  if (word === "errors") return ofStatus(operation, 404);
  if (word === "responses") return quoted([ofSuccess(operation)]);
  return word !== undefined && ofWhole.has(word) ? quoted([operation.description]) : undefined;
}

/** What the first response is; where its description is only the reason of its status, what the operation does. */
function ofSuccess({ responses: [response], description }: OperationModel): string {
  const said = response?.description ?? "";
  return said === "" || said === `${STATUS_CODES[Number(response?.status)]}.` ? description : said;
}

/** Words that are about the whole request: the operation's own sentence fits them best. */
const ofWhole: ReadonlySet<string> = new Set(["description", "body", "query", "headers", "params"]);

/** The sentences, each in quotes; one that is code already is left as it is. */
function quoted(sentences: readonly string[]): string | undefined {
  const said = sentences.filter((sentence) => sentence.trim() !== "");
  return said.length === 0
    ? undefined
    : said.map((sentence) => (sentence.startsWith("`") ? sentence : `"${sentence}"`)).join(" and ");
}

/** What the contract states in a word: `` `keeps: ["id"]` ``. */
function lawOf({ laws, idempotent, refers }: OperationModel, word: string | undefined): string | undefined {
  const stated: Readonly<Record<string, unknown>> = { ...laws, idempotent, refers };
  const value = word === undefined ? undefined : stated[word];
  return value === undefined ? undefined : `\`${word}: ${JSON.stringify(value)}\``;
}

function ofError({ status, when }: ErrorCase): string | undefined {
  return when === "" ? undefined : `"${status}: ${when}"`;
}

/** The first error of a status that no input brings about, as the operation's own ones come first. */
function ofStatus({ errors }: OperationModel, status: number): string | undefined {
  const of = errors.filter((error) => isOfStatus(error.status, status) && !error.given);
  const [error] = [...of].sort((a, b) => Number(a.shared) - Number(b.shared));
  return error && ofError(error);
}

/** The description of a field of the response or the request, or of a parameter. */
function ofField(api: ApiModel, operation: OperationModel, field: string): string | undefined {
  const payloads = [...operation.responses.flatMap(({ content }) => content), bodyOf(operation)];
  for (const payload of payloads) {
    const schema = payload?.schema === undefined ? undefined : fieldSchema(payload.schema, field, api);
    const description = asFields(schema)?.["description"];
    if (typeof description === "string") return `${field}: ${description}`;
  }
  const description = operation.parameters.find(({ name }) => name === field)?.description;
  return description === undefined ? undefined : `${field}: ${description}`;
}
