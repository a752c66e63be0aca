import type { Extensions, ExternalDocs, ServerVariable } from "./about.ts";
import type { ErrorModel } from "./error.ts";
import type { Operation } from "./operation.ts";
import type { ServerPromise } from "./promises.ts";
import type { SecurityAlternative, SecurityScheme } from "./security.ts";
import type { Webhook } from "./webhook.ts";

/** A group of operations: a folder of the docs, and a tag of the document. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly externalDocs?: ExternalDocs;
}

export interface Server {
  /** May have names of `variables` in braces. */
  readonly url: string;
  readonly description: string;
  readonly variables?: Readonly<Record<string, ServerVariable>>;
}

/** The API as one value. */
export interface Api {
  readonly title: string;
  /** Semantic version of the contract, and of the packages made from it. */
  readonly version: string;
  /** Markdown. */
  readonly description: string;
  /** One line, plain text. */
  readonly summary: string;
  readonly license: {
    readonly name: string;
    /** SPDX: `MIT`, `MIT OR Apache-2.0`, `LicenseRef-Acme`. */
    readonly identifier: string;
    /** The file of its text, from the spec's folder: `../LICENSE`. Absent: SPDX's text. */
    readonly file?: string;
  };
  readonly contact?: { readonly name: string; readonly url: string; readonly email?: string };
  /** URL. */
  readonly termsOfService?: string;
  readonly externalDocs?: ExternalDocs;
  /** Members of the document itself; those of a schema are in its `.meta()`. */
  readonly extensions?: Extensions;
  readonly servers: readonly [Server, ...Server[]];
  /** The path before every operation's path; may be empty. */
  readonly basePath: string;
  /** By name. `environment` is the variable that samples and tools read the credential from. */
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** What an operation needs that says nothing: any one alternative suffices; `[]` for none. */
  readonly security: readonly SecurityAlternative[];
  readonly errors: ErrorModel;
  /**
   * `true`: a response never gains a field, so `z.strictObject()` may stand in one, and a field more
   * is a breaking change. Absent: responses may gain fields. A client ignores what it does not know
   * either way.
   */
  readonly closedResponses?: boolean;
  /**
   * `true`: it was written from another document. What lint asks for in words, such as a description of each property,
   * is a warning then.
   */
  readonly imported?: boolean;
  /** What the server does beyond its operations: the check of a server takes the opposite as a breach, not as advice. */
  readonly promises?: readonly ServerPromise[];
  /** In the order of the docs. */
  readonly sections: readonly Section[];
  /** Further tags of the document, beside the sections. */
  readonly tags?: readonly Section[];
  /** In the order of the docs. */
  readonly operations: readonly Operation[];
  /** Requests that the server sends on its own, in the order of the docs. */
  readonly webhooks?: readonly Webhook[];
  /** Slugs of the decisions of `spec/README.md` that concern the whole API. */
  readonly decisions: readonly string[];
  /** What is made of it: npm names of the packages, the client's factory and error. */
  readonly packages: {
    /** The generated client's package. */
    readonly client: string;
    /** The package for the team that serves the API. */
    readonly contract: string;
    /** URL of the repository that they are published from, which npm's provenance asks for. */
    readonly repository?: string;
    /** URL of a page about the packages. */
    readonly homepage?: string;
    /** URL where bugs are reported. */
    readonly bugs?: string;
  };
}

/** Declares the API: the default export of a spec. The types of its operations are kept. */
export function defineApi<const Operations extends readonly Operation[]>(
  api: Omit<Api, "operations"> & { readonly operations: Operations },
): Api & { readonly operations: Operations } {
  return api;
}
