import { z } from "zod";
import { defineOperation, json } from "../../scripts/contract/index.ts";
import { lenientId, pathId } from "../shared/ids.ts";
import { exampleId, LlmIntegration, LlmIntegrationUpdate } from "./schemas.ts";

const name = "Staging Anthropic";

export const updateLlm = defineOperation({
  operationId: "updateLlmIntegration",
  page: "update-llm",
  section: "integrations",
  title: "Update LLM integration",
  description: "Rename an existing LLM provider integration.",
  lead: "Renames an existing LLM integration. The underlying provider credential is not changed by this endpoint — only the human-readable label.",
  docs: { compact: ["bash", "go"] },

  method: "PATCH",
  path: "/integrations/llm/{id}",
  params: {
    id: pathId("integration").meta({
      description: "The integration to rename.",
      examples: [exampleId],
    }),
  },
  body: json(LlmIntegrationUpdate, { example: { name } }),

  responses: {
    200: json(LlmIntegration, {
      description: "The integration with its new name.",
      example: {
        id: exampleId,
        type: "anthropic",
        name,
        created_at: "2026-02-20T14:00:00.000Z",
        updated_at: "2026-05-14T16:00:00.000Z",
      },
    }),
  },
  errors: [
    {
      status: 400,
      given: { params: { id: "not-a-ulid" } },
      when: "Path `id` is not a valid ULID.",
    },
    {
      status: 400,
      given: { body: {} },
      when: "Body is missing `name`.",
    },
    {
      status: 404,
      error: "LLM integration not found",
      when: "The integration does not exist in the calling organization.",
    },
  ],

  idempotent: true,
  laws: {
    resource: "LLM integration",
    effect: "update",
    identity: { id: "id" },
    sets: ["name"],
    keeps: ["id", "type", "created_at"],
    forward: ["updated_at"],
  },
  open: [
    { decision: "empty-or-null-name", body: z.looseObject({ name: z.literal(["", null]) }) },
    { decision: "blank-or-long-name", body: z.looseObject({ name: z.string().regex(/^\s+$/) }) },
    { decision: "blank-or-long-name", body: z.looseObject({ name: z.string().min(256) }) },
    { decision: "bare-or-lower-case-ulid", params: { id: lenientId } },
  ],
});
