import type { z } from "zod";
import type { Body } from "../../../scripts/contract/body.ts";
import type { Contract, ResolvedOperation } from "../../../scripts/contract/contract.ts";

/**
 * A contract of `count` operations: those of the given one again and again, each with a path, a name
 * and named schemas of its own. Where one operation was, nothing is shared but what all APIs share.
 */
export function grown({ api, operations }: Contract, count: number): Contract {
  return {
    api,
    operations: Array.from({ length: count }, (_, index) => {
      const operation = operations[index % operations.length] as ResolvedOperation;
      return index < operations.length ? operation : copyOf(operation, index);
    }),
  };
}

function copyOf(operation: ResolvedOperation, index: number): ResolvedOperation {
  const { operationId, page, title, path, fullPath, body, responses } = operation;
  return {
    ...operation,
    operationId: `${operationId}${index}`,
    page: `${page}-${index}`,
    title: `${title} ${index}`,
    path: `/v${index}${path}`,
    fullPath: `/v${index}${fullPath}`,
    ...(body && { body: ownBody(body, index) }),
    responses: responses.map((response) => ({
      ...response,
      ...(response.body && { body: ownBody(response.body, index) }),
    })),
  };
}

/** The body with a component of its own in place of its named schema. */
function ownBody(body: Body, index: number): Body {
  const schema: z.ZodType | undefined = body.schema;
  const { id, ...meta } = schema?.meta() ?? {};
  return schema && id ? ({ ...body, schema: schema.meta({ ...meta, id: `${id}${index}` }) } as Body) : body;
}
