import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { bodiesAt } from "../body.ts";
import { allAnswerHeaders } from "../error-headers.ts";
import type { Operation } from "../operation.ts";
import { type ParameterHolder, statedForm } from "../parameter.ts";
import { contractProblem } from "../problems.ts";
import { formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { sentOperations } from "../sent.ts";
import { formFieldProblems } from "./form-fields.ts";
import type { ContractCheck } from "./index.ts";
import { inCookie, inField, inSegment, type ListRule, notCarried, repeated } from "./lists.ts";
import { statedFormProblems } from "./parameter-forms.ts";
import { nodesOf } from "./schemas.ts";
import { repeatedFault, textFault } from "./text-fault.ts";

/**
 * Refuses whatever a path, a query, a header field or a part of a form can't carry: text carries one value or a list of
 * values, and a reader must be able to tell which.
 */
export const checkTravel: ContractCheck = (api) => [
  ...api.operations.flatMap(ofOperation),
  ...allAnswerHeaders(api).flatMap(({ headers, pointer }) => ofShape(headers, pointer, responseField)),
  ...misplacedForms(api),
];

/** Schemas made by `param()` that are not parameters. */
function misplacedForms(api: Api): Problem[] {
  const parameters = [...api.operations, ...sentOperations(api)]
    .flatMap(({ params, query, headers, cookies }) => [params, query, headers, cookies])
    .flatMap((shape) => Object.values(shape ?? {}).flatMap(withInner));
  const known = new Set(parameters);
  const misplaced = nodesOf(api).filter(({ schema }) => statedForm(schema) && !known.has(schema));
  const forms = api.operations.flatMap(({ operationId, body }) =>
    bodiesAt(body, `operations/${operationId}/body`).flatMap(({ body: { kind }, pointer }) =>
      kind === "form" ? [`${pointer}.`] : [],
    ),
  );
  // A schema and what it wraps, such as an optional one, stand at one place.
  return [...new Set(misplaced.map(({ path }) => path))].map((path) => {
    const isField = forms.some((form) => path.startsWith(form) && !path.slice(form.length).includes("."));
    const key = isField ? "parameter-form-misplaced:form" : "parameter-form-misplaced";
    return contractProblem(key, { path, name: path.split(".").at(-1) ?? "" }, { pointer: path });
  });
}

/** A schema and those that it wraps. */
function withInner(schema: z.ZodType): z.ZodType[] {
  const inner = definitionOf(schema)["innerType"] as z.ZodType | undefined;
  return [schema, ...(inner ? withInner(inner) : [])];
}

function ofOperation(operation: Operation): Problem[] {
  const { operationId, params, query, headers, cookies, body } = operation;
  const base = `operations/${operationId}`;
  return [
    ...ofShape(params, `${base}/params`, path),
    ...ofShape(query, `${base}/query`, queryString),
    ...ofShape(headers, `${base}/headers`, headerField),
    ...ofShape(cookies, `${base}/cookies`, cookie),
    ...bodiesAt(body, `${base}/body`).flatMap(({ body: one, pointer }) =>
      (one.kind === "multipart" || one.kind === "form") && one.schema
        ? formFieldProblems({ ...one, schema: one.schema }, pointer)
        : [],
    ),
  ];
}

interface Place {
  readonly name: string;
  readonly part?: ParameterHolder;
  readonly listFault: ListRule;
}

const path: Place = { name: "a path", part: "params", listFault: inSegment };
const queryString: Place = { name: "a query", part: "query", listFault: repeated };
const headerField: Place = { name: "a header field", part: "headers", listFault: inField };
const cookie: Place = { name: "a cookie", part: "cookies", listFault: inCookie };
const responseField: Place = { name: headerField.name, listFault: inField };

function ofShape(shape: Readonly<Record<string, z.ZodType>> = {}, base: string, place: Place): Problem[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const stated = place.part && statedForm(schema);
    if (stated && place.part) return statedFormProblems(place.part, name, shape, base);
    const forms = formsOf(schema);
    const [list] = forms.filter(({ kind }) => kind === "list");
    // `Set-Cookie` has a line for each item, because HTTP does not read it as a list (RFC 9110, section 5.3).
    const lines = place.name === headerField.name && name.toLowerCase() === "set-cookie";
    const ofText = place.listFault === repeated ? repeatedFault(forms) : textFault(forms);
    const fault = ofText ?? (list && !lines ? place.listFault(schema, list) : undefined);
    return fault ? [notCarried(fault, `${base}/${name}`, place.name)] : [];
  });
}
