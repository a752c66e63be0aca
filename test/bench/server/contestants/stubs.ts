import { createContractApp } from "../../../../scripts/runtime/server/app.ts";
import { nodeListener } from "../../../../scripts/runtime/server/node.ts";
import { answerOf, type Contestant, webContestant } from "../contestant.ts";
import { stubContract } from "../stub-contract.ts";

/** The generated stubs as a user has them: all checks on, no logger, and what `serve` listens with. */
export const stubs: Contestant = async (work) => {
  const contract = await stubContract(work.specPath);
  const app = createContractApp(contract, {
    authenticate: (token) => (token === work.key ? { caller: 1 } : null),
    operations: Object.fromEntries(
      contract.operations.map(({ operationId }) => [
        operationId,
        async ({ body }: Record<string, unknown>) => ({ status: 200, body: answerOf(work, body) }),
      ]),
    ),
  });
  return { ...webContestant(app.fetch, work), listener: nodeListener(contract, app) };
};
