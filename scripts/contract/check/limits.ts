import type { Problem } from "../../lib/problem.ts";
import { bodiesOf } from "../body.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { idempotentMethods } from "../resolve.ts";
import type { ContractCheck } from "./index.ts";

/** The limits of an operation are consistent with each other and with its body. */
export const checkLimits: ContractCheck = ({ operations }) => operations.flatMap(limitProblems);

function limitProblems(operation: Operation): Problem[] {
  const { operationId, body, bodyLimit, timeout, deadline, retries } = operation;
  const at = (word: string) => ({ pointer: `operations/${operationId}/${word}` });
  const problems: Problem[] = [];
  if (bodyLimit !== undefined && !body)
    problems.push(contractProblem("body-limit-without-body", { operationId }, at("bodyLimit")));
  if (bodyLimit !== undefined && bodiesOf(body).some(({ isStream }) => isStream))
    problems.push(contractProblem("body-limit-of-stream", { operationId }, at("bodyLimit")));
  const examples = bodiesOf(body).flatMap((one) => (one.kind === "json" ? Object.entries(one.examples) : []));
  if (bodyLimit !== undefined)
    for (const [name, { value }] of examples) {
      const bytes = Buffer.byteLength(JSON.stringify(value) ?? "");
      if (bytes > bodyLimit)
        problems.push(
          contractProblem("example-over-limit", { name, operationId, bytes, bodyLimit }, at("bodyLimit")),
        );
    }
  if (timeout !== undefined && deadline !== undefined && deadline < timeout)
    problems.push(
      contractProblem("deadline-before-timeout", { operationId, timeout, deadline }, at("deadline")),
    );
  const idempotent = operation.idempotent ?? idempotentMethods.has(operation.method);
  if (retries && !idempotent)
    problems.push(contractProblem("retries-not-safe", { operationId, retries }, at("retries")));
  return problems;
}
