import { z } from "zod";
import type { Api } from "../../scripts/contract/api.ts";
import { defineApi, defineOperation, json } from "../../scripts/contract/index.ts";
import type { Operation } from "../../scripts/contract/operation.ts";
import workshop from "../fixtures/workshop/index.ts";

/** An operation that every emitter takes. */
export const good = defineOperation({
  operationId: "op",
  page: "op",
  section: "s",
  title: "Title",
  description: "Description.",
  method: "POST",
  path: "/things",
  responses: { 201: json(z.string(), { example: "x" }) },
  errors: [],
});

/** The workshop with this operation alone, changed; the contract's checks are not asked. */
export function apiWith(operation: Partial<Operation>, api: Partial<Api> = {}): Api {
  const sections = [{ id: "s", title: "S", description: "S." }];
  return defineApi({ ...workshop, sections, ...api, operations: [{ ...good, ...operation }] });
}
