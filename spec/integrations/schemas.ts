import { z } from "zod";
import { openEnum } from "../../scripts/contract/index.ts";
import { resourceId } from "../shared/ids.ts";
import { requiredString } from "../shared/strings.ts";
import { timestamp } from "../shared/timestamps.ts";

export const exampleId = "ai_01KFRX8K1CKQGCV2W5J9C9Z37H";

export const LlmIntegration = z
  .object({
    id: resourceId("ai").meta({ description: "The integration's id." }),
    type: openEnum(["anthropic"]).meta({ description: "The LLM provider." }),
    name: z.string().meta({ description: "Display name." }),
    created_at: timestamp().meta({ description: "When the integration was created, in UTC." }),
    updated_at: timestamp().meta({ description: "When the integration last changed, in UTC." }),
  })
  .meta({ id: "LlmIntegration", description: "A connection to an LLM provider." });

export const LlmIntegrationUpdate = z
  .object({
    name: requiredString("name is required").meta({
      description: "New display name for the integration.",
    }),
  })
  .meta({ id: "LlmIntegrationUpdate", description: "The fields of an integration that can change." });
