import type { z } from "zod";
import { pointerTokens } from "../../lib/json-pointer.ts";
import type { Problem } from "../../lib/problem.ts";
import { expressionsIn, readExpression } from "../../lib/runtime-expression.ts";
import { bodiesOf, responseOptionsOf, type Shape, type WrittenBody } from "../body.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { definitionOf } from "../schemas/walk.ts";
import { schemasAt } from "../schemas/without-fields.ts";
import { unwrap } from "../schemas/wrappers.ts";

/** The messages whose parts an expression may name. */
interface Exchange {
  readonly operation: Operation;
  /** Absent: it is not known yet. */
  readonly response?: WrittenBody;
}

/** Finds expressions in a value that do not parse, or that name something the messages do not have. */
export function expressionProblems(value: unknown, exchange: Exchange, place: string): Problem[] {
  if (typeof value !== "string") return [];
  const { operationId } = exchange.operation;
  return expressionsIn(value).flatMap((expression): Problem[] => {
    const read = readExpression(expression);
    const values = { place, expression, operationId };
    if (!read) return [contractProblem("expression-form", values, { pointer: place })];
    if (!("part" in read)) return [];
    const written = read.source === "request" ? exchange.operation.body : exchange.response;
    const isThere =
      read.part === "body"
        ? bodiesOf(written).some(({ schema }) => !schema || holds(schema, pointerTokens(read.pointer)))
        : isNamed(read.part, read.name, exchange, read.source);
    return isThere ? [] : [contractProblem("expression-of-nothing", values, { pointer: place })];
  });
}

function isNamed(
  part: "path" | "query" | "header",
  name: string,
  { operation, response }: Exchange,
  source: "request" | "response",
): boolean {
  if (source === "response") {
    const headers = response && responseOptionsOf(response).headers;
    return part === "header" && hasHeader(headers, name);
  }
  if (part === "header") return hasHeader(operation.headers, name);
  return Object.hasOwn((part === "path" ? operation.params : operation.query) ?? {}, name);
}

function hasHeader(headers: Shape = {}, name: string): boolean {
  return Object.keys(headers).some((one) => one.toLowerCase() === name.toLowerCase());
}

/** Kinds of schemas that may hold anything. */
const open: ReadonlySet<string> = new Set(["any", "unknown", "custom"]);

/** Whether a value of the schema may have something at a place. */
function holds(schema: z.ZodType, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined || open.has(definitionOf(unwrap(schema).base).type)) return true;
  const index = /^\d+$/.test(step) ? schemasAt(schema, Number(step)) : [];
  return [...index, ...schemasAt(schema, step)].some((inner) => holds(inner, rest));
}
