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
    /** The file with its text, relative to the spec's folder: `../LICENSE`. If absent, SPDX's text is used. */
    readonly file?: string;
  };
  readonly contact?: { readonly name: string; readonly url: string; readonly email?: string };
  /** URL. */
  readonly termsOfService?: string;
  readonly externalDocs?: ExternalDocs;
  /** `x-` members of the document itself; those of a schema are in its `.meta()`. */
  readonly extensions?: Extensions;
  readonly servers: readonly [Server, ...Server[]];
  /** The path before every operation's path; may be empty. */
  readonly basePath: string;
  /** By name. Samples and tools read the credential from the environment variable `environment`. */
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** What an operation without `security` of its own needs: any one alternative suffices; `[]` for none. */
  readonly security: readonly SecurityAlternative[];
  readonly errors: ErrorModel;
  /**
   * `true`: a response never gains a field, so it may use `z.strictObject()`, and a new field is a breaking change. If
   * absent, responses may gain fields. Clients ignore unknown fields either way.
   */
  readonly closedResponses?: boolean;
  /**
   * `true`: the spec was imported from a document. Texts that lint requires, such as a description of each property,
   * are then only warnings.
   */
  readonly imported?: boolean;
  /** What the server promises beyond its operations: `verify` then reports the opposite as a breach, not as advice. */
  readonly promises?: readonly ServerPromise[];
  /** In the order of the docs. */
  readonly sections: readonly Section[];
  /** Further tags of the document, besides the sections. */
  readonly tags?: readonly Section[];
  /** In the order of the docs. */
  readonly operations: readonly Operation[];
  /** Requests that the server sends on its own, in the order of the docs. */
  readonly webhooks?: readonly Webhook[];
  /** Slugs of the decisions of `spec/README.md` that concern the whole API. */
  readonly decisions: readonly string[];
  /** The names of the output: npm names of the packages, the client's factory and error. */
  readonly packages: {
    /** The generated client's package. */
    readonly client: string;
    /** The package for the team that serves the API. */
    readonly contract: string;
    /** URL of the repository that they are published from; npm's provenance requires it. */
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
