import type { z } from "zod";
import { coversType, isJsonType, isTextual } from "../../lib/media-types.ts";
import { isAllJson, type PartTypes, partTypesOf } from "../../lib/part-types.ts";
import type { Problem } from "../../lib/problem.ts";
import type { Body, PartWords } from "../body.ts";
import { contractProblem } from "../problems.ts";
import { isFile } from "../schemas/files.ts";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { type Fault, itemSchemaOf, notCarried, repeated } from "./lists.ts";
import { concreteMediaType } from "./media-type-form.ts";
import { partHeaderProblems } from "./part-headers.ts";
import { repeatedFault, textFault } from "./text-fault.ts";

/**
 * Checks that a form can carry its fields: texts, files, and values sent as JSON; lists of these have a part for each
 * element.
 */
export function formFieldProblems(
  { schema, parts = {} }: Body & { readonly schema: z.ZodType },
  base: string,
): Problem[] {
  const { type, shape = {}, catchall } = definitionOf(schema);
  if (type !== "object" || (catchall && definitionOf(catchall as z.ZodType).type !== "never"))
    return [contractProblem("form-without-fields", { place: base }, { pointer: base })];
  const unknown = Object.keys(parts)
    .filter((name) => !Object.hasOwn(shape, name))
    .map((name) => contractProblem("part-unknown", { place: base, part: name }, { pointer: base }));
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const pointer = `${base}.${name}`;
    const told = Object.hasOwn(parts, name) ? parts[name] : undefined;
    const wrong = told
      ? [...typeProblems(formsOf(field), told, pointer), ...partHeaderProblems(told, pointer)]
      : [];
    if (wrong.length > 0) return wrong;
    const fault = fieldFault(field, told);
    return fault ? [notCarried(fault, pointer, "a part of a form")] : [];
  });
  return [...unknown, ...fields];
}

function fieldFault(field: z.ZodType, told: PartWords | undefined): Fault | undefined {
  const forms = formsOf(field);
  const [list] = forms.filter(({ kind }) => kind === "list");
  const types = told?.mediaType && partTypesOf([told.mediaType].flat(), holdsFile(forms));
  const fault = types && types.json !== undefined ? typedFault(forms, types) : partFault(forms);
  // A form without files omits the field: the client refuses an empty list of files.
  const isFiles = list && isListOfFiles(list);
  return fault ?? (list && !isFiles ? repeated(field, list) : undefined);
}

/** Media types of a part that match none of its values, or that leave open which one applies. */
function typeProblems(forms: readonly Form[], { mediaType }: PartWords, pointer: string): Problem[] {
  const types = [mediaType ?? []].flat();
  const malformed = types.find((type) => !concreteMediaType.test(type));
  if (malformed !== undefined)
    return [contractProblem("part-type:form", { place: pointer, mediaType: malformed }, { pointer })];
  const all = forms.flatMap((form) => (form.kind === "list" ? formsOf(itemSchemaOf(form)) : [form]));
  const file = all.find(({ kind }) => kind === "file");
  const ofJson = types.filter(isJsonType);
  const others = types.filter((type) => !isJsonType(type));
  if (ofJson.length > 1 || (!file && others.length > 1))
    return [contractProblem("part-type:several", { place: pointer, types: types.join("`, `") }, { pointer })];
  const taken = file && String(file.schema.meta()?.["contentMediaType"]);
  const [foreign] = others.filter((type) =>
    taken === undefined ? !isTextual(type) : taken !== anyBytes && !coversType(taken, type),
  );
  const place = { place: pointer, mediaType: foreign ?? ofJson[0] ?? "" };
  if (foreign !== undefined && taken === undefined)
    return [contractProblem("part-type:text", place, { pointer })];
  if (
    taken !== undefined &&
    (foreign !== undefined || (all.every(({ kind }) => kind === "file") && ofJson.length > 0))
  )
    return [contractProblem("part-type:file", { ...place, taken }, { pointer })];
  const isStructured = all.some(({ kind }) => json.has(kind));
  if (isStructured && ofJson.length === 0 && others.length > 0 && !file)
    return [contractProblem("part-type:structure", { ...place, mediaType: others[0] ?? "" }, { pointer })];
  return [];
}

const anyBytes = "application/octet-stream";

/**
 * What a part can't carry although it may be JSON: its media type says whether it is, so `null` and objects arrive
 * unchanged.
 */
function typedFault(forms: readonly Form[], types: PartTypes): Fault | undefined {
  const lists = forms.filter(({ kind }) => kind === "list");
  const values = forms.filter(({ kind, schema }) => kind !== "list" && kind !== "file" && !isFile(schema));
  // A part for each item: a value beside the list would read as a list of one.
  const [list] = lists.filter((one) => !isListOfFiles(one));
  if (list && values.some(({ kind }) => kind !== "null")) return { key: "value-not-carried:value-or-list" };
  if (values.some(({ kind }) => kind === "tuple")) return { key: "value-not-carried:tuple" };
  if (values.some(({ kind }) => kind === "anything")) return { key: "value-not-carried:anything" };
  const items = list ? formsOf(itemSchemaOf(list)) : [];
  if (
    values.some(({ kind }) => kind === "null") &&
    items.some(({ kind }) => kind === "null" || kind === "anything")
  )
    return { key: "value-not-carried:null" };
  if (isAllJson(types)) return undefined;
  const texts = [...values, ...items].filter(
    ({ kind }) => !json.has(kind) && kind !== "null" && kind !== "list",
  );
  return textFault(texts, items.length > 0);
}

function partFault(forms: readonly Form[]): Fault | undefined {
  const [first] = forms;
  if (first?.kind === "list" && forms.length === 1) {
    const inner = formsOf(itemSchemaOf(first));
    // A part for each element, and what is a list itself is JSON within its part.
    return inner.every(({ kind }) => kind === "list" || json.has(kind)) ? undefined : partFault(inner);
  }
  // A file part has a file name, which distinguishes it from JSON and text.
  const others = forms.filter(({ schema }) => !isFile(schema));
  if (others.every(({ kind }) => kind === "structure")) return undefined;
  if (others.some(({ kind }) => kind === "structure")) return { key: "value-not-carried:structure-or-other" };
  const told = others.filter((form) => !isListOfFiles(form));
  return told.length > 0 ? repeatedFault(told) : undefined;
}

function holdsFile(forms: readonly Form[]): boolean {
  return forms.some((form) => form.kind === "file" || isListOfFiles(form));
}

function isListOfFiles(form: Form): boolean {
  return form.kind === "list" && formsOf(itemSchemaOf(form)).every(({ kind }) => kind === "file");
}

const json: ReadonlySet<Form["kind"]> = new Set(["structure", "tuple"]);
