import { z } from "zod";
import { contract, type UpdateLlmIntegrationResult } from "../../generated/server/index.ts";

/** An integration as answers have it. */
export type Integration = Extract<UpdateLlmIntegrationResult, { readonly status: 200 }>["body"];

/** The contract's own schema of it. */
const answered = contract.operations
  .find(({ operationId }) => operationId === "updateLlmIntegration")
  ?.responses.find(({ status }) => status === 200)?.body?.schema as z.ZodType<Integration>;

/** An integration as it is stored: with the provider's credential, which no answer holds. */
export const StoredIntegration = z.intersection(answered, z.object({ credential: z.string().min(1) }));
export type StoredIntegration = z.output<typeof StoredIntegration>;
