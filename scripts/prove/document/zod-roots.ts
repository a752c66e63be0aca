import type { RootSchema } from "../../contract/schemas/roots.ts";
import type { ModelOfContract } from "../../model/from-contract.ts";
import { type PlacedOperation, partsOfPlaced, placedOperations } from "../../model/placed-operations.ts";

/** The Zod schemas that judge the parts of an operation, each with its place. */
export function zodRootsOf(
  operation: PlacedOperation,
  { model, zod }: Pick<ModelOfContract, "model" | "zod">,
): Omit<RootSchema, "steps">[] {
  return partsOfPlaced(operation, model).flatMap(({ value, place, direction }) => {
    const schema = zod.of(value);
    return schema ? [{ schema, pointer: `${operation.place}/${place}`, direction }] : [];
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
    ...placedOperations(model).flatMap((operation) => zodRootsOf(operation, { model, zod })),
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
