import type { Problem } from "../../lib/problem.ts";
import { oldDocument } from "./old/document.ts";
import type { OpenApiDocument } from "./types.ts";

/** The versions of OpenAPI in which a document is written on request, in addition to 3.1. */
export const otherVersions = ["3.0", "3.2"] as const;
export type OtherVersion = (typeof otherVersions)[number];

/** A document in another version of OpenAPI. */
export interface VersionedDocument {
  readonly document: OpenApiDocument;
  /** What the version can't say, each with the place in the document of 3.1. */
  readonly problems: readonly Problem[];
}

/**
 * A document of OpenAPI 3.1 in another version. All that 3.1 says, 3.2 says with the same words. What 3.0 says with other
 * words is written so, what it has no word for and no message depends on is written as an extension.
 */
export function documentInVersion(document: OpenApiDocument, version: OtherVersion): VersionedDocument {
  return version === "3.0"
    ? oldDocument(document)
    : { document: { ...document, openapi: "3.2.0" }, problems: [] };
}
