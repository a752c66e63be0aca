import { propertyName } from "../../lib/ecmascript-names.ts";
import { carriedSchemes, hasSingleCredentials, isBasic } from "../../model/credential.ts";
import type { ApiModel } from "../../model/model.ts";
import type { ServerFacts } from "../../runtime/server/types.ts";
import { typescriptLiteral } from "./names.ts";

/** What some servers read beyond what all do: parameters that have forms, and parts of forms that have media types of their own. */
export interface FurtherReaders {
  readonly styled: boolean;
  readonly parts: boolean;
}

export function furtherReaders({ operations }: ServerFacts): FurtherReaders {
  return {
    styled: operations.some(({ forms }) => forms !== undefined),
    parts: operations.some(({ parts }) => parts !== undefined),
  };
}

/** The modules of the runtime that only such servers need. */
const furtherModules = { styled: "styles.ts", parts: "parts.ts" } as const;

/** Whether a server needs a module of the runtime. */
export function isUsed(module: string, readers: FurtherReaders): boolean {
  return (["styled", "parts"] as const).every(
    (reader) => readers[reader] || module !== furtherModules[reader],
  );
}

/** The text of `index.ts`: `createApp`, typed by the contract. */
export function emitIndex(api: ApiModel, readers: FurtherReaders): string {
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
${readers.parts ? `import { partsReader } from "./runtime/${furtherModules.parts}";\n` : ""}${readers.styled ? `import { styledReader } from "./runtime/${furtherModules.styled}";\n` : ""}${authenticate && `import type { Authenticate${credentials.includes("UserAndPassword") ? ", UserAndPassword" : ""} } from "./runtime/types.ts";\n`}
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
export const contract = assembleContract(api, facts${furtherArguments(readers)});

/**
* Makes the app: its \`fetch\` checks requests by the contract, calls your handlers, and answers as the
 * contract documents. Throws if a handler has no operation, or if one is missing without \`partial\`.
 */
export function createApp<Principal>(options: AppOptions<Principal> | PartialAppOptions<Principal>): App {
  return createContractApp(contract, options as unknown as ContractAppOptions);
}
`;
}

function furtherArguments({ styled, parts }: FurtherReaders): string {
  const [ofStyles, ofParts] = [styled ? ", styledReader" : "", parts ? ", partsReader" : ""];
  return ofParts ? (ofStyles || ", undefined") + ofParts : ofStyles;
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
