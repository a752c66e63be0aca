import { z } from "zod";
import { openEnum } from "../../../../scripts/contract/index.ts";
import { resourceId } from "../shared/ids.ts";
import { requiredString } from "../shared/strings.ts";
import { timestamp } from "../shared/timestamps.ts";

export const exampleId = "ai_01KFRX8K1CKQGCV2W5J9C9Z37H";

export const Gadget = z
  .object({
    id: resourceId("ai").meta({ description: "The gadget's id." }),
    type: openEnum(["drill"]).meta({ description: "The gadget provider." }),
    name: z.string().meta({ description: "Display name." }),
    created_at: timestamp().meta({ description: "When the gadget was created, in UTC." }),
    updated_at: timestamp().meta({ description: "When the gadget last changed, in UTC." }),
  })
  .meta({ id: "Gadget", description: "A connection to an gadget provider." });

export const GadgetUpdate = z
  .object({
    name: requiredString("name is required").meta({
      description: "New display name for the gadget.",
    }),
  })
  .meta({ id: "GadgetUpdate", description: "The fields of a gadget that can change." });
