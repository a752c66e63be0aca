import { count as countOf } from "../lib/count.ts";
import { errorMessage } from "../lib/error-message.ts";
import type { Fields } from "../lib/fields.ts";
import { isPublic } from "../model/credential.ts";
import type { ApiModel } from "../model/model.ts";
import type { ZodSchemas } from "../model/zod-schemas.ts";
import { createCheck, noChecks, type OperationCheck } from "./check.ts";
import type { Coverage } from "./coverage.ts";
import { open } from "./expectation.ts";
import type { Findings } from "./findings.ts";
import { credentialOf } from "./http/credentials.ts";
import type { RequestSender } from "./http/send.ts";
import { answerLaws } from "./laws/answers.ts";
import { checkDeletionInputs } from "./laws/deletion-inputs.ts";
import { checkForeign, checkForeignList } from "./laws/foreign.ts";
import { checkForward } from "./laws/forward.ts";
import { checkLifecycle } from "./laws/lifecycle.ts";
import { checkList } from "./laws/list.ts";
import { checkOtherParent } from "./laws/other-parent.ts";
import { checkRefused } from "./laws/refused.ts";
import type { LawResource } from "./laws/resources.ts";
import { itemsOfPage } from "./laws/state.ts";
import { checkUndeclaredDeletion } from "./laws/undeclared-deletion.ts";
import { checkUpdate } from "./laws/update.ts";
import type { VerifyOptions, VerifyPrincipal } from "./options.ts";
import { paramsAt } from "./param-names.ts";
import { authProbes } from "./probes/auth.ts";
import { bodyLimitProbes } from "./probes/body-limit.ts";
import { conditionalProbes } from "./probes/conditional.ts";
import { inputProbes } from "./probes/inputs.ts";
import { malformedProbes } from "./probes/malformed.ts";
import { mediaTypeProbes } from "./probes/media-types.ts";
import { methodProbes, pathProbes } from "./probes/paths.ts";
import { referenceProbes } from "./probes/references.ts";
import type { Restored, VerifyReport } from "./report.ts";
import { type GivenRestore, restoreValues } from "./restore-options.ts";
import { type Cast, setUp, type VerifySetup, whatIsMissing, wrongFixtures } from "./setup.ts";
import type { Subject } from "./subject.ts";
import type { CheckedTarget } from "./target.ts";
import { type Family, familiesOf, nameIn } from "./undo/families.ts";
import { keepLedger, type Ledger, type Party } from "./undo/ledger.ts";
import { noticesOf } from "./undo/notices.ts";
import { removeMade } from "./undo/remove.ts";
import { type Before, lookAt, putBack } from "./undo/restore.ts";
import { nothingUntouched, type Untouched, whyUntouched } from "./untouched.ts";

interface Run {
  readonly api: ApiModel;
  readonly zod: ZodSchemas;
  /** The operations that are checked. */
  readonly subjects: readonly Subject[];
  /** All operations of the contract. */
  readonly all: readonly Subject[];
  readonly options: VerifyOptions;
  readonly sender: RequestSender;
  readonly findings: Findings;
  readonly coverage: Coverage;
  /** In milliseconds of `performance.now()`. */
  readonly start: number;
}

/** What a run did in addition to its findings. */
export interface Ran {
  readonly checks: OperationCheck["checks"];
  readonly reasons: VerifyReport["reasons"];
  readonly notices: readonly string[];
  readonly restored: readonly Restored[];
  readonly outOfTime: boolean;
}

/**
 * Sends everything, in an order in which each part may rely on the ones before it. Whatever happens,
 * changed objects are restored, and created ones deleted.
 */
export async function checkServer(run: Run): Promise<Ran> {
  const { api, zod, subjects, all, options, sender, findings, coverage, start } = run;
  const { budget = Number.POSITIVE_INFINITY, signal } = options;
  const told = {
    first: restoreValues(all, "--restore", restoreOf(options.principal)),
    second: restoreValues(all, "--other-restore", restoreOf(options.other)),
  };
  const families = familiesOf(all);
  const given = { first: options.principal?.params ?? {}, second: options.other?.params ?? {} };
  const ledger = keepLedger(families, given);
  const common = { api, zod, sender, findings, coverage, onSuccess: ledger.note, settle: options.settle };
  const undo = createCheck({ ...common, lawsOf: () => [], deadline: Number.POSITIVE_INFINITY });
  const ran = { checks: noChecks(), reasons: [] as string[], notices: [] as string[], outOfTime: false };
  const before: Before[] = [];
  let casts: readonly Cast[] = [];
  let isSure = false;
  try {
    const scene = await setUp({ sender, api, subjects, families, ledger, options });
    casts = scene.casts;
    for (const target of scene.targets)
      coverage.explain(target.subject.operation, whyNotReached(target, options.untouched));
    ran.reasons.push(...scene.reasons);
    if (scene.reasons.length === 0) {
      const resources = casts[0]?.resources ?? [];
      const check = createCheck({
        ...common,
        lawsOf: answerLaws(resources),
        deadline: start + budget,
        signal,
      });
      await beforeAnything(check, run, scene, { families, ledger, before, told, notices: ran.notices });
      ran.reasons.push(...(await wrongFixtures(sender, scene.targets, "unsafe", options.settle)));
      isSure = ran.reasons.length === 0;
      if (isSure) await checkAll(check, run, scene, families);
      ran.checks = check.checks;
      if (check.busy() > 0) ran.reasons.push(tooBusy(check.busy()));
      ran.outOfTime = check.outOfTime() && !signal?.aborted;
    }
  } catch (error) {
    ran.reasons.push(
      `The check broke off: ${errorMessage(error)}. This is a fault of the toolchain, please report it.`,
    );
  }
  const restored = await putAllBack(undo, run, { casts, ledger, before, isSure }, ran.reasons);
  const failure = sender.failure();
  if (failure !== undefined) ran.reasons.push(`A credential has expired. ${failure}`);
  if (signal?.aborted) ran.reasons.push("The check was interrupted.");
  return { ...ran, restored };
}

function tooBusy(count: number): string {
  return `The server had no time for ${countOf(count, "request")} (429), also after the pauses that it asked for: give a longer \`--budget\`, or a \`--rate\` that it takes.`;
}

function restoreOf(principal: VerifyPrincipal | undefined): GivenRestore {
  return { texts: principal?.restore, values: principal?.restoreValues };
}

/** Reads the existing objects, and says what can't be undone, before anything is changed. */
async function beforeAnything(
  check: OperationCheck,
  { options }: Run,
  { targets, casts }: VerifySetup,
  found: {
    readonly families: readonly Family[];
    readonly ledger: Ledger;
    readonly before: Before[];
    /** What the objects hold, by operation. */
    readonly told: Readonly<Record<Party, Readonly<Record<string, Fields>>>>;
    readonly notices: string[];
  },
): Promise<void> {
  if (options.readOnly) return;
  for (const cast of casts) {
    found.before.push(...(await lookAt(check, cast, found.told[cast.party])));
  }
  for (const family of found.families) {
    const list = targets.find(({ subject }) => subject === family.list);
    if (!list?.own || !list.authorized || !family.remover) continue;
    for await (const item of itemsOfPage(check, list, {}, open))
      found.ledger.knows(
        family,
        family.identity.flatMap(([parameter, field]) => nameIn(item, parameter, field) ?? []),
        paramsAt(family.maker.operation, list.subject.operation, list.own.params),
      );
  }
  found.notices.push(...noticesOf(targets, found.families, found.before));
  for (const notice of found.notices) options.onNotice?.(notice);
}

async function checkAll(
  check: OperationCheck,
  run: Run,
  { targets, casts }: VerifySetup,
  families: readonly Family[],
): Promise<void> {
  const { api, options, coverage } = run;
  const { seed = 1, readOnly = false, onProgress = () => {} } = options;
  for (const target of targets) {
    const { operation } = target.subject;
    await check.askAll(
      inputProbes(target, seed, mostCreations(target, families), (place, drawn) =>
        coverage.drew(operation, place, drawn),
      ),
    );
    await checkTarget(check, target, api, options.server);
    onProgress(target.subject.operation.operationId);
  }
  await check.askAll([...methodProbes(targets, api, readOnly), ...pathProbes(targets, api)]);
  if (!readOnly) await checkUndeclaredDeletion(check, targets);
  onProgress("methods and paths");
  for (const resource of casts[0]?.resources ?? []) {
    await checkResource(check, resource, seed, readOnly);
    if (!readOnly) await checkOtherParent(check, resource, casts[0]?.resources ?? [], seed);
    onProgress(`laws of ${resource.name}`);
  }
  await checkForward(check, casts[0]?.resources ?? [], seed);
}

interface Changed {
  readonly casts: readonly Cast[];
  readonly ledger: Ledger;
  readonly before: readonly Before[];
  /** Whether the server has the objects that the options name. */
  readonly isSure: boolean;
}

async function putAllBack(
  check: OperationCheck,
  { sender }: Run,
  { casts, ledger, before, isSure }: Changed,
  reasons: string[],
): Promise<Restored[]> {
  const restored: Restored[] = [];
  const attempt = async (work: () => Promise<readonly Restored[]>) => {
    try {
      restored.push(...(await work()));
    } catch (error) {
      reasons.push(
        `Not everything could be put back: ${errorMessage(error)}. This is a fault of the toolchain, please report it.`,
      );
    }
  };
  await sender.settle();
  for (const one of before) await attempt(() => putBack(check, ledger, one, isSure));
  await attempt(() =>
    removeMade(check, ledger, (party, { family: { remover } }) => {
      const principal = casts.find((cast) => cast.party === party)?.principal;
      if (!remover) return false;
      const owner = party === "first" ? "own" : "other";
      const credential = credentialOf(remover, principal, owner);
      return credential ?? (isPublic(remover.operation) ? undefined : false);
    }),
  );
  return restored;
}

function whyNotReached(target: CheckedTarget, untouched: Untouched = nothingUntouched): string | undefined {
  const { subject, own } = target;
  const why = whyUntouched(subject.api, untouched, subject.operation, own?.params);
  if (why !== undefined) return why;
  const missing = whatIsMissing(target);
  return missing.length > 0 ? `it needs ${missing.join(" and ")}` : undefined;
}

/** The most objects that are created: more if the contract can delete them than if it can't. */
function mostCreations({ subject }: CheckedTarget, families: readonly Family[]): number {
  return families.find(({ maker }) => maker === subject)?.remover ? 250 : 40;
}

/** The checks of an operation by single requests, except those of its inputs. */
async function checkTarget(
  check: OperationCheck,
  target: CheckedTarget,
  { errors: { usual } }: Run["api"],
  server: string,
): Promise<void> {
  await check.askAll([
    ...malformedProbes(target),
    ...mediaTypeProbes(target),
    ...bodyLimitProbes(target, usual.tooLarge.status),
    ...conditionalProbes(target),
  ]);
  await check.askAll(authProbes(target, usual.unauthorized.status, server));
  await check.askAll(referenceProbes(target));
  await checkForeign(check, target);
}

/** The checks of a resource that take several requests. */
async function checkResource(
  check: OperationCheck,
  resource: LawResource,
  seed: number,
  readOnly: boolean,
): Promise<void> {
  const { update } = resource;
  if (update?.own && update.authorized && !update.untouchable) {
    await checkUpdate(check, update, resource, seed);
    await checkRefused(check, update, resource, seed);
  }
  if (!readOnly) {
    await checkLifecycle(check, resource, seed);
    await checkDeletionInputs(check, resource, seed);
  }
  await checkList(check, resource);
  await checkForeignList(check, resource);
}

// Coverage: the unit tests run its steps, not itself.
