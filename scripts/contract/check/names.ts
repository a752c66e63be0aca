import type { Problem } from "../../lib/problem.ts";
import type { Api } from "../api.ts";
import { contractProblem } from "../problems.ts";
import { requirementOf, type SecurityAlternative } from "../security.ts";
import { type AnyOperation, placeOfOperation, sentOperations } from "../sent.ts";
import type { ContractCheck } from "./index.ts";
import { namesInMessage } from "./names-in-message.ts";

/** Ids, routes and sections are unique, and everything that is named exists. */
export const checkNames: ContractCheck = (api) => {
  const { operations, sections, securitySchemes, webhooks = [] } = api;
  const all: readonly AnyOperation[] = [...operations, ...sentOperations(api)];
  const ids = new Set(all.map(({ operationId }) => operationId));
  return [
    ...duplicates(
      all.map(({ operationId }) => operationId),
      (id, indexes) => {
        const again = all.find(({ sent }, index) => sent && indexes.includes(index));
        const pointer = again ? placeOfOperation(again) : `operations/${id}`;
        return contractProblem("duplicate-operation-id", { operationId: id }, { pointer });
      },
    ),
    ...duplicates(
      webhooks.map(({ name }) => name),
      (name, indexes) => {
        const both = indexes.map((index) => webhooks[index]?.operationId ?? "");
        return contractProblem(
          "duplicate-webhook",
          { webhooks: namesInMessage(both, " and "), name },
          { pointer: `webhooks/${both[1]}/name` },
        );
      },
    ),
    ...duplicates(
      [...ids].map((id) => id.toLowerCase()),
      (_, indexes) => {
        const [first = "", second = ""] = indexes.map((index) => [...ids][index] ?? "");
        return contractProblem(
          "duplicate-operation-id:capitals",
          { first, second },
          { pointer: `operations/${second}` },
        );
      },
    ),
    ...duplicates(
      operations.map(({ method, path }) => `${method} ${routeOf(path)}`),
      (route, indexes) => {
        const both = indexes.map((index) => operations[index]?.operationId ?? "");
        return contractProblem(
          "duplicate-route",
          { operations: namesInMessage(both, " and "), route },
          { pointer: `operations/${both[1]}` },
        );
      },
    ),
    ...duplicates(
      sections.map(({ id }) => id),
      (id) => contractProblem("duplicate-section", { section: id }, { pointer: `sections/${id}` }),
    ),
    ...all.flatMap((operation) => {
      const { operationId, section, security, deprecated } = operation;
      const base = placeOfOperation(operation);
      return [
        ...unknownSection(
          section,
          sections.map(({ id }) => id),
          `${base}/section`,
        ),
        ...unknownSchemes(security ?? [], securitySchemes, `${base}/security`),
        ...(deprecated && deprecated !== true && deprecated.successor && !ids.has(deprecated.successor)
          ? [
              contractProblem(
                "unknown-successor",
                { name: deprecated.successor, operationId, known: namesInMessage([...ids]) },
                { pointer: `${base}/deprecated/successor` },
              ),
            ]
          : []),
      ];
    }),
    ...unknownSchemes(api.security, securitySchemes, "security"),
  ];
};

/** The problems of each value that occurs more than once. */
export function duplicates<Found = Problem>(
  values: readonly string[],
  problem: (value: string, indexes: readonly number[]) => Found,
): Found[] {
  const places = new Map<string, number[]>();
  values.forEach((value, index) => {
    places.set(value, [...(places.get(value) ?? []), index]);
  });
  return [...places]
    .filter(([, indexes]) => indexes.length > 1)
    .map(([value, indexes]) => problem(value, indexes));
}

function unknownSchemes(
  used: readonly SecurityAlternative[],
  schemes: Api["securitySchemes"],
  pointer: string,
): Problem[] {
  const known = Object.keys(schemes);
  return [...new Set(used.flatMap((alternative) => Object.keys(requirementOf(alternative))))]
    .filter((name) => !known.includes(name))
    .map((name) =>
      known.length > 0
        ? contractProblem("unknown-security-scheme", { name, known: namesInMessage(known) }, { pointer })
        : contractProblem("unknown-security-scheme:none", { name }, { pointer }),
    );
}

function unknownSection(name: string, known: readonly string[], pointer: string): Problem[] {
  if (known.includes(name)) return [];
  return [
    known.length > 0
      ? contractProblem("unknown-section", { name, known: namesInMessage(known) }, { pointer })
      : contractProblem("unknown-section:none", { name }, { pointer }),
  ];
}

/** A path as requests distinguish it: not by names of parameters, nor by the order of its query or a `=` without a value. */
function routeOf(path: string): string {
  const [, before = "", query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(path) ?? [];
  const pairs = query
    .split("&")
    .map((pair) => pair.replace(/=$/, ""))
    .sort()
    .join("&");
  return `${before.replace(/\{[^}]*\}/g, "{}")}${pairs && `?${pairs}`}${fragment}`;
}

// Coverage: an index that `duplicates` gives is one of its list, so that what stands for one that is not has no test.
