import type { LoadedContract } from "../contract/load.ts";
import { emitDocument } from "../openapi/emit.ts";
import { ProblemError } from "../problem.ts";
import { keepCoverage } from "./coverage.ts";
import { collectFindings } from "./findings.ts";
import { hideCredentials } from "./hide.ts";
import { createSender } from "./http/send.ts";
import type { VerifyOptions } from "./options.ts";
import type { Report } from "./report.ts";
import { checkServer } from "./run.ts";
import { subjectsOf } from "./subject.ts";
import { summarize } from "./summary.ts";

export type { Principal, VerifyOptions } from "./options.ts";
export type { Kind, Report } from "./report.ts";

const defaultTimeout = 5000;
/** Node's timers take no more milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Checks whether a running server keeps the contract. Same contract, options and state of the server:
 * same requests, same findings. Throws a `ProblemError` for options that don't fit the contract.
 */
export async function verify(loaded: LoadedContract, options: VerifyOptions): Promise<Report> {
  const start = performance.now();
  const { contract } = loaded;
  const { api } = contract;
  const { server, only, principal: own, other, timeout = defaultTimeout, budget } = options;
  checkOptions(loaded, options);
  const subjects = subjectsOf(contract, emitDocument(contract)).filter(
    ({ operation }) => !only || only.includes(operation.operationId),
  );
  const hide = hideCredentials(api.securitySchemes, api.security, { own, other });
  const findings = collectFindings(server, hide);
  const coverage = keepCoverage(subjects.map(({ operation }) => operation));
  const over = AbortSignal.any([
    ...(options.signal ? [options.signal] : []),
    ...(budget === undefined ? [] : [AbortSignal.timeout(Math.min(budget, longestTimer))]),
  ]);
  const sender = createSender(server, timeout, over);
  try {
    const ran = await checkServer({ contract, subjects, options, sender, findings, coverage, start });
    return await summarize(loaded, options, {
      ...ran,
      findings: findings.all(),
      coverage: coverage.items(),
      requests: sender.count(),
      milliseconds: performance.now() - start,
    });
  } finally {
    sender.close();
  }
}

function checkOptions({ contract }: LoadedContract, { server, only, principal, other }: VerifyOptions): void {
  const known = contract.operations.map(({ operationId }) => operationId);
  const parameters = new Set(contract.operations.flatMap(({ params }) => Object.keys(params)));
  const schemes = Object.keys(contract.api.securitySchemes);
  const unknown = [
    ...wrongNames("operation", only ?? [], known),
    ...[principal, other].flatMap((one) => [
      ...wrongNames("path parameter", Object.keys(one?.params ?? {}), [...parameters]),
      ...wrongNames("security scheme", Object.keys(one?.credentials ?? {}), schemes),
    ]),
  ];
  const usable = URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
  const problems = [
    ...unknown,
    ...(usable
      ? []
      : [
          {
            code: "server-not-a-url",
            message: `\`${server}\` is no URL of a server; expected \`http://…\` or \`https://…\`.`,
            fix: "Give the base URL, without the path of an operation.",
          },
        ]),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
}

function wrongNames(what: string, names: readonly string[], known: readonly string[]) {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: `unknown-${what.replaceAll(" ", "-")}`,
      message: `The contract has no ${what} \`${name}\`; it has ${known.map((one) => `\`${one}\``).join(", ") || "none"}.`,
      fix: "Correct the name.",
    }));
}
