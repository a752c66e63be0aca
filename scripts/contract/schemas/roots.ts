import type { z } from "zod";
import type { Body } from "../body.ts";
import { type Contract, everyOperation, type ResolvedOperation } from "../contract.ts";
import { usualErrorEntries } from "../error-form.ts";
import { usualHeaders } from "../error-headers.ts";
import { parameterHolders } from "../parameter.ts";
import { placeOfOperation } from "../sent.ts";

/** Who writes the value: the caller (a server must accept it) or the server (a caller must expect it). */
export type Direction = "request" | "response";

/** The directions of what is sent and of what is answered; `isSent`: the server sends, and the caller answers. */
export function directionsOf(isSent: boolean): readonly [sent: Direction, answered: Direction] {
  return isSent ? ["response", "request"] : ["request", "response"];
}

/** A schema that an operation uses directly. */
export interface RootSchema {
  readonly schema: z.ZodType;
  /** `operations/<operationId>/params/id`. */
  readonly pointer: string;
  /** The steps from the operation to it: `["params", "id"]`, or from an error of the API. A name may have a slash in it. */
  readonly steps: readonly string[];
  readonly direction: Direction;
}

/** The schemas of one operation, in the order of the document. */
export function rootsOfOperation(operation: ResolvedOperation): RootSchema[] {
  const roots: RootSchema[] = [];
  const [sent, answered] = directionsOf(operation.sent !== undefined);
  const add = (direction: Direction, schema: z.ZodType, ...steps: readonly string[]) =>
    roots.push({
      schema,
      steps,
      direction,
      pointer: [placeOfOperation(operation), ...steps].join("/"),
    });
  for (const part of parameterHolders)
    for (const [name, schema] of Object.entries(operation[part])) add(sent, schema, part, name);
  const addBodies = (direction: Direction, bodies: readonly Body[], ...steps: readonly string[]) => {
    for (const [index, { schema }] of bodies.entries())
      if (schema) add(direction, schema, ...steps, ...(bodies.length > 1 ? [String(index)] : []));
  };
  addBodies(sent, operation.bodies, "body");
  for (const { status, headers, bodies } of operation.responses) {
    addBodies(answered, bodies, "responses", String(status));
    for (const [name, schema] of Object.entries(headers))
      add(answered, schema, "responses", String(status), "headers", name);
  }
  for (const { form, given, place } of operation.errors)
    if (form.own && !given && form.body?.schema)
      add(answered, form.body.schema, ...place.split("/"), ...(place.startsWith("errors") ? ["body"] : []));
  for (const { headers, place } of operation.errorHeaders)
    if (place !== undefined)
      for (const [name, schema] of Object.entries(headers)) add(answered, schema, ...place.split("/"), name);
  return roots;
}

/** Every schema that the contract uses directly. */
export function rootsOf(contract: Contract): RootSchema[] {
  const { api } = contract;
  return [
    { schema: api.errors.schema, pointer: "errors/schema", steps: [], direction: "response" },
    ...usualErrorEntries(api.errors).flatMap(([name, { body }]): RootSchema[] =>
      body?.kind && body.schema
        ? [{ schema: body.schema, pointer: `errors/${name}/body`, steps: [], direction: "response" }]
        : [],
    ),
    ...usualHeaders(api.errors).flatMap(({ headers, pointer }) =>
      Object.entries(headers).map(
        ([name, schema]): RootSchema => ({
          schema,
          pointer: `${pointer}/${name}`,
          steps: ["headers", name],
          direction: "response",
        }),
      ),
    ),
    ...everyOperation(contract).flatMap(rootsOfOperation),
  ];
}
