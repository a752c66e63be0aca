import { z } from "zod";
import { defineOperation, filePart, json, multipart } from "../../../../scripts/contract/index.ts";
import { itemNotFound } from "../items/errors.ts";
import { itemId } from "../items/schemas.ts";

const PhotoUpload = z
  .object({
    file: filePart("image/png").meta({ description: "The picture." }),
    caption: z
      .string()
      .min(1, "caption must not be empty")
      .max(200)
      .meta({ description: "Text below the picture." }),
    position: z.int().min(0).optional().meta({ description: "Place among the item's pictures." }),
  })
  .meta({ id: "PhotoUpload", description: "A picture and what is said about it." });

const Photo = z
  .object({
    id: z.string().meta({ description: "The picture's id." }),
    caption: z.string().meta({ description: "Text below the picture." }),
  })
  .meta({ id: "Photo", description: "A picture of an item." });

export const uploadPhoto = defineOperation({
  operationId: "uploadPhoto",
  page: "upload-photo",
  section: "photos",
  title: "Upload photo",
  description: "Add a picture to an item.",

  method: "POST",
  path: "/items/{item_id}/photos",
  params: { item_id: itemId },
  body: multipart(PhotoUpload, { example: { caption: "On the tree" } }),

  responses: {
    201: json(Photo, { description: "The picture.", example: { id: "front", caption: "On the tree" } }),
  },
  errors: [
    { status: 422, given: { params: { item_id: "7" } }, when: "`item_id` is not a UUID." },
    itemNotFound,
  ],
});
