import type { Contract } from "../contract/contract.ts";
import type { Files } from "../lib/output/files.ts";
import type { OpenApiDocument } from "../model/document/emit.ts";

/** What every emitter is given. */
export interface Source {
  readonly contract: Contract;
  readonly document: OpenApiDocument;
  /** Absolute path of the module whose default export is the API; it must not get into the files. */
  readonly specPath: string;
}

/** Turns the contract into files. Pure: it reads and writes nothing else. */
export type Emitter = (source: Source) => Files | Promise<Files>;
