import { bareOperationText } from "./synthetic/operation.ts";
import { resourcesOf } from "./synthetic.ts";

/**
 * The program with which the same document is emitted by hand, from the same schemas, by zod-to-openapi alone;
 * it writes `openapi.json` to the working directory.
 */
export function bareProgram(operations: number): string {
  const resources = resourcesOf(operations);
  return `import { writeFileSync } from "node:fs";
import { OpenApiGeneratorV31, OpenAPIRegistry } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { cursor, errors, limit, widgetId } from "./shared.ts";
${resources.map(({ number }) => `import * as schemas${number} from "./schemas-${number}.ts";`).join("\n")}

const registry = new OpenAPIRegistry();
registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
const fault = { content: { "application/json": { schema: errors.schema } }, description: "Refused." };

${resources.flatMap(({ number, operations: kinds }) => kinds.map((kind) => bareOperationText(kind, number))).join("\n")}
const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
  openapi: "3.1.0",
  info: { title: "Widget API", version: "1.0.0", license: { name: "MIT", identifier: "MIT" } },
  security: [{ token: [] }],
  servers: [{ url: "https://api.widget.example/v1" }],
});
writeFileSync("openapi.json", JSON.stringify(document, null, 2));
`;
}
