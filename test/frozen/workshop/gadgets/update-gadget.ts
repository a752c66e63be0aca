import { z } from "zod";
import { defineOperation, json } from "../../../../scripts/contract/index.ts";
import { lenientId, pathId } from "../shared/ids.ts";
import { exampleId, Gadget, GadgetUpdate } from "./schemas.ts";

const name = "Small drill";

export const updateGadget = defineOperation({
  operationId: "updateGadget",
  page: "update-gadget",
  section: "gadgets",
  title: "Update gadget",
  description: "Rename an existing gadget.",
  lead: "Renames an existing gadget. The underlying provider credential is not changed by this endpoint — only the human-readable label.",

  method: "PATCH",
  path: "/gadgets/{id}",
  params: {
    id: pathId("gadget").meta({
      description: "The gadget to rename.",
      examples: [exampleId],
    }),
  },
  body: json(GadgetUpdate, { example: { name } }),

  responses: {
    200: json(Gadget, {
      description: "The gadget with its new name.",
      example: {
        id: exampleId,
        type: "drill",
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
      error: "gadget not found",
      when: "The gadget does not exist in the calling organization.",
    },
  ],

  idempotent: true,
  laws: {
    resource: "gadget",
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
