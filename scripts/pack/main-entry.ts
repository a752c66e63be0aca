import type { ApiModel } from "../model/model.ts";
import { checksModule } from "./checks-bundle.ts";

/** The module of the package's own name, without `.js`. */
export const mainModule = "contract";

/** What the package's own name imports: the contract's value, and the checks for a server's own tests. */
export function mainEntry(
  { operations }: ApiModel,
  spec: string,
): readonly (readonly [path: string, text: string])[] {
  // A module without the types of Node and Zod.
  const types = "./scripts/verify/own-tests/types.js";
  const ids = operations.map(({ operationId }) => JSON.stringify(operationId)).join(" | ") || "never";
  return [
    [
      `${mainModule}.js`,
      [
        `import api from "./${spec}";`,
        `import { contractChecks } from "./${checksModule}";`,
        "",
        `export * from "./${spec}";`,
        "export { api as default };",
        "export const { checkRequest, checkResponse } = contractChecks(api);",
        "",
      ].join("\n"),
    ],
    [
      `${mainModule}.d.ts`,
      [
        `import type { ContractChecks } from "${types}";`,
        "",
        `export * from "./${spec}";`,
        `export { default } from "./${spec}";`,
        `export type { ContractFinding, GivenHeaders, RequestToCheck, ResponseToCheck } from "${types}";`,
        "",
        "/** The operations of the contract, by their names. */",
        `export type OperationId = ${ids};`,
        "",
        "/** What in a request the operation does not take. */",
        'export declare const checkRequest: ContractChecks<OperationId>["checkRequest"];',
        "/** What in an answer is not as the contract has it. */",
        'export declare const checkResponse: ContractChecks<OperationId>["checkResponse"];',
        "",
      ].join("\n"),
    ],
  ];
}
