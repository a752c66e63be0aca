import type { HttpAnswer, RequestTrace } from "../http/message.ts";
import { type AnswerJudges, type JudgedAnswer, judgeAnswer } from "../judge.ts";
import type { Probe } from "../probe.ts";
import { fieldOf } from "./credentials.ts";
import type { RecordedExchange, RecordedRequest } from "./exchange.ts";

/** What a recorded answer shows, and the answer as it is shown. */
export interface JudgedRecording extends JudgedAnswer {
  readonly outcome: HttpAnswer;
}

/** Judges a recorded answer. Its header fields or its body may be missing: those are not judged. */
export function judgeRecorded(
  probe: Probe,
  { request, answer: { status, headers, mediaType, body } }: RecordedExchange,
  judges: AnswerJudges,
): JudgedRecording {
  const fields: Readonly<Record<string, string>> =
    headers ?? (mediaType === "" ? {} : { "content-type": mediaType });
  const outcome: HttpAnswer = {
    status,
    headers: fields,
    body: body ?? new Uint8Array(),
    trace: traceOf(request, headers),
  };
  const judged = judgeAnswer(probe, outcome, judges);
  const isKnown = (where = "body") => {
    if (where === "headers/content-type") return headers !== undefined || mediaType !== "";
    if (where.startsWith("headers/")) return headers !== undefined;
    return where === "status" || body !== undefined;
  };
  return { ...judged, outcome, deviations: judged.deviations.filter(({ where }) => isKnown(where)) };
}

/** The names that the caller, or the server, gave the request. */
function traceOf(request: RecordedRequest, answered: Readonly<Record<string, string>> = {}): RequestTrace {
  const requestId = fieldOf(request, "x-request-id") ?? answered["x-request-id"];
  const traceparent = fieldOf(request, "traceparent");
  return {
    ...(requestId === undefined ? {} : { requestId }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
