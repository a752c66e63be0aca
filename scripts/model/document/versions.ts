import type { Problem } from "../../lib/problem.ts";
import { oldDocument } from "./old/document.ts";
import type { OpenApiDocument } from "./types.ts";

/** The versions of OpenAPI in which a document is written on request, in addition to 3.1. */
export const otherVersions = ["3.0", "3.2"] as const;
export type OtherVersion = (typeof otherVersions)[number];

/** A document in another version of OpenAPI. */
export interface VersionedDocument {
  readonly document: OpenApiDocument;
  /** Problems for what the version can't express, each with its place in the document of 3.1. */
  readonly problems: readonly Problem[];
}

/**
 * Rewrites a document of OpenAPI 3.1 in another version. 3.2 expresses everything in the same way. For 3.0, keywords
 * are translated; what it can't express and no message depends on becomes an extension.
 */
export function documentInVersion(document: OpenApiDocument, version: OtherVersion): VersionedDocument {
  return version === "3.0"
    ? oldDocument(document)
    : { document: { ...document, openapi: "3.2.0" }, problems: [] };
}
