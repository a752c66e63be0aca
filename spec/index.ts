import { defineApi } from "../scripts/contract/index.ts";
import { updateLlm } from "./integrations/update-llm.ts";
import { errors } from "./shared/errors.ts";

export default defineApi({
  title: "Nairi API",
  version: "1.0.0",
  summary: "The public API of Nairi.",
  description:
    "The public API of Nairi. Every request carries an API key, which belongs to one organization and sees only that organization's objects.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://api.nairi.ai", description: "Production" }],
  basePath: "/api/public/v1",
  securitySchemes: {
    apiKey: {
      type: "bearer",
      description: "A public API key, `Authorization: Bearer nr_…`.",
      environment: "NAIRI_API_KEY",
    },
  },
  security: ["apiKey"],
  errors,
  sections: [
    {
      id: "integrations",
      title: "Integrations",
      description: "Connections of an organization to providers of LLMs.",
    },
  ],
  operations: [updateLlm],
  decisions: [
    "malformed-body",
    "unknown-fields",
    "order-of-checks",
    "renaming-to-the-same-name",
    "the-401-body",
    "open-type",
    "new-fields",
  ],
  packages: { client: "@nairi/api", contract: "@nairi/contract" },
});
