import type { Api } from "../../../scripts/contract/api.ts";
import { resolveContract } from "../../../scripts/contract/resolve.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import { sourceOf } from "../../../scripts/emit/source.ts";
import type { OperationModel } from "../../../scripts/model/model.ts";
import { streamExample } from "../../../scripts/model/stream-example.ts";
import { type App, createContractApp } from "../../../scripts/runtime/server/app.ts";
import { bytes, statusOf } from "./trial.ts";

/** A contract's own stubs, which judge what is asked; their handlers answer with the examples. */
export function stubApp(api: Api): App {
  const contract = resolveContract(api);
  const { model } = sourceOf(contract, "");
  // Not those of a response's header fields: the contract has no examples of them.
  return createContractApp(serverContract(contract, model), {
    authenticate: (token) => ({ token }),
    validateResponses: false,
    operations: Object.fromEntries(
      model.operations.map((operation) => [operation.operationId, () => resultOf(operation)]),
    ),
  });
}

function resultOf(operation: OperationModel) {
  const [response] = operation.responses;
  const status = statusOf({ operation });
  const payload = response?.content[0];
  if (!payload) return { status };
  const value = Object.values(payload.examples)[0]?.value;
  const isValue = payload.kind === "json" || payload.kind === "text";
  return {
    status,
    ...(response.content.length > 1 ? { contentType: payload.mediaType } : {}),
    body: isValue ? value : payload.isStream ? streamExample(payload) : bytes,
  };
}
