import type { ModelOfContract } from "../../model/from-contract.ts";
import { namesOnly } from "../typescript/identifiers.ts";
import { handlerField, operationTypes } from "./operation-types.ts";

const helpers = ["Bytes", "BytesBody", "Filled", "FurtherHeaders", "Handler", "StatusWithin", "WithDefaults"];

/** The text of `operations.ts`: what each handler gets and may return. */
export function emitOperations(read: Pick<ModelOfContract, "model" | "zod">): string {
  const { operations } = read.model;
  const types = operations.map((operation) => operationTypes(operation, read)).join("\n\n");
  const handlers = [
    "/** The handlers of all operations. `Principal` is what `authenticate` returns. */",
    "export interface Operations<Principal> {",
    ...operations.map(handlerField),
    "}",
  ].join("\n");
  const names = namesOnly(`${types}\n${handlers}`);
  // A name before a colon is a field: an operation may be called so.
  const uses = (name: string) => new RegExp(`\\b${name}\\b(?!:)`).test(names);
  return [
    `import type { ${helpers.filter(uses).join(", ")} } from "./runtime/types.ts";`,
    ...(uses("operations") ? ['import type { operations } from "./types.ts";'] : []),
    "",
    types,
    "",
    handlers,
    "",
  ].join("\n");
}
