import type { KnownFinding } from "./baseline.ts";
import type { Untouched } from "./untouched.ts";
import type { Waiver } from "./waivers.ts";

/** Somebody who may use the API, and an object that is theirs. */
export interface VerifyPrincipal {
  /** The credential of the API's default security scheme. */
  readonly token: string;
  /** Path parameters, by name or by path (`/items/{id}`), of objects that the principal may use. */
  readonly params: Readonly<Record<string, string>>;
  /** The credentials of further security schemes, by the scheme's name. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Commands of the shell that print the credential of a scheme, by the scheme's name: run before anything is sent, and
   * again once the server no longer takes what they printed. */
  readonly commands?: Readonly<Record<string, string>>;
  /** The environment variables that hold the credentials, by scheme; where absent, those that the contract names. */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Body fields that the object has, by name: put back at the end where no read of the contract tells them. A text is
   * read as the body's field takes it.
   */
  readonly restore?: Readonly<Record<string, unknown>>;
  /** The same, taken as they are: a text stays one. `restore` wins. */
  readonly restoreValues?: Readonly<Record<string, unknown>>;
}

export interface VerifyOptions {
  /** Base URL; the contract's paths, `basePath` included, are appended. */
  readonly server: string;
  readonly principal?: VerifyPrincipal;
  /** A second principal, with an object of its own that the first one must not see. */
  readonly other?: VerifyPrincipal;
  /** `operationId`s; all where absent. */
  readonly only?: readonly string[];
  /** 1 where absent. */
  readonly seed?: number;
  /** Milliseconds after which no further check is begun; none where absent. */
  readonly budget?: number;
  /** Milliseconds that one answer may take; 5,000 where absent. */
  readonly timeout?: number;
  /** Milliseconds within which the server shows what was done; 0 where absent: at once. */
  readonly settle?: number;
  /** Requests in a second, at most; no limit where absent. */
  readonly rate?: number;
  /** What no request may meet. */
  readonly untouched?: Untouched;
  /** Send nothing that could change an object. */
  readonly readOnly?: boolean;
  /** Whether what was not reached is a finding. */
  readonly requireCoverage?: boolean;
  /** Percent of the operations; where fewer are reached or waived, each of the others is a finding. */
  readonly minCoverage?: number;
  readonly waivers?: readonly Waiver[];
  /** The known findings; absent if there is no baseline. */
  readonly baseline?: readonly KnownFinding[];
  /** Whether the findings of this run are to be known. */
  readonly updateBaseline?: boolean;
  /** Ends the check early: nothing new is begun, and what was changed is put back. */
  readonly signal?: AbortSignal;
  /** Called, before anything is changed, with what can't be undone. */
  readonly onNotice?: (notice: string) => void;
  /** Called with each part of the check when it is done. */
  readonly onProgress?: (done: string) => void;
}
