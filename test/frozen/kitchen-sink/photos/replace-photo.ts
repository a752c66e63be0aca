import { z } from "zod";
import { binary, defineOperation, noContent } from "../../../../scripts/contract/index.ts";
import { itemOfPhoto } from "../items/schemas.ts";

export const replacePhoto = defineOperation({
  operationId: "replacePhoto",
  page: "replace-photo",
  section: "photos",
  title: "Replace photo",
  description: "Put another picture in the place of one.",

  method: "PUT",
  path: "/items/{item_id}/photos/{photo_id}/content",
  params: {
    item_id: itemOfPhoto,
    photo_id: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: "The picture.", examples: ["front"] }),
  },
  body: binary("image/png"),

  responses: { 202: noContent({ description: "It is being processed." }) },
  errors: [],
});
