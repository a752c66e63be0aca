import type { Problem } from "../../lib/problem.ts";
import { responseOptionsOf, type Shape } from "../body.ts";
import type { Link } from "../link.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { sentOperations } from "../sent.ts";
import { placedErrors } from "../status.ts";
import { expressionProblems } from "./expressions.ts";
import type { ContractCheck } from "./index.ts";
import { namesInMessage } from "./names-in-message.ts";

/** A link leads to an existing operation, and fills in parameters that it has with parts that the messages have. */
export const checkLinks: ContractCheck = (api) => [
  ...ofOperations(api.operations),
  ...sentOperations(api).flatMap(({ responses, sent }) =>
    Object.entries(responses)
      .filter(([, response]) => responseOptionsOf(response).links !== undefined)
      .map(([status]) => {
        const pointer = `${sent.place}/responses/${status}`;
        return contractProblem("link-of-error:receiver", { place: pointer }, { pointer: `${pointer}/links` });
      }),
  ),
];

function ofOperations(operations: readonly Operation[]): Problem[] {
  return operations.flatMap((operation) => {
    const base = `operations/${operation.operationId}`;
    return [
      ...Object.entries(operation.responses).flatMap(([status, response]) =>
        Object.entries(responseOptionsOf(response).links ?? {}).flatMap(([name, link]) => {
          const place = `${base}/responses/${status}/links/${name}`;
          const target = operations.find(({ operationId }) => operationId === link.operationId);
          if (!target) return [unknownOperation(link, operations, place)];
          const values = [...Object.entries(link.parameters ?? {}), ["", link.requestBody] as const];
          return [
            ...ofTarget(link, target, place),
            ...values.flatMap(([parameter, value]) =>
              expressionProblems(
                value,
                { operation, response },
                `${place}/${parameter ? `parameters/${parameter}` : "requestBody"}`,
              ),
            ),
          ];
        }),
      ),
      ...placedErrors(operation)
        .filter(({ error }) => error.body?.links !== undefined)
        .map(({ place }) =>
          contractProblem("link-of-error", { place: `${base}/${place}` }, { pointer: `${base}/${place}` }),
        ),
    ];
  });
}

function unknownOperation({ operationId }: Link, operations: readonly Operation[], place: string): Problem {
  const known = namesInMessage(operations.map((one) => one.operationId));
  const pointer = `${place}/operationId`;
  return contractProblem("link-operation", { place, operationId, known }, { pointer });
}

function ofTarget(link: Link, target: Operation, place: string): Problem[] {
  const { operationId } = target;
  const problems = Object.keys(link.parameters ?? {})
    .filter((name) => !hasParameter(target, name))
    .map((name) =>
      contractProblem(
        "link-parameter",
        { place, operationId, name },
        { pointer: `${place}/parameters/${name}` },
      ),
    );
  return link.requestBody === undefined || target.body
    ? problems
    : [
        ...problems,
        contractProblem("link-body", { place, operationId }, { pointer: `${place}/requestBody` }),
      ];
}

/** Whether an operation has a parameter; the name may be prefixed by its location: `path.id`. */
export function hasParameter({ params, query, headers, cookies }: Operation, name: string): boolean {
  const parts: Readonly<Record<string, Shape | undefined>> = {
    path: params,
    query,
    header: headers,
    cookie: cookies,
  };
  const [, location = "", own = ""] = /^(path|query|header|cookie)\.(.+)$/s.exec(name) ?? [];
  const has = (shape: Shape | undefined, one: string) => Object.hasOwn(shape ?? {}, one);
  return Object.values(parts).some((shape) => has(shape, name)) || has(parts[location], own);
}
