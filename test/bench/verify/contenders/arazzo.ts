import type { Contract, ResolvedError, ResolvedOperation } from "../../../../scripts/contract/contract.ts";
import { type Entry, subjectField } from "../contender.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * An Arazzo description with a workflow for each server: every operation once as its example, once
 * without a key, once for each documented error whose input the contract gives, and once for
 * another's object.
 */
export function arazzoOf(contract: Contract, entries: readonly Entry[], document: string): unknown {
  return {
    arazzo: "1.0.1",
    info: { title: contract.api.title, version: contract.api.version },
    sourceDescriptions: [{ name: "api", type: "openapi", url: document }],
    workflows: entries.map((entry) => ({
      workflowId: `subject-${entry.number}`,
      steps: contract.operations.flatMap((operation) => stepsOf(contract, operation, entry)),
    })),
  };
}

function stepsOf(contract: Contract, operation: ResolvedOperation, { subject, number }: Entry): unknown[] {
  const { operationId, errors, params, responses } = operation;
  const { textField, unauthorized } = contract.api.errors;
  const own = Object.fromEntries(Object.keys(params).map((name) => [name, subject.principal.params[name]]));
  const step = (what: string, criteria: readonly string[], change: Change = {}) => ({
    stepId: `${operationId}-${what}`,
    operationId,
    parameters: [
      ...named("header", {
        [subjectField]: String(number),
        ...(change.anonymous ? {} : { Authorization: `Bearer ${subject.principal.token}` }),
      }),
      ...named("path", { ...own, ...change.params }),
      ...named("query", change.query ?? {}),
    ],
    ...bodyOf(operation, change),
    successCriteria: criteria.map((condition) => ({ condition })),
  });
  const said = ({ status, text }: ResolvedError) => [
    `$statusCode == ${status}`,
    `$response.body#/${textField} == '${text}'`,
  ];
  const missing = errors.find(({ given, status }) => !given && status === 404);
  return [
    ...errors.flatMap((error, index) =>
      error.given ? [step(`error-${index}`, said(error), error.given as Change)] : [],
    ),
    ...(operation.security.length > 0
      ? [step("anonymous", [`$statusCode == ${unauthorized.status}`], { anonymous: true })]
      : []),
    ...(missing && Object.keys(params).length > 0
      ? [step("foreign", said(missing), { params: subject.other.params })]
      : []),
    step("example", [`$statusCode == ${responses[0]?.status}`]),
  ];
}

interface Change {
  readonly params?: Values;
  readonly query?: Values;
  readonly body?: unknown;
  readonly anonymous?: boolean;
}

function named(place: string, values: Values) {
  return Object.entries(values).map(([name, value]) => ({ in: place, name, value }));
}

function bodyOf({ body }: ResolvedOperation, change: Change) {
  if (!body) return {};
  const [example] = Object.values(body.examples);
  const sent = "body" in change ? change.body : example?.value;
  // Respect sends the example in place of an empty object.
  const payload = JSON.stringify(sent) === "{}" ? { unknown: true } : sent;
  return { requestBody: { contentType: body.mediaType, payload } };
}
