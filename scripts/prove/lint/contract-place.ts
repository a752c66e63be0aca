import { pointerTokens } from "../../lib/json-pointer.ts";
import type { Problem } from "../../lib/problem.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { inputPart } from "../../model/parts.ts";

type Steps = readonly string[];

/** The place in the contract that a place in its document (`#/paths/~1things/get/…`) was made from. */
export function contractPlace(pointer: string, { sections, operations, webhooks = [] }: ApiModel): string {
  const steps = pointerTokens(pointer.replace(/^#?\/?/, "/"));
  const [part, name = "", ...rest] = steps;
  switch (part) {
    case "info":
      return steps.slice(1).join("/");
    case "tags": {
      const own = Number(name) < sections.length;
      const place = own ? `sections/${name}` : `tags/${Number(name) - sections.length}`;
      return joined(place, rest[0] === "name" ? ["title"] : rest);
    }
    case "components":
      return name === "schemas" ? `components/${rest[0]}${schemaSteps(rest.slice(1))}` : joined(name, rest);
    case "paths": {
      const own = operations.filter(({ path }) => path === name);
      const operation = own.find(({ method }) => method.toLowerCase() === rest[0]);
      if (operation)
        return joined(`operations/${operation.operationId}`, operationSteps(operation, rest.slice(1)));
      // A problem of a path itself is reported at its first operation.
      return own[0] ? `operations/${own[0].operationId}/path` : pointer;
    }
    case "webhooks": {
      const [operation] = webhooks.find((one) => one.name === name)?.operations ?? [];
      return operation
        ? joined(`webhooks/${operation.operationId}`, operationSteps(operation, rest.slice(1)))
        : pointer;
    }
    default:
      return steps.join("/");
  }
}

/** A problem of a document with its place in the contract. */
export function withContractPlace(problem: Problem, model: ApiModel): Problem {
  const { pointer } = problem;
  return pointer === undefined ? problem : { ...problem, pointer: contractPlace(pointer, model) };
}

/** Members of an operation that have another name in the contract. */
const renamed: Readonly<Record<string, string>> = { summary: "title", tags: "section" };

function operationSteps(operation: OperationModel, [part, ...rest]: Steps): Steps {
  if (part === undefined) return [];
  if (part === "requestBody") return mediaSteps("body", rest);
  if (part === "responses") return responseSteps(operation, rest);
  if (part === "callbacks") {
    const [name = "", , , ...inside] = rest;
    const [callback] = operation.callbacks?.find((one) => one.name === name)?.operations ?? [];
    return ["callbacks", name, ...(callback ? operationSteps(callback, inside) : [])];
  }
  if (part !== "parameters") return [renamed[part] ?? part, ...rest];
  const found = operation.parameters[Number(rest[0])];
  if (!found) return [];
  const place = `${inputPart[found.in]}/${found.name}`;
  if (rest[1] === "content" && rest[3] === "schema") return [place + schemaSteps(rest.slice(4))];
  return rest[1] === "schema" ? [place + schemaSteps(rest.slice(2))] : [place];
}

function responseSteps({ responses, errors }: OperationModel, [status = "", ...rest]: Steps): Steps {
  if (responses.some((response) => String(response.status) === status)) {
    if (rest[0] !== "headers") return mediaSteps(`responses/${status}`, rest);
    const [, name = "", part, ...more] = rest;
    return [`responses/${status}/headers/${name}${part === "schema" ? schemaSteps(more) : ""}`];
  }
  const some = errors.filter((error) => String(error.status) === status && !error.shared);
  const key = rest[rest.indexOf("examples") + 1];
  const found = some.find(({ id }) => id === key) ?? some[0];
  return found ? [`errors/${errors.indexOf(found)}`] : [];
}

/** `content/<media type>/schema/…`, `…/example/…`, `…/examples/<name>/value/…` below a body. */
function mediaSteps(place: string, [content, , part, ...rest]: Steps): Steps {
  if (content !== "content") return content === undefined ? [place] : [place, content];
  if (part === "schema") return [place + schemaSteps(rest)];
  if (part === "example") return [place, "examples", "default", ...rest];
  if (part === "examples")
    return [place, "examples", ...rest.filter((step, index) => index !== 1 || step !== "value")];
  return [place];
}

/** Keywords that hold a schema, as steps of a path through Zod's schemas. */
const single: Readonly<Record<string, string>> = {
  items: "[]",
  additionalProperties: "{}",
  propertyNames: "{key}",
};
const several: Readonly<Record<string, (step: string) => string>> = {
  properties: (name) => `.${name}`,
  anyOf: (index) => `|${index}`,
  oneOf: (index) => `|${index}`,
  allOf: (index) => `&${index}`,
  prefixItems: (index) => `[${index}]`,
};

/** The steps through schemas; a keyword at the end belongs to the schema that has it. */
function schemaSteps([keyword = "", ...rest]: Steps): string {
  if (Object.hasOwn(single, keyword)) return single[keyword] + schemaSteps(rest);
  const step =
    Object.hasOwn(several, keyword) && rest[0] !== undefined ? several[keyword]?.(rest[0]) : undefined;
  return step === undefined ? "" : step + schemaSteps(rest.slice(1));
}

function joined(place: string, steps: Steps): string {
  return [place, ...steps].join("/");
}
