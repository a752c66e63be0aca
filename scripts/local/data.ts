import { z } from "zod";
import type { LocalData, LocalObject } from "../contract/local.ts";
import type { Problem } from "../problem.ts";
import { completed, refused } from "./complete.ts";
import { type Fields, fieldOf, withField } from "./fields.ts";
import { drawFrom, freshValue } from "./fresh.ts";
import { keyOf, type Resource } from "./resources.ts";

/** The credentials of the two organizations of a server that was told of none. */
export const demoKeys = ["local_own_4f1c2a", "local_other_9b7e3d"] as const;

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
  resources: ReadonlyMap<string, Resource>,
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

function wrongObjects({ organizations }: LocalData, resources: ReadonlyMap<string, Resource>): Problem[] {
  return organizations.flatMap(({ objects = {} }, index) =>
    Object.entries(objects).flatMap(([name, all]) => {
      const place = ["organizations", index, "objects", name];
      const resource = resources.get(name);
      if (!resource)
        return [
          problem(place, `expected a resource of the contract's laws (${listed([...resources.keys()])})`),
        ];
      const seen = new Set<string>();
      return all.flatMap(({ $path, ...fields }, at) => {
        const key = keyOf(resource, fields) + JSON.stringify($path ?? {});
        const twice = resource.identity.length > 0 && seen.has(key);
        seen.add(key);
        return [
          ...(twice ? [problem([...place, at], `expected each ${named(resource)} once`)] : []),
          ...[...resource.views.values()]
            .flatMap((view) => refused(view, fields) ?? [])
            .slice(0, 1)
            .map(({ path, message }) => problem([...place, at, ...path], message)),
        ];
      });
    }),
  );
}

function named({ identity }: Resource): string {
  return identity.map(([, field]) => `\`${field}\``).join(" and ");
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(", ") : "it names none";
}

/**
 * The objects of the contract's examples, which the first organization has; of each resource the
 * second has one more, with an identity of its own. The same contract gives the same data.
 */
export function dataFromExamples(resources: ReadonlyMap<string, Resource>): LocalData {
  const [own, other] = demoKeys;
  const all = [...resources.values()];
  return {
    organizations: [
      { name: "Own organization", keys: [own], objects: objectsOf(all, shownObjects) },
      { name: "Other organization", keys: [other], objects: objectsOf(all, (one) => another(one)) },
    ],
  };
}

/** The data, with the examples' objects of each resource that no organization of it names. */
export function withExamples(data: LocalData, resources: ReadonlyMap<string, Resource>): LocalData {
  const named = new Set(data.organizations.flatMap(({ objects = {} }) => Object.keys(objects)));
  const others = new Map([...resources].filter(([name]) => !named.has(name)));
  const shown = dataFromExamples(others).organizations;
  return {
    organizations: data.organizations.map((organization, index) => ({
      ...organization,
      objects: { ...shown[index]?.objects, ...organization.objects },
    })),
  };
}

function objectsOf(all: readonly Resource[], of: (resource: Resource) => Fields[]) {
  return Object.fromEntries(all.map((resource) => [resource.name, of(resource) as LocalObject[]]));
}

function shownObjects(resource: Resource): Fields[] {
  const found = new Map<string, Fields>();
  for (const example of resource.examples) {
    const object = completed(resource, example)?.object;
    const key = resource.identity.length > 0 ? keyOf(resource, example) : JSON.stringify(example);
    if (object && !found.has(key)) found.set(key, object);
  }
  return [...found.values()];
}

function another(resource: Resource): Fields[] {
  const shown = shownObjects(resource);
  let [object] = shown;
  if (!object || resource.identity.length === 0) return shown.slice(0, 1);
  for (const [, field] of resource.identity) {
    const base: Fields = object;
    const value = freshValue(
      fieldOf(base, field),
      (candidate) => {
        const next = withField(base, field, candidate);
        return [...resource.views.values()].every((view) => !refused(view, next));
      },
      drawFrom(resource.name),
    );
    if (value === undefined) return [];
    object = withField(base, field, value);
  }
  return [object];
}
