import type { Contract } from "../contract/contract.ts";
import type { Files } from "../lib/output/files.ts";
import type { OpenApiDocument } from "../model/document/types.ts";
import type { OtherVersion } from "../model/document/versions.ts";
import { documentOf } from "../model/document/write.ts";
import { type ModelOfContract, modelOfContract } from "../model/from-contract.ts";

/** The input of every emitter. */
export interface Source extends ModelOfContract {
  /** The model as an OpenAPI document. */
  readonly document: OpenApiDocument;
  /** The same in other versions of OpenAPI, by request. */
  readonly versions?: ReadonlyMap<OtherVersion, OpenApiDocument>;
  /** Absolute path of the module whose default export is the API; it must not appear in the files. */
  readonly specPath: string;
}

/** Turns the API into files. Pure: it reads and writes nothing else. */
export type Emitter = (source: Source) => Files | Promise<Files>;

/** The source of a contract; its document has no samples. */
export function sourceOf(contract: Contract, specPath: string): Source {
  const read = modelOfContract(contract);
  return { ...read, document: documentOf(read.written), specPath };
}
