import type { Problem } from "../../lib/problem.ts";
import type { ContractCheck } from "./index.ts";

/** Ids, method and path, and sections are unique; what is named exists. */
export const checkNames: ContractCheck = (api) => {
  const { operations, sections, securitySchemes } = api;
  const ids = new Set(operations.map(({ operationId }) => operationId));
  return [
    ...twice(
      operations.map(({ operationId }) => operationId),
      (id) => ({
        code: "duplicate-operation-id",
        message: `Two operations have the \`operationId\` \`${id}\`.`,
        pointer: `operations/${id}`,
        fix: "Rename one of them.",
      }),
    ),
    ...twice(
      [...ids].map((id) => id.toLowerCase()),
      (_, indexes) => {
        const [first, second] = indexes.map((index) => [...ids][index] ?? "");
        return {
          code: "duplicate-operation-id",
          message: `The operations \`${first}\` and \`${second}\` differ only in capitals, which some file systems don't count.`,
          pointer: `operations/${second}`,
          fix: "Rename one of them.",
        };
      },
    ),
    ...twice(
      // Names of parameters don't distinguish paths.
      operations.map(({ method, path }) => `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`),
      (route, indexes) => {
        const both = indexes.map((index) => `\`${operations[index]?.operationId}\``).join(" and ");
        return {
          code: "duplicate-route",
          message: `${both} have the same method and path, \`${route}\`.`,
          pointer: `operations/${operations[indexes[1] ?? 0]?.operationId}`,
          fix: "Change the method or the path of one of them.",
        };
      },
    ),
    ...twice(
      sections.map(({ id }) => id),
      (id) => ({
        code: "duplicate-section",
        message: `Two sections have the \`id\` \`${id}\`.`,
        pointer: `sections/${id}`,
        fix: "Rename one of them.",
      }),
    ),
    ...operations.flatMap(({ operationId, section, security, deprecated }) => [
      ...unknown(
        "section",
        [section],
        sections.map(({ id }) => id),
        `operations/${operationId}/section`,
      ),
      ...unknown(
        "security scheme",
        security ?? [],
        Object.keys(securitySchemes),
        `operations/${operationId}/security`,
      ),
      ...unknown(
        "successor",
        deprecated?.successor ? [deprecated.successor] : [],
        [...ids],
        `operations/${operationId}/deprecated/successor`,
      ),
    ]),
    ...unknown("security scheme", api.security, Object.keys(securitySchemes), "security"),
  ];
};

/** The problems of each value that occurs more than once. */
export function twice<Found = Problem>(
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

function unknown(
  what: string,
  used: readonly string[],
  known: readonly string[],
  pointer: string,
): Problem[] {
  return used
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: `unknown-${what.replace(" ", "-")}`,
      message: `There is no ${what} \`${name}\`; there are ${known.map((id) => `\`${id}\``).join(", ") || "none"}.`,
      pointer,
      fix: "Use one of these, or add it to the API.",
    }));
}
