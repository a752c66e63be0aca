import { asFields, type Fields } from "../lib/fields.ts";
import { isOfStatus } from "../lib/status.ts";
import { pathPlacesOf } from "../model/path-places.ts";
import { schemaExamples } from "../model/schema-fields.ts";
import type { AnyHandler, HandlerResult } from "../runtime/server/operation.ts";
import { requestField } from "../runtime/server/request.ts";
import { errorOf, exampleAnswer, preferred } from "./answers.ts";
import { conditional } from "./conditional.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";
import { findBy, findNamed, missing, shownAnswer, throughOf } from "./objects.ts";
import { preferenceOf } from "./prefer.ts";
import { remove, update } from "./update.ts";
import type { Effect, LocalCall, Work } from "./work.ts";

/** A handler for each operation: it uses the database if a law says what happens, otherwise the examples. */
export function handlersOf(common: Omit<Work, "operation">): Record<string, AnyHandler> {
  return Object.fromEntries(
    common.api.operations.map((operation) => [operation.operationId, handlerOf({ ...common, operation })]),
  );
}

const read: Effect = (work, call) => {
  const found = findNamed(work, call);
  return found ? shownAnswer(work, call, found.fields) : missing(work, call);
};

const effects: Readonly<Record<string, Effect>> = { create, read, list, update, delete: remove };

function handlerOf(work: Work): AnyHandler {
  const { operation, resources, store } = work;
  const resource = resources.get(operation.laws?.resource ?? "");
  const effect = effects[operation.laws?.effect ?? ""];
  const own = resource && { ...work, resource };
  const through = throughOf(work);
  const isRead = operation.method === "GET" || operation.method === "HEAD";
  const withoutLaw = (call: LocalCall) =>
    isExample(work, call.params) ? exampleAnswer(work, sent(call)) : missing(work, call);
  return (given) => {
    const { params = {}, query = {}, body, principal } = given as Partial<LocalCall>;
    const call: LocalCall = { params, query, body, principal };
    const preference = preferenceOf(requestField(given, "prefer"));
    if (preference) return preferred(work, preference, sent(call));
    for (const outer of through)
      if (!findBy(store(), outer.resource, call, outer.named(params), operation)) return missing(work, call);
    const { accept } = given as { readonly accept?: string };
    const made = own && effect ? effect(own, call) : withoutLaw(call);
    const result = asWanted(made, accept, work, call);
    return isRead ? conditional(work, result, requestField(given, "if-none-match")) : result;
  };
}

/** The answer; where the caller prefers another of its media types, the example of that. */
function asWanted(
  result: HandlerResult,
  accept: string | undefined,
  work: Work,
  call: LocalCall,
): HandlerResult {
  const { status, contentType } = result;
  if (contentType === undefined || accept === undefined || accept === contentType) return result;
  const responses = work.operation.responses.filter((one) => isOfStatus(one.status, status));
  return responses.length > 0 ? exampleAnswer(work, sent(call), responses, accept) : result;
}

function sent({ params, query, body }: LocalCall): Fields {
  return { ...params, ...query, ...asFields(body) };
}

/** Whether the path names what the examples show: without a law, nothing else exists. */
function isExample({ api, operation, resources }: Work, params: Fields): boolean {
  if (!errorOf(operation, 404)) return true;
  return pathPlacesOf(operation).every(({ parameter, place }) => {
    const examples = schemaExamples(
      operation.parameters.find((one) => one.in === "path" && one.name === parameter)?.schema,
      api,
    );
    return (
      examples.length === 0 ||
      examples.some((example) => String(example) === String(params[parameter])) ||
      [...resources.values()].some(({ ways }) => ways.some((way) => way.has(place)))
    );
  });
}
