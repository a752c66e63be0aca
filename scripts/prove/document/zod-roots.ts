import type { RootSchema } from "../../contract/schemas/roots.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { OperationModel } from "../../model/model.ts";
import { type OperationPart, partsOf } from "../../model/parts.ts";

/** `operations/<operationId>/params/id`. */
export function placeOfPart({ operationId }: OperationModel, { place }: OperationPart): string {
  return `operations/${operationId}/${place}`;
}

/** The Zod schemas that judge the parts of an operation, each with its place. */
export function zodRootsOf(
  operation: OperationModel,
  { zod }: Pick<ModelOfContract, "zod">,
): Omit<RootSchema, "steps">[] {
  return partsOf(operation).flatMap((part) => {
    const schema = zod.of(part.value);
    return schema ? [{ schema, pointer: placeOfPart(operation, part), direction: part.direction }] : [];
  });
}

/** Every Zod schema that judges a part of a model, that of the errors first. */
export function zodRoots(read: ModelOfContract): Omit<RootSchema, "steps">[] {
  return [
    { schema: read.zod.error, pointer: "errors/schema", direction: "response" },
    ...read.model.operations.flatMap((operation) => zodRootsOf(operation, read)),
  ];
}
