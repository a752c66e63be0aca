import type { LoadedContract } from "../contract/load.ts";
import { ProblemError } from "../lib/problem.ts";
import { modelOfContract } from "../model/from-contract.ts";
import { checkOptions } from "./check-options.ts";
import { checkParamValues } from "./check-params.ts";
import { keepCoverage } from "./coverage.ts";
import { deadlineAfter } from "./deadline.ts";
import { collectFindings } from "./findings.ts";
import { credentialSecrets, hideCredentials, withoutUserinfo } from "./hide/credentials.ts";
import { hiddenIn } from "./hide/values.ts";
import { createSender } from "./http/send.ts";
import { tokenPrinter } from "./http/token-command.ts";
import { obtainTokens } from "./http/tokens.ts";
import { traceRequests } from "./http/trace.ts";
import type { VerifyOptions } from "./options.ts";
import type { VerifyReport } from "./report.ts";
import { checkServer } from "./run.ts";
import { subjectsOf } from "./subjects.ts";
import { summarize } from "./summary.ts";
import { meetsUntouched, nothingUntouched } from "./untouched.ts";

export type { VerifyOptions, VerifyPrincipal } from "./options.ts";
export type { FindingKind, FindingLevel, VerifyReport } from "./report.ts";

const defaultTimeout = 5000;

/**
 * Checks whether a running server keeps the contract. Same contract, options and state of the server:
 * same requests, same findings. Throws a `ProblemError` for options that don't fit the contract.
 */
export async function verify(loaded: LoadedContract, options: VerifyOptions): Promise<VerifyReport> {
  const start = performance.now();
  const { model: api, zod } = modelOfContract(loaded.contract);
  const { server, only, timeout = defaultTimeout, budget, rate, untouched = nothingUntouched } = options;
  checkOptions(api, options);
  const all = subjectsOf(api, zod).filter(
    ({ operation }) => !untouched.operations.includes(operation.operationId),
  );
  const wrong = [
    ...checkParamValues(all, options.principal?.params ?? {}, "first"),
    ...checkParamValues(all, options.other?.params ?? {}, "second"),
  ];
  if (wrong.length > 0) throw new ProblemError(wrong);
  const subjects = all.filter(({ operation }) => !only || only.includes(operation.operationId));
  const given = { server, own: options.principal, other: options.other };
  const tokens = await obtainTokens(api.components, given, tokenPrinter(credentialSecrets(api, given)));
  const { own, other } = tokens;
  const told = { ...options, ...(own ? { principal: own } : {}), ...(other ? { other } : {}) };
  const hide = hideCredentials(api, { server, own, other }, tokens.printed);
  const findings = collectFindings(server, hide, api.promises);
  const coverage = keepCoverage(
    subjects.map(({ operation }) => operation),
    api,
  );
  const over = deadlineAfter(budget, options.signal);
  const sender = createSender(server, {
    timeout,
    over: over.signal,
    tokens,
    traced: traceRequests(api),
    rate,
    isWithheld: meetsUntouched(api, untouched),
  });
  try {
    const ran = await checkServer({
      api,
      zod,
      subjects,
      all,
      options: told,
      sender,
      findings,
      coverage,
      start,
    });
    const report = await summarize(api, loaded.inputs, told, {
      ...ran,
      findings: findings.all(),
      coverage: coverage.items(),
      rules: coverage.rules(),
      requests: sender.count(),
      milliseconds: performance.now() - start,
    });
    return hiddenIn({ ...report, server: withoutUserinfo(server) }, hide);
  } finally {
    over.close();
    sender.close();
  }
}
