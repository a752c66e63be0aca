import type { Api } from "../contract/api.ts";
import type { Problem } from "../lib/problem.ts";
import { withoutDot } from "../lib/quoted-text.ts";
import { dereferenced } from "../model/component.ts";
import { methodAndPath } from "../model/method-and-path.ts";
import type { ApiModel, OperationModel, ResponseModel } from "../model/model.ts";
import type { TellFate } from "./account.ts";
import { withRequestBodies } from "./request-bodies.ts";

/** A part of an operation that the contract can't say. */
export interface LeaveOut {
  readonly method: string;
  readonly path: string;
  readonly part:
    | "operation"
    | "callbacks"
    | "webhook"
    | "body"
    | "field"
    | "responses"
    | "response header"
    | "links"
    | "errors"
    | "path"
    | "query"
    | "header"
    | "cookie"
    | "servers"
    | "security";
  /** A name, a status, an index, or the name of a header field or of a form's field behind one of these. */
  readonly name?: string;
  readonly why: string;
}

const locations = { params: "path", query: "query", headers: "header", cookies: "cookie" } as const;

/** What to leave out so that a contract has none of these problems; nothing: it can't be told. */
export function leaveOut(problems: readonly Problem[], model: ApiModel, api: Api): LeaveOut[] {
  const routes = new Map(
    api.operations.map(({ operationId, method, path }) => [operationId, { method, path }]),
  );
  const found = new Map<string, LeaveOut>();
  for (const { pointer = "", message } of problems) {
    const webhook = api.webhooks?.find(({ operationId }) => isWithin(pointer, `webhooks/${operationId}`));
    if (webhook)
      found.set(`webhook ${webhook.name}`, {
        ...{ method: webhook.method ?? "POST", path: `webhooks/${webhook.name}`, part: "webhook" },
        ...{ name: webhook.name, why: withoutDot(message) },
      });
    const id = [...routes.keys()]
      .filter((one) => isWithin(pointer, `operations/${one}`))
      .sort((a, b) => b.length - a.length)[0];
    const route = id === undefined ? undefined : routes.get(id);
    if (id === undefined || !route) continue;
    const steps = pointer.slice(`operations/${id}/`.length).split("/");
    const [part = "", name = "", inside = ""] = steps;
    const one = {
      ...route,
      ...(headerOf(steps, route, api, model) ??
        partOf(inside === "links" ? inside : part, name, route, model)),
      why: withoutDot(message),
    };
    found.set(JSON.stringify([one.method, one.path, one.part, one.name]), one);
  }
  return [...found.values()];
}

function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`) || pointer.startsWith(`${place}.`);
}

/** The field of a form that `body.name` or `body/1.name` leads to, behind the index of its media type. */
function fieldOf(
  [part = "", inside = ""]: readonly string[],
  route: Pick<LeaveOut, "method" | "path">,
  model: ApiModel,
): string | undefined {
  const [, index = "0", path = ""] =
    /^(?:body\/(\d+)|body)\.(.*)$/s.exec(inside ? `${part}/${inside}` : part) ?? [];
  const payload = model.operations.find((one) => isAt(one, route))?.requestBody?.content[Number(index)];
  if (!payload || (payload.kind !== "form" && payload.kind !== "multipart")) return undefined;
  const names = Object.keys(dereferenced(model, payload.schema ?? true).properties ?? {});
  const [name] = names.filter((one) => path.startsWith(one)).sort((a, b) => b.length - a.length);
  return name === undefined ? undefined : `${index} ${name}`;
}

/** The header field of a response that a pointer leads to. */
function headerOf(
  [part = "", key = "", ...steps]: readonly string[],
  route: Pick<LeaveOut, "method" | "path">,
  api: Api,
  model: ApiModel,
): Pick<LeaveOut, "part" | "name"> | undefined {
  const index = steps.indexOf("headers");
  const name = steps[index + 1];
  if ((part !== "responses" && part !== "errors") || index < 0 || name === undefined) return undefined;
  const own = api.operations.find(({ method, path }) => method === route.method && path === route.path);
  const status = part === "responses" ? key : own?.errors?.[Number(key)]?.status;
  const operation = model.operations.find((one) => isAt(one, route));
  const answers = [...(operation?.responses ?? []), ...(operation?.errorResponses ?? [])];
  const known = answers.find((one) => String(one.status) === String(status))?.headers ?? [];
  const hit =
    known.find((one) => one.name === name) ??
    known.filter((one) => name.startsWith(one.name)).sort((a, b) => b.name.length - a.name.length)[0];
  return hit && { part: "response header", name: `${status} ${hit.name}` };
}

function partOf(
  part: string,
  name: string,
  route: { method: string; path: string },
  model: ApiModel,
): Pick<LeaveOut, "part" | "name"> {
  const plain = name.replace(/[.[|&{].*$/s, "");
  if (part === "params" || part === "query" || part === "headers" || part === "cookies") {
    const operation = model.operations.find((one) => isAt(one, route));
    const known = operation?.parameters.filter((one) => one.in === locations[part]) ?? [];
    const hit =
      known.find((one) => one.name === name) ?? known.filter((one) => name.startsWith(one.name)).at(-1);
    return { part: locations[part], name: hit?.name ?? plain };
  }
  const field = fieldOf([part, name], route, model);
  if (field !== undefined) return { part: "field", name: field };
  // One of several media types.
  if (part === "body" && /^\d+$/.test(plain)) return { part, name: plain };
  if (/^body\b/.test(part)) return { part: "body" };
  if (part === "callbacks") return { part, name };
  if (part === "responses" || part === "links") return { part, name: plain };
  if (part === "errors") return { part, name: plain };
  if (part === "servers" || part === "security") return { part };
  return { part: "operation" };
}

function isAt(
  { method, path }: OperationModel,
  route: { readonly method: string; readonly path: string },
): boolean {
  return method === route.method && path === route.path;
}

/** The model without these parts: an optional parameter goes, another one takes any text, and bodies take any value. */
export function withoutParts(model: ApiModel, all: readonly LeaveOut[], tell: TellFate): ApiModel {
  if (all.length === 0) return model;
  const gone = all.filter(({ part }) => part === "webhook");
  for (const { method, path, why } of gone) tell("left out", `${method} ${path}`, "webhook", why);
  const webhooks = model.webhooks?.filter((one) => !gone.some(({ name }) => name === one.name));
  const operations = model.operations.flatMap((operation) => {
    const own = all.filter((one) => isAt(operation, one));
    for (const { part, name, why } of own)
      tell(
        "left out",
        methodAndPath(operation),
        part === "operation"
          ? part
          : `${part} ${part === "field" ? name?.replace(/^\d+ /, "") : (name ?? "")}`.trim(),
        why,
      );
    if (own.some(({ part }) => part === "operation")) return [];
    return [own.reduce((left, one) => without(left, one, model), operation)];
  });
  return { ...model, operations, ...(webhooks ? { webhooks } : {}) };
}

function without(operation: OperationModel, { part, name }: LeaveOut, root: object): OperationModel {
  switch (part) {
    case "field": {
      const [index = "", ...names] = (name ?? "").split(" ");
      let at = 0;
      return withRequestBodies(operation, (payload) => {
        if (String(at++) !== index || payload.schema === undefined) return payload;
        const form = dereferenced(root, payload.schema);
        const properties = { ...form.properties, [names.join(" ")]: { type: "string" } };
        return { ...payload, schema: { ...form, properties } };
      });
    }
    case "body": {
      const { requestBody, ...rest } = operation;
      if (!requestBody) return rest;
      const content = requestBody.content.map((payload, index) =>
        name === undefined || name === String(index) ? anyPayload(payload) : payload,
      ) as unknown as typeof requestBody.content;
      // What no longer helps goes whole.
      const isPlain = JSON.stringify(content) === JSON.stringify(requestBody.content);
      return isPlain ? rest : { ...rest, requestBody: { ...requestBody, content } };
    }
    case "responses":
      return {
        ...operation,
        responses: operation.responses.map((response) =>
          String(response.status) === name
            ? { ...response, headers: [], content: response.content.map(anyPayload) }
            : response,
        ),
      };
    case "response header": {
      const without = <Answer extends ResponseModel>(answer: Answer): Answer => ({
        ...answer,
        headers: answer.headers.filter((header) => `${answer.status} ${header.name}` !== name),
      });
      return {
        ...operation,
        responses: operation.responses.map(without),
        errorResponses: operation.errorResponses.map(without),
      };
    }
    case "links":
      return {
        ...operation,
        responses: operation.responses.map((response) => {
          const { links: _links, ...rest } = response;
          return String(response.status) === name ? rest : response;
        }),
      };
    case "errors":
      return {
        ...operation,
        errorResponses: operation.errorResponses.map((response) => ({
          ...response,
          headers: [],
          content: response.content.slice(0, 1).map(anyPayload),
        })),
      };
    case "callbacks":
      return {
        ...operation,
        callbacks: operation.callbacks?.filter((callback) => callback.name !== name) ?? [],
      };
    case "servers": {
      const { servers: _servers, ...rest } = operation;
      return rest;
    }
    case "security":
      return { ...operation, security: [] };
    default:
      return {
        ...operation,
        parameters: operation.parameters.flatMap((one) => {
          if (one.in !== part || one.name !== name) return [one];
          return part === "path"
            ? [{ ...one, style: "simple", explode: false, schema: { type: "string" } } as typeof one]
            : [];
        }),
      };
  }
}

function anyPayload(payload: OperationModel["responses"][number]["content"][number]): typeof payload {
  if (payload.kind === "json") return { ...payload, schema: true, examples: {} };
  const { schema: _schema, ...rest } = payload;
  return { ...rest, kind: "binary", examples: {}, files: [] };
}

// Coverage: the unit tests leave out parameters and whole operations.
