/** A contract that uses every word of the vocabulary once: all that is generated is tested on it, too. */
import { defineApi } from "../../../scripts/contract/index.ts";
import { errors } from "./errors.ts";
import { createItem } from "./items/create-item.ts";
import { deleteItem } from "./items/delete-item.ts";
import { getItem } from "./items/get-item.ts";
import { listCategories } from "./items/list-categories.ts";
import { listItems } from "./items/list-items.ts";
import { updateItem } from "./items/update-item.ts";
import { getPhoto } from "./photos/get-photo.ts";
import { replacePhoto } from "./photos/replace-photo.ts";
import { uploadPhoto } from "./photos/upload-photo.ts";
import { getHealth } from "./system/get-health.ts";

export default defineApi({
  title: "Kitchen Sink API",
  version: "2.3.4",
  summary: "A shop's stock.",
  description: "Uses everything that a contract can say.",
  license: { name: "MIT", identifier: "MIT" },
  contact: { name: "The kitchen", url: "https://sink.example" },
  servers: [
    { url: "https://api.sink.example", description: "Production" },
    { url: "https://sandbox.sink.example", description: "Sandbox" },
  ],
  basePath: "/v2",
  securitySchemes: {
    token: { type: "bearer", description: "A user's token.", environment: "SINK_TOKEN" },
    shopKey: {
      type: "apiKey",
      in: "header",
      name: "X-Shop-Key",
      description: "A shop's key.",
      environment: "SINK_SHOP_KEY",
    },
  },
  security: ["token"],
  errors,
  sections: [
    { id: "items", title: "Items", description: "What is in stock." },
    { id: "photos", title: "Photos", description: "Pictures of items." },
    { id: "system", title: "System", description: "The service itself." },
  ],
  tags: [{ id: "stock", title: "Stock", description: "What the shop counts." }],
  operations: [
    listItems,
    createItem,
    getItem,
    updateItem,
    deleteItem,
    listCategories,
    uploadPhoto,
    getPhoto,
    replacePhoto,
    getHealth,
  ],
  decisions: ["unknown-fields"],
  packages: {
    client: "@sink/api",
    contract: "@sink/contract",
    repository: "git+https://git.sink.example/sink/contract.git",
  },
});
