import type { Contract } from "../../contract/contract.ts";
import type { OpenApiDocument } from "../../openapi/emit.ts";
import { banner } from "../banner.ts";
import { jsDoc } from "../comment.ts";
import { pascalCase } from "../words.ts";
import { errorClass } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";

/** Types of the runtime that users name. */
const runtimeTypes = {
  encode: ["Bytes"],
  log: ["Level", "Logger"],
  options: ["CallOptions", "Credential"],
  result: ["AnyResult", "Answer", "DataOf", "Failure", "Refusal", "Sent"],
} as const;

/** Names that a component's type would hide where it is imported. */
const builtIn =
  "Array Blob Boolean Date Error Event File Function Map Number Object Promise Record Request Response Set String Symbol URL";

/** Names that the entries export beside operations and components. */
export const ownValues: readonly string[] = ["createClient", "openapiFetch", "unwrap"];

/** `schemas.ts`: the components by name; one whose name is taken gets `Schema` behind it. */
export function schemasText(
  { api }: Contract,
  document: OpenApiDocument,
  models: readonly OperationModel[],
): string {
  const names = new Set([
    ...builtIn.split(" "),
    ...["Client", "ClientOptions", errorClass(api)],
    ...Object.values(runtimeTypes).flat(),
    ...models.flatMap(({ inputType, resultType }) => [inputType, resultType]),
  ]);
  const aliases = Object.entries(document.components?.schemas ?? {}).map(([component, schema]) => {
    let name = pascalCase(component);
    while (names.has(name)) name += "Schema";
    names.add(name);
    const words = jsDoc(["description" in schema ? schema.description : undefined]);
    return `${words}export type ${name} = components["schemas"][${JSON.stringify(component)}];\n`;
  });
  return [banner, 'import type { components } from "./types.js";\n', ...aliases].join("\n");
}

/** An entry of the package: the operations of one folder, and all that goes with them. */
export function entryText(
  { api }: Contract,
  models: readonly OperationModel[],
  folder: "operations" | "unchecked",
): string {
  const types = models.map(
    ({ inputType, resultType, file }) =>
      `export type { ${inputType}, ${resultType} } from "./operations/${file}.js";`,
  );
  const functions = models.map(
    ({ operation, file }) => `export { ${operation.operationId} } from "./${folder}/${file}.js";`,
  );
  const runtime = Object.entries(runtimeTypes).map(
    ([module, names]) => `export type { ${names.join(", ")} } from "./runtime/${module}.js";`,
  );
  return `${[
    banner,
    'export { type Client, type ClientOptions, createClient, openapiFetch } from "./client.js";',
    `export { ${errorClass(api)}, unwrap } from "./error.js";`,
    ...functions,
    ...types,
    ...runtime,
    'export type * from "./schemas.js";',
    'export type { components, operations, paths } from "./types.js";',
  ].join("\n")}\n`;
}
