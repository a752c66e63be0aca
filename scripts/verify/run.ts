import type { Contract } from "../contract/contract.ts";
import { type Check, createCheck, noChecks } from "./check.ts";
import type { Coverage } from "./coverage.ts";
import type { Findings } from "./findings.ts";
import type { Sender } from "./http/send.ts";
import { answerLaws } from "./laws/answers.ts";
import { checkForeign, checkForeignList } from "./laws/foreign.ts";
import { checkLifecycle } from "./laws/lifecycle.ts";
import { checkList } from "./laws/list.ts";
import { checkRefused } from "./laws/refused.ts";
import { asFields, type Resource } from "./laws/resources.ts";
import { checkUpdate } from "./laws/update.ts";
import type { VerifyOptions } from "./options.ts";
import type { Probe } from "./probe.ts";
import { authProbes } from "./probes/auth.ts";
import { inputProbes } from "./probes/inputs.ts";
import { malformedProbes } from "./probes/malformed.ts";
import { mediaTypeProbes } from "./probes/media-types.ts";
import { methodProbes, pathProbes } from "./probes/paths.ts";
import type { Report, Restored } from "./report.ts";
import { createRestorer, type Restorer } from "./restore.ts";
import { type Cast, setScene, wrongFixtures } from "./scene.ts";
import type { Subject } from "./subject.ts";
import type { Target } from "./target.ts";

interface Run {
  readonly contract: Contract;
  readonly subjects: readonly Subject[];
  readonly options: VerifyOptions;
  readonly sender: Sender;
  readonly findings: Findings;
  readonly coverage: Coverage;
  /** In milliseconds of `performance.now()`. */
  readonly start: number;
}

/** What a run did beside its findings. */
export interface Ran {
  readonly checks: Check["checks"];
  readonly reasons: Report["reasons"];
  readonly restored: readonly Restored[];
  readonly outOfTime: boolean;
}

/** Sends everything, in an order in which each part may rely on the ones before it. */
export async function checkServer(run: Run): Promise<Ran> {
  const { contract, subjects, options, sender, findings, coverage, start } = run;
  const { api } = contract;
  const { seed = 1, budget = Number.POSITIVE_INFINITY, readOnly = false, signal } = options;
  const { onProgress = () => {} } = options;

  const { targets, casts, reasons: reasonsBefore } = await setScene(sender, api, subjects, options);
  if (reasonsBefore.length > 0)
    return { checks: noChecks(), reasons: reasonsBefore, restored: [], outOfTime: false };

  const resources = casts[0]?.resources ?? [];
  const restorers: Restorer[] = [];
  const onSuccess = ({ subject }: Probe, value: unknown) => {
    const record = asFields(value);
    const resource = resources.find(({ create }) => create?.subject.operation === subject?.operation);
    if (record && resource) restorers[0]?.made(resource, record);
  };
  const common = { api, sender, findings, coverage, lawsOf: answerLaws(resources), onSuccess };
  const check = createCheck({ ...common, deadline: start + budget, signal });
  // What was changed is put back also when the time is over, or somebody has enough.
  const undo = createCheck({ ...common, deadline: Number.POSITIVE_INFINITY });
  if (!readOnly) for (const cast of casts) restorers.push(await restorerOf(undo, cast, options));

  const reasons = await wrongFixtures(sender, api, targets, "unsafe");
  if (reasons.length === 0) {
    for (const target of targets) {
      await check.askAll(inputProbes(target, seed, mostCreations(target, resources)));
      await checkTarget(check, target, api.errors.unauthorized.status);
      onProgress(target.subject.operation.operationId);
    }
    await check.askAll([...methodProbes(targets, contract, readOnly), ...pathProbes(targets, contract)]);
    onProgress("methods and paths");
    for (const resource of resources) {
      await checkResource(check, resource, seed, readOnly);
      onProgress(`laws of ${resource.name}`);
    }
  }
  const outOfTime = check.outOfTime() && !signal?.aborted;
  const restored: Restored[] = [];
  for (const restorer of restorers) restored.push(...(await restorer.restore(reasons.length === 0)));
  if (signal?.aborted) reasons.push("The check was interrupted.");
  return { checks: check.checks, reasons, restored, outOfTime };
}

async function restorerOf(check: Check, cast: Cast, options: VerifyOptions): Promise<Restorer> {
  const known = (cast.principal === "first" ? options.principal : options.other)?.restore;
  const restorer = await createRestorer(check, cast.resources, cast.principal, known);
  for (const [name, record] of cast.made) {
    const resource = cast.resources.find((one) => one.name === name);
    if (resource) restorer.made(resource, record);
  }
  return restorer;
}

/** So many objects are made where the contract can delete them again, and so many where it can't. */
function mostCreations({ subject }: Target, resources: readonly Resource[]): number {
  const resource = resources.find(({ create }) => create?.subject === subject);
  return resource?.delete?.authorized ? 250 : 40;
}

/** What single requests show of an operation beside its inputs. */
async function checkTarget(check: Check, target: Target, unauthorized: number): Promise<void> {
  await check.askAll([...malformedProbes(target), ...mediaTypeProbes(target)]);
  await check.askAll(authProbes(target, unauthorized));
  await checkForeign(check, target);
}

/** What only several requests together show of a resource. */
async function checkResource(
  check: Check,
  resource: Resource,
  seed: number,
  readOnly: boolean,
): Promise<void> {
  const { update } = resource;
  if (update?.own && update.authorized && !update.untouchable) {
    await checkUpdate(check, update, resource, seed);
    await checkRefused(check, update, resource, seed);
  }
  if (!readOnly) await checkLifecycle(check, resource, seed);
  await checkList(check, resource);
  await checkForeignList(check, resource);
}
