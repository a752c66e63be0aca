import { Refusal } from "../http.ts";
import type { Fields, Page } from "./server.ts";

const invalid = () => new Refusal(400, "this is not valid");

/** Reads the fields of a note; unknown ones are left out. Throws the refusal of what is not valid. */
export function fieldsOf(body: unknown, needed: readonly string[]): Fields {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw invalid();
  const { title, priority, labels } = body as Record<string, unknown>;
  for (const field of needed) if (!(field in body)) throw invalid();
  if (title === "") throw new Refusal(400, "title is required");
  if (title !== undefined && (typeof title !== "string" || [...title].length > 80)) throw invalid();
  if (priority !== undefined && !isWhole(priority, 1, 5)) throw invalid();
  if (labels !== undefined && !isLabels(labels)) throw invalid();
  return {
    ...(title !== undefined && { title }),
    ...(priority !== undefined && { priority }),
    ...(labels !== undefined && { labels }),
  };
}

function isWhole(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}

function isLabels(value: unknown): value is string[] {
  const isLabel = (label: unknown) =>
    typeof label === "string" && label.length > 0 && [...label].length <= 20;
  return Array.isArray(value) && value.length <= 4 && value.every(isLabel);
}

/** Reads the query of a list. Throws the refusal of what is not valid. */
export function pageOf(query: URLSearchParams): Page {
  const limit = query.get("limit") ?? "20";
  if (!/^-?\d+$/.test(limit)) throw invalid();
  if (!isWhole(Number(limit), 1, 50)) throw new Refusal(400, "limit must be 1 to 50");
  const cursor = query.get("cursor");
  const after = cursor === null ? 0 : Number(Buffer.from(cursor, "base64url").toString() || Number.NaN);
  if (!Number.isInteger(after)) throw invalid();
  return { limit: Number(limit), after };
}
