import { propertyName } from "../../lib/ecmascript-names.ts";
import { carriedSchemes, hasSingleCredentials, isBasic } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import { typescriptLiteral } from "./names.ts";

/** The module of the runtime that only a server needs whose parameters have forms of their own. */
export const stylesModule = "styles.ts";

/** The text of `index.ts`: `createApp`, typed by the contract; `isStyled`: parameters have forms of their own. */
export function emitIndex(api: ApiModel, isStyled: boolean): string {
  const { operations } = api;
  const requirements = operations.flatMap(({ security }) => security);
  const firsts = requirements.flatMap((requirement) => Object.keys(requirement).slice(0, 1));
  const schemes = [...new Set(firsts)].map(typescriptLiteral);
  const credentials = hasSingleCredentials(api) ? "" : `, ${credentialTypes(api)}`;
  const answersForbidden = operations.some(({ errors }) =>
    errors.some(({ status, shared }) => shared && status === 403),
  );
  const authenticate =
    schemes.length > 0
      ? `  /** Returns the principal of a credential; with \`null\` the caller gets the 401. Write it above \`operations\`, because the compiler infers in that order. */
  readonly authenticate: Authenticate<Principal, ${schemes.join(" | ")}, keyof Operations<Principal>${credentials}>;
`
      : "";
  return `import { api, facts } from "./contract.js";
import type { Operations } from "./operations.ts";
import { type App, assembleContract, type ContractAppOptions, createContractApp, type Settings } from "./runtime/app.ts";
${isStyled ? `import { styledReader } from "./runtime/${stylesModule}";\n` : ""}${authenticate && `import type { Authenticate${credentials.includes("UserAndPassword") ? ", UserAndPassword" : ""} } from "./runtime/types.ts";\n`}
export type * from "./operations.ts";
export type { App, Settings } from "./runtime/app.ts";
${answersForbidden ? 'export { forbidden } from "./runtime/request.ts";\n' : ""}export type {
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
export const contract = assembleContract(api, facts${isStyled ? ", styledReader" : ""});

/**
* Makes the app: its \`fetch\` checks requests by the contract, calls your handlers, and answers as the
 * contract documents. Throws if a handler has no operation, or if one is missing without \`partial\`.
 */
export function createApp<Principal>(options: AppOptions<Principal> | PartialAppOptions<Principal>): App {
  return createContractApp(contract, options as unknown as ContractAppOptions);
}
`;
}

/** What the requests of an alternative carry, as types by the schemes' names. */
function credentialTypes(api: ApiModel): string {
  const types = api.operations.flatMap(({ security }) =>
    security.flatMap((requirement) => {
      if (Object.keys(requirement).length === 0) return [];
      const fields = carriedSchemes(api, requirement).map((name) => {
        const scheme = api.components.securitySchemes[name];
        return `readonly ${propertyName(name)}: ${scheme && isBasic(scheme) ? "UserAndPassword" : "string"}`;
      });
      return [`{ ${fields.join("; ")} }`];
    }),
  );
  return [...new Set(types)].join(" | ");
}
