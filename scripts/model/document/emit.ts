import type { Contract } from "../../contract/contract.ts";
import { modelOfContract } from "../from-contract.ts";
import type { OpenApiDocument } from "./types.ts";
import { documentOf } from "./write.ts";

/** The contract as an OpenAPI 3.1 document. The same contract gives the same document, including the order of its keys. */
export function emitDocument(contract: Contract): OpenApiDocument {
  return documentOf(modelOfContract(contract).written);
}
