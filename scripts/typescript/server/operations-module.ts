import type { Contract } from "../../contract/contract.ts";
import { handlerField, operationTypes } from "./operation-types.ts";

const helpers = ["Bytes", "BytesBody", "FurtherHeaders", "Handler", "WithDefaults"];

/** The text of `operations.ts`: what each handler gets and may answer. */
export function emitOperations({ operations }: Contract): string {
  const types = operations.map(operationTypes).join("\n\n");
  const handlers = [
    "/** The handlers of all operations. `Principal` is what `authenticate` gives. */",
    "export interface Operations<Principal> {",
    ...operations.map(handlerField),
    "}",
  ].join("\n");
  const used = helpers.filter((name) => new RegExp(`\\b${name}\\b`).test(`${types}\n${handlers}`));
  return [
    `import type { ${used.join(", ")} } from "./runtime/types.ts";`,
    `import type { operations } from "./types.ts";`,
    "",
    types,
    "",
    handlers,
    "",
  ].join("\n");
}
