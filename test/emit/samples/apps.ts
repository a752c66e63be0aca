import type { ResolvedOperation } from "../../../scripts/contract/contract.ts";
import { serverContract } from "../../../scripts/emit/server/facts.ts";
import type { Source } from "../../../scripts/emit/source.ts";
import { type App, createContractApp } from "../../../scripts/runtime/server/app.ts";
import { bytes } from "./trial.ts";

/** A contract's own stubs, which judge what is asked; their handlers answer with the examples. */
export function stubApp({ contract, model }: Source): App {
  // Not those of a response's header fields: the contract has no examples of them.
  return createContractApp(serverContract(contract, model), {
    authenticate: (token) => ({ token }),
    validateResponses: false,
    operations: Object.fromEntries(
      contract.operations.map((operation) => [operation.operationId, () => resultOf(operation)]),
    ),
  });
}

function resultOf({ responses: [response] }: ResolvedOperation) {
  const { status = 500, body } = response ?? {};
  if (!body) return { status };
  return { status, body: body.kind === "json" ? Object.values(body.examples)[0]?.value : bytes };
}
