import { asFields, type Fields } from "../lib/fields.ts";
import { missingParams } from "./missing-object.ts";
import { knownParams } from "./param-names.ts";
import type { RequestInput } from "./request-input.ts";
import type { Subject } from "./subject.ts";

/** The fields of a body that name an object (`refers` of the contract), with the objects that are known by `params`. */
export function referencesOf(
  { api, operation }: Pick<Subject, "api" | "operation">,
  params: RequestInput["params"] | undefined,
): Fields {
  const fields = Object.entries(operation.refers ?? {}).flatMap(([field, resource]) => {
    const values = api.operations.flatMap((one) => {
      const [parameter] = one.laws?.resource === resource ? Object.keys(one.laws.identity ?? {}) : [];
      const known = parameter && knownParams({ api, operation: one }, params)[parameter];
      return known === undefined || known === "" ? [] : [known];
    });
    return values.length > 0 ? [[field, values[0]]] : [];
  });
  return Object.fromEntries(fields);
}

/** The body with these references in place of its own, but for the field `except`. */
export function withReferences(body: unknown, references: Fields, except?: string): unknown {
  const fields = asFields(body);
  if (!fields) return body;
  const replaced = Object.entries(references).filter(([field]) => field !== except && field in fields);
  return replaced.length > 0 ? { ...fields, ...Object.fromEntries(replaced) } : body;
}

/** A well-formed name of no object for a field that names one; `undefined`: there is none. */
export function missingReference({ api, operation, zod }: Subject, field: string, value: unknown): unknown {
  const resource = operation.refers?.[field];
  for (const one of api.operations) {
    const [parameter] = one.laws?.resource === resource ? Object.keys(one.laws?.identity ?? {}) : [];
    if (parameter === undefined) continue;
    const missing = missingParams(
      { operation: one, api, zod, sample: { query: {}, headers: {} } },
      { [parameter]: value },
    );
    if (missing) return missing[parameter];
  }
  return undefined;
}
