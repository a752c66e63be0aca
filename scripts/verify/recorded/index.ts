import type { LoadedContract } from "../../contract/load.ts";
import { modelOfContract } from "../../model/from-contract.ts";
import type { OperationModel } from "../../model/model.ts";
import { noChecks } from "../check.ts";
import { checkOptions } from "../check-options.ts";
import { keepCoverage } from "../coverage.ts";
import { collectFindings } from "../findings.ts";
import { credentialSecrets, publicNames } from "../hide/credentials.ts";
import { hiderOf } from "../hide/forms.ts";
import { hiddenIn } from "../hide/values.ts";
import { answerLaws } from "../laws/answers.ts";
import { lawResources } from "../laws/resources.ts";
import type { VerifyOptions } from "../options.ts";
import { readRequest } from "../read-request.ts";
import type { RecordingReport, VerifyReport } from "../report.ts";
import type { RoutedRequest } from "../routes.ts";
import { verifyRules } from "../rules.ts";
import { subjectOf } from "../subject.ts";
import { summarize } from "../summary.ts";
import { checkedTarget } from "../target.ts";
import { recordedCredentials, recordedSecrets } from "./credentials.ts";
import type { RecordedExchange } from "./exchange.ts";
import { judgeRecorded } from "./judge.ts";
import { recordedProbe } from "./probe.ts";
import { type RecordedRoute, recordedRoutes } from "./route.ts";
import { reasonToSkip } from "./skip.ts";
import { wireRequest } from "./wire-request.ts";

/** Recorded traffic, and the file that it is from. */
export interface Recording {
  readonly file: string;
  readonly exchanges: readonly RecordedExchange[];
}

/** What `verify` needs to judge a recording: `server` is the base URL of the requests that are judged. */
export type RecordingOptions = Omit<VerifyOptions, "server"> & { readonly server?: string | undefined };

/**
 * Checks recorded traffic by the rules that judge the answers to probes. Sends nothing. Throws a `ProblemError`
 * for options that don't fit the contract.
 */
export async function verifyRecording(
  loaded: LoadedContract,
  { file, exchanges }: Recording,
  { server, ...options }: RecordingOptions,
): Promise<VerifyReport> {
  const start = performance.now();
  const { model: api, zod } = modelOfContract(loaded.contract);
  const { only, principal: own, other } = options;
  const all = { ...options, server: server ?? "http://localhost" };
  checkOptions(api, all);
  const isChosen = ({ operationId }: OperationModel) => !only || only.includes(operationId);
  const route = recordedRoutes(api, server);
  const { judged, skipped } = sorted(exchanges, (exchange) => {
    const found = route(exchange);
    if ("skipped" in found) return found;
    if (!isChosen(found.operation)) return { skipped: "the operation is not among `--only`" };
    const why = reasonToSkip(exchange, found.operation);
    return why === undefined ? found : { skipped: why };
  });

  const secrets = [
    ...credentialSecrets(api, { server: all.server, own, other }),
    ...distinct(judged.flatMap(([exchange]) => recordedSecrets(api, exchange))),
  ];
  const hide = hiderOf(secrets, publicNames(api));
  const findings = collectFindings("", hide, api.promises);
  const coverage = keepCoverage(api.operations.filter(isChosen), api);
  const checks = noChecks();
  const partly = tally();
  const keepsCredentials = judged.some(([{ request }]) => recordedCredentials(api, request).size > 0);
  const resources = lawResources(
    api.operations.map((operation) => checkedTarget(subjectOf(operation, api, zod), {})),
  );
  for (const [exchange, routed] of judged) {
    const { request, answer, pointer } = exchange;
    const readings = await Promise.all(
      [routed, ...(routed.alike ?? [])].map(async (one) => {
        const subject = subjectOf(one.operation, api, zod);
        return { subject, read: readRequest(subject, await wireRequest(subject, request, one)) };
      }),
    );
    // Of operations that only a fragment tells apart, it is for the first that takes it.
    const meant = readings.find(({ read }) => read.faults.length === 0) ?? readings[0];
    if (!meant) continue;
    const { subject, read } = meant;
    const { operation } = subject;
    const probe = recordedProbe(subject, exchange, read, keepsCredentials);
    // Of two recorded answers about one object, nothing says what happened in between: each is judged alone.
    const result = judgeRecorded(probe, exchange, { api, zod, lawsOf: answerLaws(resources) });
    checks.answers++;
    checks[verifyRules[probe.rule].kind]++;
    coverage.met(operation, answer.status, result.text, probe.input);
    for (const deviation of result.deviations)
      findings.add(deviation, {
        operation: operation.operationId,
        label: probe.label,
        request: probe.request,
        outcome: result.outcome,
      });
    if (!request.body) partly.add("the body of the request was not recorded", pointer);
    if (!answer.headers) partly.add("the header fields of the answer were not recorded", pointer);
    if (!answer.body) partly.add("the body of the answer was not recorded, or only a part of it", pointer);
  }

  const recording: RecordingReport = {
    file,
    entries: exchanges.length,
    judged: judged.length,
    skipped: skipped.rows(),
    partly: partly.rows(),
  };
  const report = await summarize(api, loaded.inputs, all, {
    checks,
    reasons: judged.length > 0 ? [] : [nothingSeen(recording)],
    notices: [],
    restored: [],
    outOfTime: false,
    findings: findings.all(),
    coverage: coverage.items(),
    rules: coverage.rules(),
    requests: 0,
    milliseconds: performance.now() - start,
  });
  return hiddenIn({ ...report, server: server ?? "", recording }, hide);
}

function sorted(
  exchanges: readonly RecordedExchange[],
  routed: (exchange: RecordedExchange) => RecordedRoute,
) {
  const judged: [RecordedExchange, RoutedRequest][] = [];
  const skipped = tally();
  for (const exchange of exchanges) {
    const found = routed(exchange);
    if ("skipped" in found) skipped.add(found.skipped, exchange.pointer);
    else judged.push([exchange, found]);
  }
  return { judged, skipped };
}

/** Counts entries by what is said of them; the most frequent first. */
function tally() {
  const counts = new Map<string, { count: number; first: string }>();
  return {
    add: (why: string, pointer: string) => {
      const { count, first } = counts.get(why) ?? { count: 0, first: pointer };
      counts.set(why, { count: count + 1, first });
    },
    rows: () => [...counts].map(([why, row]) => ({ why, ...row })).sort((a, b) => b.count - a.count),
  };
}

function distinct<Value>(values: readonly Value[]): Value[] {
  const known = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...known.values()];
}

function nothingSeen({ file, entries, skipped }: RecordingReport): string {
  const why = skipped.map((row) => `${row.count} skipped, as ${row.why}`).join("; ");
  return `\`${file}\` has no request of an operation of the contract: ${entries} ${entries === 1 ? "entry" : "entries"}${why ? `, ${why}` : ""}.`;
}
