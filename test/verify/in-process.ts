import { setImmediate } from "node:timers/promises";
import type { LoadedContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { createCheck } from "../../scripts/verify/check.ts";
import { keepCoverage } from "../../scripts/verify/coverage.ts";
import { collectFindings, type Found } from "../../scripts/verify/findings.ts";
import type { HttpOutcome, HttpRequest } from "../../scripts/verify/http/message.ts";
import { answerLaws } from "../../scripts/verify/laws/answers.ts";
import { checkDeletionInputs } from "../../scripts/verify/laws/deletion-inputs.ts";
import { checkForeign, checkForeignList } from "../../scripts/verify/laws/foreign.ts";
import { checkForward } from "../../scripts/verify/laws/forward.ts";
import { checkLifecycle } from "../../scripts/verify/laws/lifecycle.ts";
import { checkList } from "../../scripts/verify/laws/list.ts";
import { checkOtherParent } from "../../scripts/verify/laws/other-parent.ts";
import { checkRefused } from "../../scripts/verify/laws/refused.ts";
import { lawResources } from "../../scripts/verify/laws/resources.ts";
import { checkUndeclaredDeletion } from "../../scripts/verify/laws/undeclared-deletion.ts";
import { checkUpdate } from "../../scripts/verify/laws/update.ts";
import { authProbes } from "../../scripts/verify/probes/auth.ts";
import { inputProbes } from "../../scripts/verify/probes/inputs.ts";
import { malformedProbes } from "../../scripts/verify/probes/malformed.ts";
import { mediaTypeProbes } from "../../scripts/verify/probes/media-types.ts";
import { methodProbes, pathProbes } from "../../scripts/verify/probes/paths.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { checkedTarget } from "../../scripts/verify/target.ts";
import type { Handler } from "../defects/http.ts";
import type { Subject } from "../defects/index.ts";

type Principals = Pick<Subject, "principal" | "other">;

/** Checks the laws of a contract on a server in this process, without any socket: the breaches, as `kind/rule operation`. */
export async function lawsOn(...server: Parameters<typeof lawBreachesOn>): Promise<string[]> {
  return (await lawBreachesOn(...server)).map(({ kind, rule, operation }) => `${kind}/${rule} ${operation}`);
}

/** The same breaches, whole. */
export async function lawBreachesOn(
  loaded: LoadedContract,
  principals: Principals,
  handler: Handler,
  settle?: number,
): Promise<Found[]> {
  const { check, targets, resources, breaches } = checkOn(loaded, principals, handler, settle);
  for (const target of targets) await checkForeign(check, target);
  await checkUndeclaredDeletion(check, targets);
  for (const resource of resources) {
    if (resource.update) {
      await checkUpdate(check, resource.update, resource, 1);
      await checkRefused(check, resource.update, resource, 1);
    }
    await checkLifecycle(check, resource, 1);
    await checkOtherParent(check, resource, resources, 1);
    await checkDeletionInputs(check, resource, 1);
    await checkList(check, resource);
    await checkForeignList(check, resource);
  }
  await checkForward(check, resources, 1);
  return breaches();
}

/** The breaches that single requests show. */
export async function probesOn(
  loaded: LoadedContract,
  principals: Principals,
  handler: Handler,
): Promise<Found[]> {
  const { check, targets, api, breaches } = checkOn(loaded, principals, handler);
  const { status } = api.errors.usual.unauthorized;
  for (const target of targets)
    await check.askAll([
      ...inputProbes(target, 1, 40, () => {}),
      ...malformedProbes(target),
      ...mediaTypeProbes(target),
      ...authProbes(target, status, "http://localhost"),
    ]);
  await check.askAll([...methodProbes(targets, api, false), ...pathProbes(targets, api)]);
  return breaches();
}

function checkOn(
  { contract }: LoadedContract,
  { principal, other }: Principals,
  handler: Handler,
  settle?: number,
) {
  const { model: api, zod } = modelOfContract(contract);
  const targets = subjectsOf(api, zod).map((subject) => checkedTarget(subject, { principal, other }));
  const resources = lawResources(targets);
  const findings = collectFindings("http://localhost", (text) => text);
  const check = createCheck({
    api,
    zod,
    sender: {
      send: sentTo(handler),
      count: () => 0,
      settle: async () => {},
      failure: () => undefined,
      close: () => {},
    },
    findings,
    coverage: keepCoverage(api.operations, api),
    lawsOf: answerLaws(resources),
    onSuccess: () => {},
    deadline: Number.POSITIVE_INFINITY,
    settle,
  });
  const breaches = () => findings.all().filter(({ level }) => level === "breach");
  return { check, targets, resources, api, breaches };
}

function sentTo(handler: Handler) {
  return async ({
    method,
    target,
    headers,
    body = new Uint8Array(),
    chunked,
  }: HttpRequest): Promise<HttpOutcome> => {
    // One after the other, as from a socket; what a server then waits for, it waits for among the others.
    await setImmediate();
    const hasLength = !chunked && (body.byteLength > 0 || !["GET", "HEAD", "OPTIONS"].includes(method));
    const sent = {
      "user-agent": "in this process",
      ...(hasLength ? { "content-length": String(body.byteLength) } : {}),
      ...Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
      ...(chunked ? { "transfer-encoding": "chunked" } : {}),
    };
    const answer = await handler({ method, target, headers: sent, body: Buffer.from(body) });
    if (!answer) return { failure: "timeout", words: "no answer" };
    const fields = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    const { status, body: content = "" } = answer;
    return { status, headers: Object.fromEntries(fields), body: Buffer.from(content) };
  };
}
