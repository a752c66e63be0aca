import type { RootSchema } from "../../contract/schemas/roots.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import type { OperationModel } from "../../model/model.ts";
import { errorPartsOf, type OperationPart, partsOf } from "../../model/parts.ts";

/** `operations/<operationId>/params/id`. */
export function placeOfPart({ operationId }: OperationModel, { place }: OperationPart): string {
  return `operations/${operationId}/${place}`;
}

/** The Zod schemas that judge the parts of an operation, each with its place. */
export function zodRootsOf(
  operation: OperationModel,
  { model, zod }: Pick<ModelOfContract, "model" | "zod">,
): Omit<RootSchema, "steps">[] {
  return [...partsOf(operation), ...errorPartsOf(operation, model.errors)].flatMap((part) => {
    const schema = zod.of(part.value);
    return schema ? [{ schema, pointer: placeOfPart(operation, part), direction: part.direction }] : [];
  });
}

/** Every Zod schema that judges a part of a model, the one of the errors first. */
export function zodRoots({
  model,
  zod,
}: Pick<ModelOfContract, "model" | "zod">): Omit<RootSchema, "steps">[] {
  const error = model.errors.payload && zod.of(model.errors.payload);
  return [
    ...(error ? [{ schema: error, pointer: "errors/schema", direction: "response" as const }] : []),
    ...model.operations.flatMap((operation) => zodRootsOf(operation, { model, zod })),
    ...errorRoots({ model, zod }),
  ];
}

/** The bodies that the usual errors have of their own. */
function errorRoots({ model, zod }: Pick<ModelOfContract, "model" | "zod">): Omit<RootSchema, "steps">[] {
  const { usual, payload: ofMost } = model.errors;
  return Object.entries(usual).flatMap(([name, { payload }]) => {
    const schema = payload && payload !== ofMost && zod.of(payload);
    return schema ? [{ schema, pointer: `errors/${name}/body`, direction: "response" as const }] : [];
  });
}
