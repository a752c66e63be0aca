import type { ApiModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import type { OperationChoice } from "../runtime/server/app.ts";

/** Of the operations that only a fragment of their paths tells apart, a request is for the first that takes its JSON body. */
export function byBody(
  { operations }: Pick<ApiModel, "operations">,
  zod: ZodSchemas,
): (choice: Pick<OperationChoice, "operationIds" | "body">) => Promise<string> {
  return async ({ operationIds, body }) => {
    const value = jsonOf(await body());
    const takes = (id: string) => {
      const own = operations.find(({ operationId }) => operationId === id);
      const payload = own?.requestBody?.content.find(({ kind }) => kind === "json");
      const schema = payload && zod.of(payload);
      return !schema || schema.safeParse(value).success;
    };
    return operationIds.find(takes) ?? operationIds[0] ?? "";
  };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
