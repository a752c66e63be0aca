import type { Contract } from "../contract/contract.ts";
import { publicContract } from "../contract/public.ts";
import { noPages, type WrittenPages } from "../contract/written-pages.ts";
import type { Files } from "../lib/output/files.ts";
import type { OpenApiDocument } from "../model/document/types.ts";
import type { OtherVersion } from "../model/document/versions.ts";
import { documentOf } from "../model/document/write.ts";
import { type ModelOfContract, modelOfContract } from "../model/from-contract.ts";
import type { SampleChoice } from "./samples/languages.ts";

/** The input of every emitter. */
export interface Source extends ModelOfContract {
  /** The model as an OpenAPI document. */
  readonly document: OpenApiDocument;
  /** The same in other versions of OpenAPI, by request. */
  readonly versions?: ReadonlyMap<OtherVersion, OpenApiDocument>;
  /** The same with what is internal; absent: nothing is. */
  readonly whole?: Source;
  /** Absent: samples in all languages. */
  readonly samples?: SampleChoice;
  /** Absolute path of the module whose default export is the API; it must not appear in the files. */
  readonly specPath: string;
  /** The pages of the docs that its author writes. */
  readonly pages: WrittenPages;
}

/** Turns the API into files. Pure: it reads and writes nothing else. */
export type Emitter = (source: Source) => Files | Promise<Files>;

/** The source of what is public in a contract; its document has no samples. */
export function sourceOf(
  contract: Contract,
  specPath: string,
  {
    samples,
    pages = noPages,
  }: { readonly samples?: SampleChoice | undefined; readonly pages?: WrittenPages } = {},
): Source {
  const visible = publicContract(contract);
  const of = (one: Contract): Source => {
    const read = modelOfContract(one);
    const document = documentOf(read.written);
    return { ...read, document, specPath, pages, ...(samples ? { samples } : {}) };
  };
  return visible === contract ? of(contract) : { ...of(visible), whole: of(contract) };
}

/** The source with its internal parts, for the team that serves the API. */
export function wholeOf(source: Source): Source {
  return source.whole ?? source;
}
