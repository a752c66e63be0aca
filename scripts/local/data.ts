import { z } from "zod";
import type { LocalData } from "../contract/local.ts";
import { ownField } from "../lib/fields.ts";
import type { Problem } from "../lib/problem.ts";
import { refusalOf } from "./complete.ts";
import { localProblem } from "./problems.ts";
import { objectKey, type StoredResource } from "./resources.ts";

const object = z.looseObject({ $path: z.record(z.string(), z.unknown()).optional() });

const form = z.strictObject({
  organizations: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        keys: z.array(z.string().regex(/^[\x21-\x7e]{8,}$/, "expected at least 8 visible ASCII characters")),
        objects: z.record(z.string(), z.array(object)).optional(),
      }),
    )
    .min(1),
});

/** The data, or what is wrong with it: its form, or objects that an answer of their resource can't show. */
export function checkedData(
  value: unknown,
  resources: ReadonlyMap<string, StoredResource>,
): { readonly data: LocalData } | { readonly problems: Problem[] } {
  const read = form.safeParse(value);
  const problems = read.success
    ? [...sharedKeys(read.data as LocalData), ...wrongObjects(read.data as LocalData, resources)]
    : read.error.issues.map(({ path, message }) => invalid(path, message));
  return problems.length > 0 ? { problems } : { data: read.data as LocalData };
}

function invalid(path: readonly PropertyKey[], reason: string): Problem {
  return localProblem("data-invalid", { reason }, at(path));
}

function at(path: readonly PropertyKey[]): { readonly pointer: string } {
  return { pointer: path.map((step) => `/${String(step)}`).join("") };
}

function sharedKeys({ organizations }: LocalData): Problem[] {
  const seen = new Set<string>();
  return organizations.flatMap(({ keys }, index) =>
    keys.flatMap((key, keyIndex) => {
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [localProblem("data-invalid:key-twice", {}, at(["organizations", index, "keys", keyIndex]))];
    }),
  );
}

function wrongObjects(
  { organizations }: LocalData,
  resources: ReadonlyMap<string, StoredResource>,
): Problem[] {
  return organizations.flatMap(({ objects = {} }, index) =>
    Object.entries(objects).flatMap(([name, all]) => {
      const place = ["organizations", index, "objects", name];
      const resource = resources.get(name);
      if (!resource)
        return [
          localProblem(
            "data-invalid:unknown-resource",
            { names: listed([...resources.keys()], "it names none") },
            at(place),
          ),
        ];
      const seen = new Set<string>();
      const values = new Set<string>();
      return all.flatMap(({ $path, ...fields }, objectIndex) => {
        const own = [...place, objectIndex];
        const key = objectKey(resource, fields) + JSON.stringify($path ?? {});
        const twice = resource.key.length > 0 && seen.has(key);
        seen.add(key);
        const names = resource.outers.map(({ name }) => name);
        const strange = Object.keys($path ?? {}).filter((one) => !names.includes(one));
        const taken = resource.unique.filter((field) => !isFirst(values, field, ownField(fields, field)));
        return [
          ...strange.map((one) =>
            localProblem(
              "data-invalid:path-parameter",
              { names: listed(names, "there is none") },
              at([...own, "$path", one]),
            ),
          ),
          ...taken.map((field) => localProblem("data-invalid:value-twice", { field }, at([...own, field]))),
          ...(twice ? [localProblem("data-invalid:object-twice", { fields: named(resource) }, at(own))] : []),
          ...resource.forms
            .flatMap((view) => refusalOf(view, fields) ?? [])
            .slice(0, 1)
            .map(({ path, message }) => invalid([...own, ...path], message)),
        ];
      });
    }),
  );
}

function named({ key }: StoredResource): string {
  return key.map((field) => `\`${field}\``).join(" and ");
}

/** Whether a field's value is new; adds it to those seen. */
function isFirst(seen: Set<string>, field: string, value: unknown): boolean {
  const key = JSON.stringify([field, value]);
  if (value === undefined || !seen.has(key)) {
    seen.add(key);
    return true;
  }
  return false;
}

function listed(names: readonly string[], none: string): string {
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(", ") : none;
}
