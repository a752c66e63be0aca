import type { ApiModel } from "../../model/model.ts";
import { schemeNames } from "./facts.ts";
import { typescriptLiteral } from "./names.ts";

/** The text of `index.ts`: `createApp`, typed by the contract. */
export function emitIndex({ operations }: ApiModel): string {
  const schemes = [...new Set(operations.flatMap(schemeNames))].map(typescriptLiteral);
  const authenticate =
    schemes.length > 0
      ? `  /** Returns the principal of a credential; with \`null\` the caller gets the 401. Write it above \`operations\`, because the compiler infers in that order. */
  readonly authenticate: Authenticate<Principal, ${schemes.join(" | ")}, keyof Operations<Principal>>;
`
      : "";
  return `import { api, facts } from "./contract.js";
import type { Operations } from "./operations.ts";
import { type App, assembleContract, type ContractAppOptions, createContractApp, type Settings } from "./runtime/app.ts";
${authenticate && 'import type { Authenticate } from "./runtime/types.ts";\n'}
export type * from "./operations.ts";
export type { App, Settings } from "./runtime/app.ts";
export type {
  Authenticate,
  AuthenticateContext,
  BreachEntry,
  Call,
  FailureEntry,
  Handler,
  Logger,
  RequestEntry,
} from "./runtime/types.ts";

export interface AppOptions<Principal> extends Settings {
${authenticate}  readonly operations: Operations<Principal>;
}

/** The same for a server that migrates step by step: an operation without a handler answers 501. */
export interface PartialAppOptions<Principal> extends Omit<AppOptions<Principal>, "operations"> {
  readonly partial: true;
  readonly operations: Partial<Operations<Principal>>;
}

/** What the server knows about the contract, including the schemas. */
export const contract = assembleContract(api, facts);

/**
* Makes the app: its \`fetch\` checks requests by the contract, calls your handlers, and answers as the
 * contract documents. Throws if a handler has no operation, or if one is missing without \`partial\`.
 */
export function createApp<Principal>(options: AppOptions<Principal> | PartialAppOptions<Principal>): App {
  return createContractApp(contract, options as unknown as ContractAppOptions);
}
`;
}
