import { isJsonValue } from "../../lib/json.ts";
import type { Problem } from "../../lib/problem.ts";
import type { Extensions } from "../about.ts";
import { ownExtensions } from "../own-extensions.ts";
import { parameterHolders } from "../parameter.ts";
import { contractProblem } from "../problems.ts";
import type { ContractCheck } from "./index.ts";
import { nodesOf } from "./schemas.ts";

/** Extensions have names that the toolchain does not use itself, JSON values, and a target that exists. */
export const checkExtensions: ContractCheck = (api) => [
  ...extensionProblems(api.extensions, "extensions"),
  ...api.operations.flatMap(({ operationId, extensions, parameterExtensions = {}, ...operation }) => {
    const base = `operations/${operationId}`;
    return [
      ...extensionProblems(extensions, `${base}/extensions`),
      ...parameterHolders.flatMap((part) =>
        Object.entries(parameterExtensions[part] ?? {}).flatMap(([name, own]) => {
          const pointer = `${base}/parameterExtensions/${part}/${name}`;
          return Object.hasOwn(operation[part] ?? {}, name)
            ? extensionProblems(own, pointer)
            : [
                contractProblem(
                  "extension-of-nothing",
                  { place: pointer, name, part, operationId },
                  { pointer },
                ),
              ];
        }),
      ),
    ];
  }),
  ...nodesOf(api).flatMap(({ schema, path }) =>
    Object.entries(schema.meta() ?? {})
      .filter(([name]) => name.startsWith("x-") && name !== openEnumExtension)
      .flatMap(([name, value]) => extensionProblem(name, value, path)),
  ),
];

/** What `openEnum` writes. */
const openEnumExtension = "x-extensible-enum";

function extensionProblems(extensions: Extensions = {}, place: string): Problem[] {
  return Object.entries(extensions).flatMap(([name, value]) => extensionProblem(name, value, place));
}

function extensionProblem(name: string, value: unknown, place: string): Problem[] {
  const at = { pointer: `${place}/${name}` };
  if (!/^x-[^\s]+$/.test(name)) return [contractProblem("extension-name", { name, place }, at)];
  if (ownExtensions.has(name)) return [contractProblem("extension-reserved", { name, place }, at)];
  return isJsonValue(value) ? [] : [contractProblem("extension-value", { name, place }, at)];
}
