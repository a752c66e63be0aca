import { z } from "zod";
import type { LocalData } from "../contract/local.ts";
import { ownField } from "../lib/fields.ts";
import type { Problem } from "../lib/problem.ts";
import { refusalOf } from "./complete.ts";
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

/** The data, or what is wrong with it: its form, and each object that an answer of its resource can't show. */
export function checkedData(
  value: unknown,
  resources: ReadonlyMap<string, StoredResource>,
): { readonly data: LocalData } | { readonly problems: Problem[] } {
  const read = form.safeParse(value);
  const problems = read.success
    ? [...sharedKeys(read.data as LocalData), ...wrongObjects(read.data as LocalData, resources)]
    : read.error.issues.map(({ path, message }) => problem(path, message));
  return problems.length > 0 ? { problems } : { data: read.data as LocalData };
}

function problem(path: readonly PropertyKey[], message: string): Problem {
  return {
    code: "data-invalid",
    message: `The data is not valid: ${message}.`,
    pointer: path.map((step) => `/${String(step)}`).join(""),
    fix: "`docs/local-server.md` shows the form of the data; each object is as the API's answers show it.",
  };
}

function sharedKeys({ organizations }: LocalData): Problem[] {
  const seen = new Set<string>();
  return organizations.flatMap(({ keys }, index) =>
    keys.flatMap((key, at) => {
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [problem(["organizations", index, "keys", at], "expected each key once")];
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
          problem(place, `expected a resource of the contract's laws (${listed([...resources.keys()])})`),
        ];
      const seen = new Set<string>();
      const values = new Set<string>();
      return all.flatMap(({ $path, ...fields }, at) => {
        const key = objectKey(resource, fields) + JSON.stringify($path ?? {});
        const twice = resource.key.length > 0 && seen.has(key);
        seen.add(key);
        const names = resource.outers.map(({ name }) => name);
        const strange = Object.keys($path ?? {}).filter((one) => !names.includes(one));
        const taken = resource.unique.filter((field) => !isFirst(values, field, ownField(fields, field)));
        return [
          ...strange.map((one) =>
            problem(
              [...place, at, "$path", one],
              `expected a path parameter that an object stands under (${listed(names, "there is none")})`,
            ),
          ),
          ...taken.map((field) =>
            problem([...place, at, field], `expected each \`${field}\` once: it is unique`),
          ),
          ...(twice ? [problem([...place, at], `expected each ${named(resource)} once`)] : []),
          ...resource.forms
            .flatMap((view) => refusalOf(view, fields) ?? [])
            .slice(0, 1)
            .map(({ path, message }) => problem([...place, at, ...path], message)),
        ];
      });
    }),
  );
}

function named({ key }: StoredResource): string {
  return key.map((field) => `\`${field}\``).join(" and ");
}

/** Whether a field's value is not among those seen before, to which it is added. */
function isFirst(seen: Set<string>, field: string, value: unknown): boolean {
  const key = JSON.stringify([field, value]);
  if (value === undefined || !seen.has(key)) {
    seen.add(key);
    return true;
  }
  return false;
}

function listed(names: readonly string[], none = "it names none"): string {
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(", ") : none;
}
