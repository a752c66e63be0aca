import type { Contract } from "../../contract/contract.ts";
import { modelOfContract } from "../from-contract.ts";
import type { OpenApiDocument } from "./types.ts";
import { documentOf } from "./write.ts";

/** The contract as an OpenAPI 3.1 document. Same contract, same document, to the order of its keys. */
export function emitDocument(contract: Contract): OpenApiDocument {
  return documentOf(modelOfContract(contract).model);
}
