import type { z } from "zod";
import type { Api } from "../api.ts";
import { zodOfDirection } from "./one-sided.ts";
import type { WithoutFields } from "./without-fields.ts";

/** What holds a schema: a request's body, a response, an error with a body of its own. */
interface Holder {
  readonly schema?: z.ZodType;
}

/** The API with the schemas of what travels in place of those with all fields, for the server that judges by them. */
export function apiByDirection<Spec extends Pick<Api, "operations" | "errors">>(api: Spec): Spec {
  const received = zodOfDirection("request");
  const sent = zodOfDirection("response");
  return {
    ...api,
    errors: held(api.errors, sent),
    operations: api.operations.map((operation) => ({
      ...operation,
      ...(operation.body ? { body: held(operation.body, received) } : {}),
      responses: Object.fromEntries(
        Object.entries(operation.responses).map(([status, response]) => [status, held(response, sent)]),
      ),
      errors: operation.errors.map((error) =>
        "body" in error && error.body ? { ...error, body: held(error.body, sent) } : error,
      ),
    })),
  };
}

/** A holder, or each of several bodies. */
function held<One extends object>(holder: One, of: WithoutFields): One {
  if (Array.isArray(holder)) return holder.map((one: object) => held(one, of)) as unknown as One;
  const { schema } = holder as Holder;
  return schema ? { ...holder, schema: of(schema) } : holder;
}
