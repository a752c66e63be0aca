import { type Direction, directionsOf } from "../contract/schemas/roots.ts";
import type { ApiModel, OperationModel } from "./model.ts";
import { errorPartsOf, type OperationPart, partsOf } from "./parts.ts";

/** An operation, or a request that the server sends, and its place. */
export interface PlacedOperation {
  readonly operation: OperationModel;
  /** In the contract: `operations/getThing`, `webhooks/orderPlaced`. */
  readonly place: string;
  /** In the document: `["webhooks", "order.placed", "post"]`. */
  readonly steps: readonly string[];
  /** The server sends it, and the caller answers. */
  readonly isSent: boolean;
}

/** The operations of an API, and the requests that its server sends. */
export function placedOperations({ operations, webhooks = [] }: ApiModel): PlacedOperation[] {
  return [
    ...operations.flatMap((operation) => {
      const place = `operations/${operation.operationId}`;
      const steps = ["paths", operation.path, methodKey(operation)];
      return [
        { operation, place, steps, isSent: false },
        ...(operation.callbacks ?? []).flatMap(({ name, operations: sent }) =>
          sent.map((callback) => ({
            operation: callback,
            place: `${place}/callbacks/${name}`,
            steps: [...steps, "callbacks", name, callback.path, methodKey(callback)],
            isSent: true,
          })),
        ),
      ];
    }),
    ...webhooks.flatMap(({ name, operations: sent }) =>
      sent.map((operation) => ({
        operation,
        place: `webhooks/${operation.operationId}`,
        steps: ["webhooks", name, methodKey(operation)],
        isSent: true,
      })),
    ),
  ];
}

function methodKey({ method }: OperationModel): string {
  return method.toLowerCase();
}

/** All parts of an operation, with the direction in which each is sent. */
export function partsOfPlaced(
  { operation, isSent }: PlacedOperation,
  { errors }: Pick<ApiModel, "errors">,
): OperationPart[] {
  const [request, response] = directionsOf(isSent);
  const directions: Readonly<Record<Direction, Direction>> = { request, response };
  return [...partsOf(operation), ...errorPartsOf(operation, errors)].map((part) => ({
    ...part,
    direction: directions[part.direction],
  }));
}
