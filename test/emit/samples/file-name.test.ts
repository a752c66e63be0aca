import { expect, it } from "vitest";
import { fileName } from "../../../scripts/emit/samples/file-name.ts";

it.each([
  ["image/png", "body.png"],
  ["image/jpeg", "body.jpg"],
  ["image/svg+xml", "body.svg"],
  ["text/plain; charset=utf-8", "body.txt"],
  ["text/csv", "body.csv"],
  ["text/event-stream", "body.txt"],
  ["application/x-ndjson", "body.jsonl"],
  ["application/jsonl", "body.jsonl"],
  ["application/geo+json", "body.json"],
  ["application/vnd.press.article+xml", "body.xml"],
  ["application/octet-stream", "body.bin"],
  ["application/x-www-form-urlencoded", "body.bin"],
  ["application/vnd.press.article+zip", "body.bin"],
])("a file of %s is named %s", (mediaType, wanted) => {
  expect(fileName("body", mediaType)).toBe(wanted);
});

it.each([
  ["text/calendar", "body.calendar"],
  ["application/x-log", "body.txt"],
])("a text of %s is named %s", (mediaType, wanted) => {
  expect(fileName("body", mediaType, "txt")).toBe(wanted);
});
