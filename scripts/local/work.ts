import type { Fields } from "../lib/fields.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import type { HandlerResult } from "../runtime/server/operation.ts";
import type { KeyHolder } from "./principals.ts";
import type { StoredResource } from "./resources.ts";
import type { Store } from "./store.ts";

/** What a handler of the local server works with. */
export interface Work {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
  readonly operation: OperationModel;
  readonly resources: ReadonlyMap<string, StoredResource>;
  readonly store: () => Store;
  /** The clock of timestamps. */
  readonly now: () => Date;
}

/** The same, for an operation whose laws name a resource. */
export interface ResourceWork extends Work {
  readonly resource: StoredResource;
}

/** A request in the form that handlers get. */
export interface LocalCall {
  readonly params: Fields;
  readonly query: Fields;
  readonly body: unknown;
  readonly principal: KeyHolder | undefined;
}

/** Answers an operation on the objects of its resource. */
export type Effect = (work: ResourceWork, call: LocalCall) => HandlerResult;
