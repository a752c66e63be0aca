import { typescriptBanner } from "../../lib/banner.ts";
import { schemaAsObject } from "../../model/component.ts";
import type { ApiModel } from "../../model/model.ts";
import { jsDoc } from "../typescript/comment.ts";
import { componentNames, runtimeTypes, uncheckedName } from "../typescript/identifiers.ts";
import type { ClientOperation } from "./client-operation.ts";
import { errorClass } from "./names.ts";
import { typedWebhooks } from "./webhooks.ts";

/** `schemas.ts`: the components by name, as `types.ts` declares them. */
export function schemaExports(names: ReadonlyMap<string, string>): string {
  const list = [...names.values()].map((name) => `  ${name},\n`).join("");
  return `${typescriptBanner}\nexport type {\n${list}} from "./types.js";\n`;
}

/** The components by name, as aliases of an unnamed document's types; if a name is taken, `Schema` is appended. */
export function schemasText(api: ApiModel, operations: readonly ClientOperation[]): string {
  const names = schemaNames(api, operations);
  const aliases = Object.entries(api.components.schemas).map(([component, schema]) => {
    const { description } = schemaAsObject(schema);
    const words = jsDoc([typeof description === "string" ? description : undefined]);
    return `${words}export type ${names.get(component)} = components["schemas"][${JSON.stringify(component)}];\n`;
  });
  return [typescriptBanner, 'import type { components } from "./types.js";\n', ...aliases].join("\n");
}

/** The components' names in code, without conflicts with other exports of the entry. */
export function schemaNames(api: ApiModel, operations: readonly ClientOperation[]) {
  return componentNames(Object.keys(api.components.schemas), [
    errorClass(api.info),
    ...operations.flatMap(({ name, inputType, resultType }) => [name, inputType, resultType]),
    ...typedWebhooks(api).map(({ type }) => type),
  ]);
}

/** An entry of the package: the operations with or without checks, and the types and functions that they need. */
export function entryText(
  api: ApiModel,
  operations: readonly ClientOperation[],
  kind: "checked" | "unchecked",
): string {
  const { info } = api;
  const types = operations.map(
    ({ inputType, resultType, file }) =>
      `export type { ${inputType}, ${resultType} } from "./operations/${file}.js";`,
  );
  const functions = operations.map(({ name, file }) => {
    const exported = kind === "checked" ? name : `${uncheckedName(name)} as ${name}`;
    return `export { ${exported} } from "./operations/${file}.js";`;
  });
  const runtime = Object.entries(runtimeTypes).map(
    ([module, names]) => `export type { ${names.join(", ")} } from "./runtime/${module}.js";`,
  );
  return `${[
    typescriptBanner,
    `export { type Client, type ClientOptions, createClient, ${errorClass(info)}, openapiFetch, unwrap } from "./client.js";`,
    ...functions,
    ...types,
    ...runtime,
    'export type * from "./schemas.js";',
    ...(typedWebhooks(api).length > 0 ? ['export type * from "./webhooks.js";'] : []),
    'export type { components, operations, paths } from "./types.js";',
  ].join("\n")}\n`;
}
