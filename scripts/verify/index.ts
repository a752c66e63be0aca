import type { LoadedContract } from "../contract/load.ts";
import { emitDocument } from "../openapi/emit.ts";
import { createCheck } from "./check.ts";
import { keepCoverage } from "./coverage.ts";
import { accepted } from "./expectation.ts";
import { collectFindings } from "./findings.ts";
import { hideCredentials } from "./hide.ts";
import { createSender } from "./http/send.ts";
import type { VerifyOptions } from "./options.ts";
import { authProbes, foreignProbes } from "./probes/auth.ts";
import { inputProbes } from "./probes/inputs.ts";
import { malformedProbes } from "./probes/malformed.ts";
import { mediaTypeProbes } from "./probes/media-types.ts";
import { methodProbes, pathProbes } from "./probes/paths.ts";
import type { Finding, Report } from "./report.ts";
import { kinds } from "./report.ts";
import { subjectsOf } from "./subject.ts";
import { authorizedRequest, targetOf } from "./target.ts";

export type { Principal, VerifyOptions } from "./options.ts";
export type { CoverageItem, Finding, Kind, Report, Restored } from "./report.ts";
export type { Waiver } from "./waivers.ts";

const defaultTimeout = 5000;

/** Checks whether a running server keeps the contract. Same contract, options and server: same requests and findings. */
export async function verify(loaded: LoadedContract, options: VerifyOptions): Promise<Report> {
  const start = performance.now();
  const { contract } = loaded;
  const { api } = contract;
  const { server, seed = 1, only, budget, timeout = defaultTimeout } = options;
  const document = emitDocument(contract);
  const sender = createSender(server, timeout);
  const hide = hideCredentials(api.securitySchemes, api.security, {
    own: options.principal,
    other: options.other,
  });
  const findings = collectFindings(server, hide);
  const operations = contract.operations.filter(({ operationId }) => !only || only.includes(operationId));
  const coverage = keepCoverage(operations);
  const check = createCheck({
    api,
    sender,
    findings,
    coverage,
    lawsOf: () => [],
    deadline: budget === undefined ? Number.POSITIVE_INFINITY : start + budget,
  });
  const targets = subjectsOf(contract, document)
    .filter(({ operation }) => operations.includes(operation))
    .map((subject) => targetOf(subject, api, options));
  const { status } = api.errors.unauthorized;
  for (const target of targets) {
    const { own, subject } = target;
    if (!own) continue;
    await check.ask({
      kind: "valid-input",
      rule: "example",
      what: "the documented example",
      label: "",
      subject,
      request: authorizedRequest(target, own),
      expected: accepted(subject.operation),
      input: own,
      lawful: true,
    });
    await check.askAll(inputProbes(target, seed));
    await check.askAll(malformedProbes(target));
    await check.askAll(mediaTypeProbes(target));
    await check.askAll([...authProbes(target, status), ...foreignProbes(target)]);
  }
  await check.askAll([...methodProbes(targets, contract), ...pathProbes(targets, contract)]);
  sender.close();
  const found: Finding[] = findings.all();
  const items = coverage.items();
  return {
    outcome: found.length > 0 ? "broken" : "kept",
    server,
    seed,
    findings: found,
    waived: [],
    reasons: [],
    kinds: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        { checks: check.checks[kind], findings: found.filter((one) => one.kind === kind).length },
      ]),
    ) as Report["kinds"],
    coverage: {
      total: items.length,
      reached: items.filter(({ missing }) => !missing).length,
      missing: items.filter(({ missing }) => missing),
    },
    restored: [],
    outOfTime: check.outOfTime(),
    requests: sender.count(),
    milliseconds: performance.now() - start,
  };
}
