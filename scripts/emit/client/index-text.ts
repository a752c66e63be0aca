import type { Contract } from "../../contract/contract.ts";
import { typescriptBanner } from "../../lib/banner.ts";
import type { OpenApiDocument } from "../../model/document/emit.ts";
import { jsDoc } from "../typescript/comment.ts";
import { componentNames, runtimeTypes } from "../typescript/identifiers.ts";
import { errorClass } from "./names.ts";
import type { OperationModel } from "./operation-model.ts";

/** `schemas.ts`: the components by name, as `types.ts` declares them. */
export function schemaExports(names: ReadonlyMap<string, string>): string {
  const list = [...names.values()].map((name) => `  ${name},\n`).join("");
  return `${typescriptBanner}\nexport type {\n${list}} from "./types.js";\n`;
}

/** The components by name, as aliases of an unnamed document's types; one whose name is taken gets `Schema` behind it. */
export function schemasText(
  { api }: Contract,
  document: OpenApiDocument,
  models: readonly OperationModel[],
): string {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const names = schemaNames(api, document, models);
  const aliases = schemas.map(([component, schema]) => {
    const words = jsDoc(["description" in schema ? schema.description : undefined]);
    return `${words}export type ${names.get(component)} = components["schemas"][${JSON.stringify(component)}];\n`;
  });
  return [typescriptBanner, 'import type { components } from "./types.js";\n', ...aliases].join("\n");
}

/** The components' names in code: none is that of what the entry exports beside them. */
export function schemaNames(
  api: Contract["api"],
  document: OpenApiDocument,
  models: readonly OperationModel[],
) {
  return componentNames(Object.keys(document.components?.schemas ?? {}), [
    errorClass(api),
    ...models.flatMap(({ operation, inputType, resultType }) => [
      operation.operationId,
      inputType,
      resultType,
    ]),
  ]);
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
    typescriptBanner,
    'export { type Client, type ClientOptions, createClient, openapiFetch } from "./client.js";',
    `export { ${errorClass(api)}, unwrap } from "./error.js";`,
    ...functions,
    ...types,
    ...runtime,
    'export type * from "./schemas.js";',
    'export type { components, operations, paths } from "./types.js";',
  ].join("\n")}\n`;
}
