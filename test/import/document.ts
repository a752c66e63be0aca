import { modelOfDocument } from "../../scripts/model/from-document.ts";
import type { ApiModel } from "../../scripts/model/model.ts";

/** The model of a document with these paths and schemas. */
export function importedModel(paths: object, schemas: object = {}, more: object = {}): ApiModel {
  return modelOfDocument({
    openapi: "3.1.0",
    info: { title: "Shop API", version: "1.2.0" },
    servers: [{ url: "https://shop.example" }],
    paths,
    components: { schemas },
    ...more,
  });
}
