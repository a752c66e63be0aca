import { parameterHolders } from "../../contract/parameter.ts";
import { type ClientOperation, clientOperationOf } from "../../emit/client/client-operation.ts";
import { fileNameOf } from "../../emit/typescript/identifiers.ts";
import type { Files } from "../../lib/output/files.ts";
import type { Problem } from "../../lib/problem.ts";
import { filledText } from "../../lib/text-template.ts";
import { isTextOpen, isUsualForm } from "../../model/error-body.ts";
import type { OperationModel } from "../../model/model.ts";
import type { AnyResult } from "../../runtime/client/result.ts";
import { proofProblem } from "../problems.ts";
import {
  type Answering,
  type ExchangeCall,
  type Exchanged,
  exchangeOf,
  expectedOf,
  isSame,
  type Meant,
  parsedBy,
  type Reach,
} from "./exchange.ts";
import { loadPair } from "./pair.ts";
import { answersOf, type DocumentedValue, type Judging, requestsOf } from "./payloads.ts";

/** What was sent through the generated client and server, and what differed on arrival. */
export interface Exchanges {
  readonly problems: readonly Problem[];
  /** How many calls were made. */
  readonly calls: number;
}

export interface ExchangeOptions {
  readonly reach?: Reach;
  readonly known?: (operation: OperationModel) => boolean;
}

/**
 * Sends every documented example of a request and of an answer through the compiled client and server
 * among `files`, in this process unless `reach` says otherwise, except those of operations that are `known` to be sent
 * as documented. It is a problem if one of them refuses or changes a value, because it is documented.
 */
export async function proveExchanges(
  api: Judging,
  files: Files,
  { reach, known = () => false }: ExchangeOptions = {},
): Promise<Exchanges> {
  const { model } = api;
  const open = model.operations.filter((operation) => !known(operation));
  if (open.length === 0 && model.operations.length > 0) return { problems: [], calls: 0 };
  const isAll = open.length === model.operations.length;
  const modules = isAll ? undefined : open.map(({ operationId }) => fileNameOf(operationId));
  const exchange = await exchangeOf(await loadPair(files, modules), model, reach);
  const problems: Problem[] = [];
  let calls = 0;
  for (const operation of open) {
    const called = clientOperationOf(model, operation);
    const requests = requestsOf(api, operation);
    const answers = answersOf(api, operation);
    // Each at least once, with as few calls as possible.
    for (let index = 0; index < Math.max(requests.length, answers.length); index++) {
      const request = requests[index] ?? requests[0];
      const answer = answers[index] ?? answers[0];
      if (!request || !answer) continue;
      calls++;
      const found = await tried(exchange, called, api, request, answer);
      if (found && !problems.some(({ pointer }) => pointer === found.pointer)) problems.push(found);
    }
  }
  return { problems, calls };
}

async function tried(
  exchange: ExchangeCall,
  called: ClientOperation,
  api: Judging,
  request: DocumentedValue<Meant>,
  answer: DocumentedValue<Answering>,
): Promise<Problem | undefined> {
  const exchanged = await exchange(called, request.value, answer.value);
  const { got, result } = exchanged;
  if (!got) return refused(request, saidOf(exchanged));
  const expected = expectedOf(called.operation, api.zod, request.value);
  for (const part of [...parameterHolders, "body", "contentType"] as const)
    if (!(await isSame(got[part], expected[part])))
      return refused(request, `the server reads ${shown(got[part])} where ${shown(expected[part])} is meant`);
  const type = "contentType" in result ? result.contentType : undefined;
  if (result.status !== answer.value.status || type !== answer.value.contentType)
    return refused(answer, saidOf(exchanged));
  const wanted = wantedOf(called, api, answer.value);
  const read = dataOf(result, answer.value);
  if (!(await isSame(read, wanted)))
    return refused(answer, `the client reads ${shown(read)} where ${shown(wanted)} is sent`);
  return undefined;
}

function dataOf(result: AnyResult, { documented }: Answering): unknown {
  if (result.ok) return result.data;
  if (!("error" in result)) return undefined;
  const { error, body } = result;
  // An error without a code may have any value where another error of its status has its code.
  const isCoded = "code" in result && documented?.code !== undefined;
  return { error, body, ...(isCoded ? { code: result.code } : {}) };
}

/** What the caller must get. */
function wantedOf(
  { operation, results }: ClientOperation,
  { model, zod }: Judging,
  { status, contentType, body, documented }: Answering,
): unknown {
  const result = results.find(
    ({ statuses, mediaType }) =>
      statuses.includes(status) && ((documented && contentType === undefined) || mediaType === contentType),
  );
  const { kind } = result ?? {};
  if (documented && result?.ok) {
    if (kind === "nothing") return undefined;
    return parsedBy(documented.payload && zod.of(documented.payload), body ?? documented.body);
  }
  if (documented) {
    if (kind !== "json") return { error: "", body: kind === "nothing" ? undefined : body };
    const { code, parts, fixed } = documented;
    const text = filledText(documented);
    const isFixed = isUsualForm(documented, model.errors) && !isTextOpen(documented) && !parts;
    const sent = isFixed ? fixed : documented.body;
    return { error: text, body: sent, ...(code === undefined ? {} : { code }) };
  }
  if (kind === "nothing") return undefined;
  const content = operation.responses.find((one) => one.status === result?.status)?.content ?? [];
  const payload = content.find(({ mediaType }) => mediaType === contentType) ?? content[0];
  return parsedBy(payload && zod.of(payload), body);
}

/** Why a call did not end as documented. */
function saidOf({ result, logged }: Exchanged): string {
  const reason = result.ok ? "" : "reason" in result ? result.reason : result.error;
  const log = logged.map((entry) => {
    const { pointer, message, cause } = entry as Readonly<Record<string, unknown>>;
    return `, and logs ${[pointer, message, cause].filter(Boolean).map(String).join(": ")}`;
  });
  const who = typeof result.status === "number" ? "the server answers" : "the client says";
  return `${who} ${result.status}${reason && ` (${reason})`}${log.join("")}`;
}

function refused({ pointer }: DocumentedValue<unknown>, reason: string): Problem {
  return proofProblem("example-not-carried", { place: pointer, reason }, { pointer });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

// Coverage: the unit tests have few contracts whose examples do not arrive as they are documented.
