import { expect, it } from "vitest";
import { namesOf, singular } from "../../../scripts/emit/spec/names.ts";

it.each([
  ["GET", "/items", "list-items", "listItems", "List items", "list", "item"],
  ["GET", "/items/{item_id}", "get-item", "getItem", "Get item", "read", "item"],
  ["POST", "/items", "create-item", "createItem", "Create item", "create", "item"],
  ["PATCH", "/items/{id}", "update-item", "updateItem", "Update item", "update", "item"],
  ["PUT", "/items/{id}", "update-item", "updateItem", "Update item", "update", "item"],
  ["DELETE", "/items/{id}", "delete-item", "deleteItem", "Delete item", "delete", "item"],
  ["POST", "/items/{id}/archive", "archive-item", "archiveItem", "Archive item", undefined, "item"],
  ["POST", "/items/{id}/photos", "create-photo", "createPhoto", "Create photo", "create", "photo"],
  ["GET", "/items/{id}/photos", "list-photos", "listPhotos", "List photos", "list", "photo"],
  [
    "GET",
    "/orders/{id}/line-items/{line}",
    "get-line-item",
    "getLineItem",
    "Get line item",
    "read",
    "line item",
  ],
  ["GET", "/health", "get-health", "getHealth", "Get health", "read", "health"],
  ["HEAD", "/items/{id}", "check-item", "checkItem", "Check item", undefined, "item"],
] as const)(
  "%s %s is called as the house calls it",
  (method, path, page, operationId, title, effect, resource) => {
    expect(namesOf(method, path)).toMatchObject({ page, operationId, title, effect, resource });
  },
);

it.each([
  ["items", "item"],
  ["entries", "entry"],
  ["boxes", "box"],
  ["statuses", "status"],
  ["status", "status"],
  ["batches", "batch"],
  ["addresses", "address"],
  ["news", "news"],
  ["llm", "llm"],
])("one of %s is %s", (many, one) => {
  expect(singular(many)).toBe(one);
});
