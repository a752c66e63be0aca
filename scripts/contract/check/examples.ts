import { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import { type Body, bodiesAt, type WrittenBody } from "../body.ts";
import { contractProblem } from "../problems.ts";
import { fileNames } from "../schemas/files.ts";
import { valueOfDirection, zodOfDirection } from "../schemas/one-sided.ts";
import { type Direction, directionsOf } from "../schemas/roots.ts";
import { definitionOf } from "../schemas/walk.ts";
import type { AnyOperation } from "../sent.ts";
import type { ContractCheck } from "./index.ts";
import { rejected } from "./rejected.ts";

/** Every body except text has an example, and every example is valid. */
export const checkExamples: ContractCheck = ({ operations }) =>
  operations.flatMap(({ operationId, body, responses, sent: isSent }: AnyOperation) => {
    const base = `operations/${operationId}`;
    const [sent, answered] = directionsOf(isSent !== undefined);
    return [
      ...ofBodies(body, sent, `${base}/body`),
      ...Object.entries(responses).flatMap(([status, response]) =>
        ofBodies(response, answered, `${base}/responses/${status}`),
      ),
    ];
  });

function ofBodies(written: WrittenBody, direction: Direction, place: string): Problem[] {
  return bodiesAt(written, place).flatMap(({ body, pointer }) => ofBody(body, direction, pointer));
}

function ofBody({ kind, schema, examples }: Body, direction: Direction, pointer: string): Problem[] {
  if (!schema) return [];
  if (kind !== "text" && Object.keys(examples).length === 0)
    return [contractProblem("example-missing", { place: pointer }, { pointer })];
  // Files are not in the examples of a multipart body.
  const travelling = zodOfDirection(direction)(schema);
  const judged = kind === "multipart" ? withoutFiles(travelling) : travelling;
  return Object.entries(examples).flatMap(([name, { value }]) =>
    rejected(judged, valueOfDirection(schema, value, direction), `${pointer}/examples/${name}`),
  );
}

function withoutFiles(schema: z.ZodType): z.ZodType {
  const files = new Set(fileNames(schema));
  const fields = Object.entries(definitionOf(schema).shape ?? {});
  return z.object(Object.fromEntries(fields.filter(([name]) => !files.has(name))));
}
