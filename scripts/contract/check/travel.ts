import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { bodiesAt } from "../body.ts";
import { answerHeaders } from "../error-headers.ts";
import type { Operation } from "../operation.ts";
import { type ParameterHolder, statedForm } from "../parameter.ts";
import { contractProblem } from "../problems.ts";
import { isFile } from "../schemas/files.ts";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { sentOperations } from "../sent.ts";
import type { ContractCheck } from "./index.ts";
import {
  type Fault,
  inField,
  inSegment,
  itemSchemaOf,
  type ListRule,
  notCarried,
  repeated,
} from "./lists.ts";
import { statedFormProblems } from "./parameter-forms.ts";
import { nodesOf } from "./schemas.ts";
import { repeatedFault, textFault } from "./text-fault.ts";

/**
 * What generates must travel: text carries one value or a list of values, and a reader must be able to
 * tell which. Whatever a path, a query, a header field or a part of a form can't carry is refused here.
 */
export const checkTravel: ContractCheck = (api) => [
  ...api.operations.flatMap(ofOperation),
  ...misplacedForms(api),
];

/** What `param` made that is not a parameter. */
function misplacedForms(api: Api): Problem[] {
  const parameters = [...api.operations, ...sentOperations(api)]
    .flatMap(({ params, query, headers }) => [params, query, headers])
    .flatMap((shape) => Object.values(shape ?? {}).flatMap(withInner));
  const known = new Set(parameters);
  return nodesOf(api)
    .filter(({ schema }) => statedForm(schema) && !known.has(schema))
    .map(({ path }) => contractProblem("parameter-form-misplaced", { path }, { pointer: path }));
}

/** A schema and those that it wraps. */
function withInner(schema: z.ZodType): z.ZodType[] {
  const inner = definitionOf(schema)["innerType"] as z.ZodType | undefined;
  return [schema, ...(inner ? withInner(inner) : [])];
}

function ofOperation(operation: Operation): Problem[] {
  const { operationId, params, query, headers, body } = operation;
  const base = `operations/${operationId}`;
  return [
    ...ofShape(params, `${base}/params`, path),
    ...ofShape(query, `${base}/query`, queryString),
    ...ofShape(headers, `${base}/headers`, headerField),
    ...bodiesAt(body, `${base}/body`).flatMap(({ body: { kind, schema }, pointer }) =>
      (kind === "multipart" || kind === "form") && schema ? ofForm(schema, pointer) : [],
    ),
    ...answerHeaders(operation).flatMap(({ headers, pointer }) => ofShape(headers, pointer, responseField)),
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

/** A form's fields: texts, files, and what travels as JSON; lists of each as a part for each element. */
function ofForm(schema: z.ZodType, base: string): Problem[] {
  const { type, shape, catchall } = definitionOf(schema);
  if (type !== "object" || (catchall && definitionOf(catchall as z.ZodType).type !== "never"))
    return [contractProblem("form-without-fields", { place: base }, { pointer: base })];
  return Object.entries(shape ?? {}).flatMap(([name, field]) => {
    const forms = formsOf(field);
    const [list] = forms.filter(({ kind }) => kind === "list");
    // A form without files omits the field: the client refuses an empty list of files.
    const isFiles = list && isListOfFiles(list);
    const fault = partFault(forms) ?? (list && !isFiles ? repeated(field, list) : undefined);
    return fault ? [notCarried(fault, `${base}.${name}`, "a part of a form")] : [];
  });
}

function partFault(forms: readonly Form[]): Fault | undefined {
  const [first] = forms;
  if (first?.kind === "list" && forms.length === 1) {
    const inner = formsOf(itemSchemaOf(first));
    // A part for each element, and what is a list itself is JSON within its part.
    return inner.every(({ kind }) => kind === "list" || json.has(kind)) ? undefined : partFault(inner);
  }
  // A file has a name, which tells it from JSON and from text.
  const others = forms.filter(({ schema }) => !isFile(schema));
  if (others.every(({ kind }) => kind === "structure")) return undefined;
  if (others.some(({ kind }) => kind === "structure")) return { key: "value-not-carried:structure-or-other" };
  const told = others.filter((form) => !isListOfFiles(form));
  return told.length > 0 ? repeatedFault(told) : undefined;
}

function isListOfFiles(form: Form): boolean {
  return form.kind === "list" && formsOf(itemSchemaOf(form)).every(({ kind }) => kind === "file");
}

const json: ReadonlySet<Form["kind"]> = new Set(["structure", "tuple"]);
