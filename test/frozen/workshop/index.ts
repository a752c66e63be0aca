import { defineApi } from "../../../scripts/contract/index.ts";
import { updateGadget } from "./gadgets/update-gadget.ts";
import { errors } from "./shared/errors.ts";

export default defineApi({
  title: "Workshop API",
  version: "1.0.0",
  summary: "The public API of Workshop.",
  description:
    "The public API of Workshop. Every request carries an API key, which belongs to one organization and sees only that organization's objects.",
  license: { name: "MIT", identifier: "MIT" },
  servers: [{ url: "https://api.workshop.example", description: "Production" }],
  basePath: "/api/public/v1",
  securitySchemes: {
    apiKey: {
      type: "bearer",
      description: "A public API key, `Authorization: Bearer nr_…`.",
      environment: "WORKSHOP_API_KEY",
    },
  },
  security: ["apiKey"],
  errors,
  sections: [
    {
      id: "gadgets",
      title: "Gadgets",
      description: "Connections of an organization to providers of tools.",
    },
  ],
  operations: [updateGadget],
  decisions: [
    "malformed-body",
    "unknown-fields",
    "order-of-checks",
    "renaming-to-the-same-name",
    "the-401-body",
    "open-type",
    "new-fields",
  ],
  packages: { client: "@workshop/api", contract: "@workshop/contract" },
});
