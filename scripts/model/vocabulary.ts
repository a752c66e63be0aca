/*
 * The part of the model that only the vocabulary says, and for which OpenAPI has no words: laws, pages, packages,
 * pagination, and how the API words its errors.
 */

import type { PagePlace, PageWords } from "../contract/page.ts";
import type { Pagination } from "../contract/pagination.ts";

export interface PackagesModel {
  readonly client: string;
  readonly contract: string;
  readonly repository?: string;
  readonly homepage?: string;
  readonly bugs?: string;
  /** The text of the license, if it is the team's own. */
  readonly licenseText?: string;
}

export interface RejectedInputModel {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export type UsualError =
  | "invalid"
  | "invalidParameter"
  | "unauthorized"
  | "internal"
  | "notFound"
  | "methodNotAllowed"
  | "tooLarge";

export type PaginationModel = Pagination;

/** What an operation does to a resource, beyond the form of its messages. */
export interface LawsModel {
  readonly resource: string;
  readonly effect: "create" | "read" | "list" | "update" | "delete";
  /** Path parameter → the resource's field that it identifies. */
  readonly identity?: Readonly<Record<string, string>>;
  readonly sets?: readonly string[];
  readonly keeps?: readonly string[];
  readonly forward?: readonly string[];
  readonly unique?: readonly string[];
}

export interface PageModel extends PageWords {
  /** File name, without extension. */
  readonly name: string;
  /** Markdown before the request line. */
  readonly lead: string;
  readonly callouts: readonly CalloutModel[];
  /** Markdown after the errors. */
  readonly notes: string;
}

/** A remark set apart from the text. */
export interface CalloutModel {
  readonly type: "info" | "warn" | "error";
  readonly title?: string;
  /** Markdown. */
  readonly text: string;
  /** Absent: after the lead. */
  readonly place?: PagePlace;
}
