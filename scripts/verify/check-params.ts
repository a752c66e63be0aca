import { nearest } from "../contract/check/nearest.ts";
import type { Problem } from "../lib/problem.ts";
import type { ProblemLocation } from "../lib/problem-table.ts";
import type { ApiModel } from "../model/model.ts";
import { namedObject, paramNames, usedName } from "./param-names.ts";
import { verifyProblem } from "./problems.ts";
import { pathParameters } from "./request-input.ts";
import type { Subject } from "./subject.ts";
import { takesText } from "./wire/parameter.ts";

/** A path parameter of one operation. */
interface Place {
  readonly parameter: string;
  /** The names under which it can be given. */
  readonly names: readonly string[];
  readonly resource?: string;
}

/** The problems with the names of given path parameters: an unknown parameter, or one that may name objects of several resources. */
export function checkParams(
  api: ApiModel,
  given: readonly string[],
  placeOf: (name: string) => ProblemLocation = () => ({}),
): Problem[] {
  const places = placesOf(api);
  return given.flatMap((name) => {
    const meant = places.filter(({ names }) => names.includes(name));
    if (meant.length === 0) return [unknownParam(name, places, placeOf(name))];
    const open = meant.filter(
      ({ names, parameter }) =>
        parameter === name && !names.some((one) => one !== name && given.includes(one)),
    );
    const resources = [...new Set(open.flatMap(({ resource }) => resource ?? []))];
    if (resources.length < 2) return [];
    return [
      verifyProblem(
        "ambiguous-path-parameter",
        {
          name,
          resources: listed(resources),
          spellings: resources.map((resource) => `\`${resource}.${name}\``).join(" or "),
        },
        placeOf(name),
      ),
    ];
  });
}

/** The problems with the values of given path parameters: an empty one, or one that no operation takes. */
export function checkParamValues(
  subjects: readonly Subject[],
  given: Readonly<Record<string, string>>,
  principal: "first" | "second",
): Problem[] {
  return Object.entries(given).flatMap(([name, text]) => {
    if (text === "") return [verifyProblem("path-parameter-empty", { name, principal })];
    const uses = subjects.flatMap(({ api, operation, zod }) =>
      pathParameters(operation).flatMap((parameter) =>
        usedName(api, operation, parameter.name, given) === name
          ? [
              {
                parameter: parameter.name,
                operation: operation.operationId,
                isTaken: takesText(parameter, zod, text),
              },
            ]
          : [],
      ),
    );
    const [first] = uses;
    if (!first || uses.some(({ isTaken }) => isTaken)) return [];
    const { parameter, operation } = first;
    return [verifyProblem("path-parameter-refused", { name, text, parameter, operation })];
  });
}

/** The resources that path parameters name objects of, each with the names of those parameters. */
export function objectNames(api: ApiModel): ReadonlyMap<string, ReadonlySet<string>> {
  const objects = new Map<string, Set<string>>();
  for (const { resource, names } of placesOf(api))
    if (resource !== undefined)
      for (const name of names.filter((one) => one.startsWith(`${resource}.`)))
        objects.set(resource, (objects.get(resource) ?? new Set()).add(name.slice(resource.length + 1)));
  return objects;
}

/** The given values without those that another set gives as well, under whatever name. */
export function withoutParams(
  api: ApiModel,
  given: Readonly<Record<string, string>>,
  others: readonly string[],
): Record<string, string> {
  const taken = placesOf(api).filter(({ names }) => names.some((name) => others.includes(name)));
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => !taken.some(({ names }) => names.includes(name))),
  );
}

function placesOf(api: ApiModel): Place[] {
  return api.operations.flatMap((operation) =>
    pathParameters(operation).map(({ name: parameter }) => {
      const { resource } = namedObject(api, operation, parameter) ?? {};
      const names = paramNames(api, operation, parameter);
      return { parameter, names, ...(resource === undefined ? {} : { resource }) };
    }),
  );
}

function unknownParam(name: string, places: readonly Place[], location: ProblemLocation): Problem {
  const [, resource = "", parameter = ""] = /^([^/]+)\.([^./]+)$/.exec(name) ?? [];
  const resources = [...new Set(places.flatMap((place) => place.resource ?? []))];
  if (resource !== "" && resources.length > 0 && !resources.includes(resource))
    return unknownResource(resource, resources, location, `.${parameter}`);
  const known = places.flatMap(({ names, parameter: own }) =>
    resource === "" ? own : names.filter((one) => one.startsWith(`${resource}.`)),
  );
  return verifyProblem("unknown-path-parameter", { name, known: listed(known) || "none" }, location);
}

/** The problem of a resource that the contract doesn't have; `rest` follows its name where it stands. */
export function unknownResource(
  name: string,
  resources: readonly string[],
  location: ProblemLocation,
  rest = "",
): Problem {
  const meant = nearest(name, resources);
  const values = { name, known: listed(resources) || "none" };
  return meant === undefined
    ? verifyProblem("unknown-resource", values, location)
    : verifyProblem("unknown-resource:near", { ...values, meant: meant + rest }, location);
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `\`${name}\``).join(", ");
}
