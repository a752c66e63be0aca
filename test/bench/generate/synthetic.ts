import type { Files } from "../../../scripts/lib/output/files.ts";
import { operationKinds, operationText } from "./synthetic/operation.ts";
import { schemasText } from "./synthetic/schemas.ts";
import { sharedText } from "./synthetic/shared.ts";

/** A resource of a synthetic contract, and which of its operations the contract has. */
export interface Resource {
  readonly number: number;
  readonly operations: readonly (typeof operationKinds)[number][];
}

/** How many sections the docs have: as many resources share one. */
const sections = 20;

export function resourcesOf(operations: number): Resource[] {
  const size = operationKinds.length;
  return Array.from({ length: Math.ceil(operations / size) }, (_, number) => ({
    number,
    operations: operationKinds.slice(0, operations - number * size),
  }));
}

/**
 * The modules of a spec of so many operations, in the vocabulary that is at `vocabulary`: resources with components of
 * their own and shared ones, unions, pages, objects in objects. The limits of every resource are its own, so that
 * no two are equal. `edited` is the number of a resource with one more character in a field.
 */
export function syntheticSpec(operations: number, vocabulary: string, edited?: number): Files {
  const resources = resourcesOf(operations);
  const files = new Map([["shared.ts", sharedText]]);
  for (const { number, operations: kinds } of resources) {
    files.set(`schemas-${number}.ts`, schemasText(number, number === edited ? 1 : 0));
    const texts = kinds.map((kind) => operationText(kind, number, `section-${number % sections}`));
    files.set(`operations-${number}.ts`, [importsFor(number, vocabulary), ...texts].join("\n"));
  }
  files.set("index.ts", indexText(resources, vocabulary));
  return files;
}

function importsFor(number: number, vocabulary: string): string {
  return `import { defineOperation, json, noContent } from ${JSON.stringify(vocabulary)};
import { cursor, limit, widgetId } from "./shared.ts";
import { example, NewWidget, Widget, WidgetPage, WidgetUpdate } from "./schemas-${number}.ts";

const errors = {
  id: { status: 400, given: { params: { id: "7" } }, when: "\`id\` is no id." },
  missing: { status: 404, error: "widget not found", when: "There is no such widget." },
  limit: { status: 400, given: { query: { limit: 0 } }, when: "\`limit\` is not 1 to 100." },
  name: { status: 400, given: { body: { name: "" } }, when: "\`name\` is empty." },
} as const;
`;
}

function indexText(resources: readonly Resource[], vocabulary: string): string {
  const used = Math.min(sections, resources.length);
  const named = Array.from({ length: used }, (_, number) => ({
    ...{ id: `section-${number}`, title: `Section ${number}`, description: `Widgets of section ${number}.` },
  }));
  // In the order of the sections, as the pages are.
  const ordered = [...resources].sort((a, b) => (a.number % sections) - (b.number % sections));
  return `import { defineApi } from ${JSON.stringify(vocabulary)};
import { errors } from "./shared.ts";
${ordered.map(({ number }) => `import * as operations${number} from "./operations-${number}.ts";`).join("\n")}

export default defineApi({
  title: "Widget API",
  version: "1.0.0",
  summary: "Widgets of many kinds.",
  description: "Widgets of many kinds.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://api.widget.example", description: "Production" }],
  basePath: "/v1",
  securitySchemes: { token: { type: "bearer", description: "A token.", environment: "WIDGET_TOKEN" } },
  security: ["token"],
  errors,
  sections: ${JSON.stringify(named)},
  operations: [${ordered.map(({ number }) => `...Object.values(operations${number})`).join(", ")}],
  decisions: [],
  packages: { client: "@widget/api", contract: "@widget/contract" },
});
`;
}
