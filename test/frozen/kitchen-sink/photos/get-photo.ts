import { z } from "zod";
import { binary, defineOperation } from "../../../../scripts/contract/index.ts";
import { itemOfPhoto } from "../items/schemas.ts";

export const getPhoto = defineOperation({
  operationId: "getPhoto",
  page: "get-photo",
  section: "photos",
  title: "Get photo",
  description: "Download a picture.",

  method: "GET",
  path: "/items/{item_id}/photos/{photo_id}/content",
  params: {
    item_id: itemOfPhoto,
    photo_id: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: "The picture.", examples: ["front"] }),
  },

  responses: { 200: binary("image/png", { description: "The picture's bytes." }) },
  errors: [{ status: 404, error: "photo not found", when: "There is no such picture (写真 🖼️)." }],
});
