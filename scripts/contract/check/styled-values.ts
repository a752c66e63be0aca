import { z } from "zod";
import type { ParameterHolder, ResolvedForm } from "../parameter.ts";
import { type Form, formsOf } from "../schemas/forms.ts";
import { definitionOf } from "../schemas/walk.ts";
import { unwrap } from "../schemas/wrappers.ts";
import { type Fault, inCookie, inField, inSegment, isSameAsNone, itemSchemaOf, repeated } from "./lists.ts";
import { mayMatch } from "./may-match.ts";
import { mergedForms, textFault } from "./text-fault.ts";

/** How and where the values of a parameter are carried. */
export interface Carrier extends ResolvedForm {
  readonly part: ParameterHolder;
  /** Values with the same text may arrive as one value. */
  readonly lossy: boolean;
}

/** Returns why a reader would not get the same values of a schema back from a carrier; `undefined` if it would. */
export function styledFault(schema: z.ZodType, carrier: Carrier): Fault | undefined {
  const { style } = carrier;
  const forms = carrier.lossy ? mergedForms(schema) : formsOf(schema);
  const [list] = forms.filter(({ kind }) => kind === "list");
  const structure = structureOf(schema, forms);
  if (structure) return structureFault(schema, structure, carrier);
  const fault = textFault(forms);
  if (fault) return fault;
  if (style === "deepObject") return { key: "value-not-carried:no-object" };
  if (list) return listFault(schema, list, carrier);
  const isDelimited = style === "spaceDelimited" || style === "pipeDelimited";
  return isDelimited ? { key: "value-not-carried:no-list" } : undefined;
}

function listFault(schema: z.ZodType, list: Form, carrier: Carrier): Fault | undefined {
  const { part, explode } = carrier;
  if (part === "headers") return inField(schema, list);
  const items = formsOf(itemSchemaOf(list));
  const separator = separatorOf(carrier);
  if (separator && items.some((form) => mayMatch(form, separator.pattern)))
    return { key: "value-not-carried:item-with-separator", type: separator.name };
  if (part === "params") return inSegment(schema, list);
  if (part === "cookies" && explode) return inCookie(schema, list);
  // The text `name=` means the empty list if the schema accepts it; the client then refuses a list of one empty item.
  return explode ? repeated(schema, list) : undefined;
}

/** An object with fields of these names, and of any other if it is open. */
interface Structure {
  readonly fields: readonly (readonly [name: string, schema: z.ZodType])[];
  readonly names?: readonly Form[];
}

/** The fields of a schema whose values are all objects of one form; `undefined` for any other schema. */
function structureOf(schema: z.ZodType, forms = formsOf(schema)): Structure | undefined {
  const { type, shape = {}, catchall, keyType, valueType } = definitionOf(unwrap(schema).base);
  const [only, ...others] = forms;
  if (only?.kind !== "structure" || others.length > 0) return undefined;
  if (type === "record")
    return { fields: [["*", valueType as z.ZodType]], names: formsOf(keyType as z.ZodType) };
  if (type !== "object") return undefined;
  const fields = Object.entries(shape);
  if (!catchall || definitionOf(catchall as z.ZodType).type === "never") return { fields };
  return { fields: [...fields, ["*", catchall as z.ZodType]], names: formsOf(z.string()) };
}

function structureFault(schema: z.ZodType, structure: Structure, carrier: Carrier): Fault | undefined {
  const { part, style, explode } = carrier;
  const { fields, names } = structure;
  if (part === "cookies" && explode) return { key: "value-not-carried:exploded-cookie" };
  if (names && style === "form" && explode) return { key: "value-not-carried:open-names" };
  const isKept = (pattern: string) =>
    fields.every(
      ([name, field]) =>
        !formsOf(field).some((form) => mayMatch(form, pattern)) && !new RegExp(pattern).test(name),
    ) && !names?.some((form) => mayMatch(form, pattern));
  const separator = separatorOf(carrier);
  if (separator && !isKept(separator.pattern))
    return { key: "value-not-carried:field-with-separator", type: separator.name };
  if (part === "headers" && !isKept("^$|^\\s|\\s$")) return { key: "value-not-carried:field-with-space" };
  if (part === "headers" && explode) {
    const isNamed = (name: string) => name.includes("=");
    if (fields.some(([name]) => isNamed(name)) || names?.some((form) => mayMatch(form, "=")))
      return { key: "value-not-carried:field-with-separator", type: "an equals sign" };
  }
  const { success } = schema.safeParse({});
  if (success && part === "params") return { key: "value-not-carried:empty-object-in-path" };
  const leavesNoTrace = part === "query" && explode;
  if (success && leavesNoTrace && !isSameAsNone(schema, {})) return { key: "value-not-carried:empty-object" };
  return undefined;
}

/** The fields of a structure, each with the reason why it can't be carried as text, if there is one. */
export function structureFields(schema: z.ZodType): { readonly name: string; readonly fault?: Fault }[] {
  return (structureOf(schema)?.fields ?? []).map(([name, field]) => {
    const forms = formsOf(field);
    const fault = forms.some(({ kind }) => kind === "list")
      ? { key: "value-not-carried:list-in-object" as const }
      : textFault(forms);
    return { name, ...(fault ? { fault } : {}) };
  });
}

/** The separator of parts within a text, if values can contain it unencoded. */
function separatorOf({ part, style, explode, allowReserved }: Carrier) {
  if (part === "headers" || (part === "query" && style === "form" && !explode && allowReserved))
    return { name: "a comma", pattern: "," };
  if (style === "spaceDelimited") return { name: "a space", pattern: " " };
  if (style === "pipeDelimited") return { name: "a pipe", pattern: "\\|" };
  return style === "label" && explode ? { name: "a dot", pattern: "\\." } : undefined;
}
