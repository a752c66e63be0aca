import { createHash } from "node:crypto";
import type { Fields } from "../lib/fields.ts";
import type { ResponseModel } from "../model/model.ts";
import type { HandlerResult } from "../runtime/server/operation.ts";
import { headersOf } from "./answers.ts";
import type { Work } from "./work.ts";

const field = "etag";

/**
 * The answer with an `ETag` made from its body, where the contract documents the field; a 304 in its place, if the contract
 * documents that and `wanted`, the request's `If-None-Match`, names the tag.
 */
export function conditional(work: Work, result: HandlerResult, wanted: string | null): HandlerResult {
  const { responses } = work.operation;
  const response = responses.find(({ status }) => status === result.status);
  if (!response || result.body === undefined || result.status >= 300) return result;
  const tag = `"${createHash("sha256").update(JSON.stringify(result.body)).digest("hex").slice(0, 16)}"`;
  const tagged = tagOf(work, response, tag);
  if (tagged === undefined) return result;
  const unchanged = responses.find(({ status }) => status === 304);
  if (unchanged && wanted !== null && names(wanted, tag))
    return { status: 304, headers: headersOf(work, unchanged, { [field]: tag }) };
  return { ...result, headers: { ...result.headers, ...tagged } };
}

/** The tag under the field's documented name; `undefined`: the contract has no such field, or takes no such tag. */
function tagOf(work: Work, { headers }: ResponseModel, tag: string): Fields | undefined {
  const header = headers.find(({ name }) => name.toLowerCase() === field);
  return header && work.zod.of(header)?.safeParse(tag).success ? { [header.name]: tag } : undefined;
}

/** Whether `If-None-Match` names a tag, compared weakly (RFC 9110, section 13.1.2). */
function names(wanted: string, tag: string): boolean {
  const tags = wanted.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return wanted.trim() === "*" || tags.includes(tag);
}
