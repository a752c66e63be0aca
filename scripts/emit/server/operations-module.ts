import type { ApiModel } from "../../model/model.ts";
import type { ZodSchemas } from "../../model/zod-schemas.ts";
import { namesOnly } from "../typescript/identifiers.ts";
import { handlerField, operationTypes } from "./operation-types.ts";

const helpers = ["Bytes", "BytesBody", "FurtherHeaders", "Handler", "WithDefaults"];

/** The text of `operations.ts`: what each handler gets and may return. */
export function emitOperations({ operations }: ApiModel, zod: ZodSchemas): string {
  const types = operations.map((operation) => operationTypes(operation, zod)).join("\n\n");
  const handlers = [
    "/** The handlers of all operations. `Principal` is what `authenticate` returns. */",
    "export interface Operations<Principal> {",
    ...operations.map(handlerField),
    "}",
  ].join("\n");
  const names = namesOnly(`${types}\n${handlers}`);
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(names);
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
