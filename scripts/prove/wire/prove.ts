import { modelOf, type OperationModel } from "../../emit/client/operation-model.ts";
import type { Source } from "../../emit/source.ts";
import type { Files } from "../../lib/output/files.ts";
import type { Problem } from "../../lib/problem.ts";
import type { AnyResult } from "../../runtime/client/result.ts";
import {
  type Answering,
  type Exchange,
  type Exchanged,
  exchangeOf,
  expectedOf,
  isSame,
  type Meant,
  parsed,
  type Reach,
} from "./exchange.ts";
import { loadPair } from "./pair.ts";
import { answersOf, type Payload, requestsOf } from "./payloads.ts";

/** What was sent through the generated client and server, and what did not arrive. */
export interface Exchanges {
  readonly problems: readonly Problem[];
  /** How many calls were made. */
  readonly calls: number;
}

/**
 * Sends every documented example of a request and of an answer through the compiled client and server
 * among `files`, in this process unless `reach` says otherwise. What one of them refuses, or changes, is a problem: it is documented to travel.
 */
export async function proveExchanges(
  source: Pick<Source, "contract" | "document">,
  files: Files,
  reach?: Reach,
): Promise<Exchanges> {
  const { contract, document } = source;
  const exchange = await exchangeOf(await loadPair(files), contract.operations, reach);
  const problems: Problem[] = [];
  let calls = 0;
  for (const operation of contract.operations) {
    const model = modelOf(document, operation);
    const requests = requestsOf(document, operation);
    const answers = answersOf(document, operation);
    // Each at least once, and no more calls than that takes.
    for (let index = 0; index < Math.max(requests.length, answers.length); index++) {
      const request = requests[index] ?? requests[0];
      const answer = answers[index] ?? answers[0];
      if (!request || !answer) continue;
      calls++;
      const found = await tried(exchange, model, request, answer);
      if (found && !problems.some(({ pointer }) => pointer === found.pointer)) problems.push(found);
    }
  }
  return { problems, calls };
}

async function tried(
  exchange: Exchange,
  model: OperationModel,
  request: Payload<Meant>,
  answer: Payload<Answering>,
): Promise<Problem | undefined> {
  const exchanged = await exchange(model, request.value, answer.value);
  const { got, result } = exchanged;
  if (!got) return refused(request, saidOf(exchanged));
  const expected = expectedOf(model.operation, request.value);
  for (const part of ["params", "query", "headers", "body"] as const)
    if (!(await isSame(got[part], expected[part])))
      return refused(request, `the server reads ${shown(got[part])} where ${shown(expected[part])} is meant`);
  if (result.status !== answer.value.status) return refused(answer, saidOf(exchanged));
  const wanted = wantedOf(model, answer.value);
  const read = dataOf(result);
  if (!(await isSame(read, wanted)))
    return refused(answer, `the client reads ${shown(read)} where ${shown(wanted)} is sent`);
  return undefined;
}

function dataOf(result: AnyResult): unknown {
  return result.ok ? result.data : "error" in result ? result.error : undefined;
}

/** What the caller must be given. */
function wantedOf({ operation, results }: OperationModel, { status, body, error }: Answering): unknown {
  const kind = results.find((result) => result.status === status)?.kind;
  if (error !== undefined) return kind === "nothing" ? "" : error;
  if (kind === "nothing") return undefined;
  const response = operation.responses.find((one) => one.status === status);
  return response?.body?.schema ? parsed(response.body.schema, body) : body;
}

/** Why a call did not come to the documented end. */
function saidOf({ result, logged }: Exchanged): string {
  const reason = result.ok ? "" : "reason" in result ? result.reason : result.error;
  const log = logged.map((entry) => {
    const { pointer, message, cause } = entry as Readonly<Record<string, unknown>>;
    return `, and logs ${[pointer, message, cause].filter(Boolean).map(String).join(": ")}`;
  });
  const who = typeof result.status === "number" ? "the server answers" : "the client says";
  return `${who} ${result.status}${reason && ` (${reason})`}${log.join("")}`;
}

function refused({ pointer }: Payload<unknown>, why: string): Problem {
  return {
    code: "example-not-carried",
    message: `What is documented at \`${pointer}\` does not go from one side to the other: ${why}.`,
    pointer,
    fix: "Correct the example or its schema; if both are right, write the schema with another construct.",
  };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
