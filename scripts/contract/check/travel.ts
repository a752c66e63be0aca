import type { z } from "zod";
import type { Problem } from "../../lib/problem.ts";
import type { Operation } from "../operation.ts";
import { contractProblem } from "../problems.ts";
import { isFile } from "../schemas/files.ts";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import type { ContractCheck } from "./index.ts";
import { type Fault, inField, inSegment, itemSchemaOf, type ListRule, repeated } from "./lists.ts";

/**
 * What generates must travel: text carries one value or a list of values, and a reader must be able to
 * tell which. Whatever a path, a query, a header field or a part of a form can't carry is refused here.
 */
export const checkTravel: ContractCheck = ({ operations }) => operations.flatMap(ofOperation);

function ofOperation(operation: Operation): Problem[] {
  const { operationId, params, query, headers, body, responses } = operation;
  const base = `operations/${operationId}`;
  return [
    ...ofShape(params, `${base}/params`, path),
    ...ofShape(query, `${base}/query`, queryString),
    ...ofShape(headers, `${base}/headers`, headerField),
    ...((body?.kind === "multipart" || body?.kind === "form") && body.schema
      ? ofForm(body.schema, `${base}/body`)
      : []),
    ...Object.entries(responses).flatMap(([status, response]) =>
      ofShape(response.headers, `${base}/responses/${status}/headers`, headerField),
    ),
  ];
}

interface Place {
  readonly name: string;
  readonly listFault: ListRule;
}

const path: Place = { name: "a path", listFault: inSegment };
const queryString: Place = { name: "a query", listFault: repeated };
const headerField: Place = { name: "a header field", listFault: inField };

function ofShape(shape: Readonly<Record<string, z.ZodType>> = {}, base: string, place: Place): Problem[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const forms = formsOf(schema);
    const [list] = forms.filter(({ kind }) => kind === "list");
    // `Set-Cookie` has a line for each item, because HTTP does not read it as a list (RFC 9110, section 5.3).
    const lines = place === headerField && name.toLowerCase() === "set-cookie";
    const fault = textFault(forms) ?? (list && !lines ? place.listFault(schema, list) : undefined);
    return fault ? [problemOf(fault, `${base}/${name}`, place.name)] : [];
  });
}

function problemOf({ key, type = "" }: Fault, pointer: string, carrier: string): Problem {
  return contractProblem(key, { place: pointer, carrier, type }, { pointer });
}

/** What is wrong with the forms of a value that travels as text, or as several texts. */
function textFault(forms: readonly Form[], inList = false): Fault | undefined {
  const found = forms.flatMap(({ kind, schema }) => faults[kind]?.(schema) ?? []);
  if (found[0]) return found[0];
  const lists = forms.filter(({ kind }) => kind === "list");
  if (lists[0] && inList) return { key: "value-not-carried:list-in-list" };
  if (lists[0] && forms.length > 1) return { key: "value-not-carried:value-or-list" };
  if (lists[0]) return textFault(formsOf(itemSchemaOf(lists[0])), true);
  return ambiguity(forms);
}

const faults: Partial<Record<Form["kind"], (schema: z.ZodType) => Fault>> = {
  null: () => ({ key: "value-not-carried:null" }),
  tuple: () => ({ key: "value-not-carried:tuple" }),
  structure: (schema) => ({ key: "value-not-carried:structure", type: definitionOf(schema).type }),
  anything: () => ({ key: "value-not-carried:anything" }),
  file: () => ({ key: "value-not-carried:file" }),
};

/** Numbers as JSON writes them, `true` and `false`: text that a reader converts. */
const looks = { number: /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/, boolean: /^(?:true|false)$/ };

/** A string beside a number or a boolean, if it may read as one. */
function ambiguity(forms: readonly Form[]): Fault | undefined {
  const others = (["number", "boolean"] as const).filter((kind) => forms.some((form) => form.kind === kind));
  for (const { kind, texts } of forms)
    for (const other of kind === "string" ? others : [])
      if (!texts || texts.some((text) => looks[other].test(text)))
        return { key: "value-not-carried:number-or-text", type: other };
  return undefined;
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
    const isFiles = list && formsOf(itemSchemaOf(list)).every(({ kind }) => kind === "file");
    const fault = partFault(forms) ?? (list && !isFiles ? repeated(field, list) : undefined);
    return fault ? [problemOf(fault, `${base}.${name}`, "a part of a form")] : [];
  });
}

function partFault(forms: readonly Form[]): Fault | undefined {
  const [first] = forms;
  if (first?.kind === "list" && forms.length === 1) {
    const inner = formsOf(itemSchemaOf(first));
    // A part for each element, and what is a list itself is JSON within its part.
    return inner.every(({ kind }) => kind === "list" || json.has(kind)) ? undefined : partFault(inner);
  }
  if (forms.every(({ kind }) => kind === "structure")) return undefined;
  if (forms.some(({ kind }) => kind === "structure")) return { key: "value-not-carried:structure-or-other" };
  return textFault(forms.filter(({ schema }) => !isFile(schema)));
}

const json: ReadonlySet<Form["kind"]> = new Set(["structure", "tuple"]);
