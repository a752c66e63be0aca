import { carriedSchemes, isPublic } from "../../model/credential.ts";
import type { ApiModel, OperationModel } from "../../model/model.ts";
import { denied } from "../expectation.ts";
import { withoutUserinfo } from "../hide/credentials.ts";
import type { SentCredential } from "../http/credentials.ts";
import type { Header, HttpRequest } from "../http/message.ts";
import { withCredential } from "../http/request.ts";
import { expectedAnswer, judgedRequest } from "../judged-request.ts";
import type { Probe } from "../probe.ts";
import type { ReadRequest } from "../read-request.ts";
import type { Subject } from "../subject.ts";
import { recordedCredentials } from "./credentials.ts";
import type { RecordedExchange, RecordedRequest } from "./exchange.ts";

/** The probe that a recorded request is. `keepsCredentials`: the recording keeps credentials, so that one that is not there was not sent. */
export function recordedProbe(
  subject: Subject,
  { pointer, request }: Pick<RecordedExchange, "pointer" | "request">,
  read: ReadRequest,
  keepsCredentials: boolean,
): Probe {
  const { api, operation } = subject;
  const credential = credentialFor(api, operation, recordedCredentials(api, request));
  const common = {
    subject,
    label: pointer,
    request: shownRequest(operation, request, credential),
    input: read.input,
  };
  if (keepsCredentials && !credential && !isPublic(operation)) {
    const { status } = api.errors.usual.unauthorized;
    const expected = expectedAnswer(subject, read);
    return {
      ...common,
      rule: "credential",
      what: "a request without a credential",
      expected: expected.open
        ? denied
        : { errors: expected.errors ?? [], ...(expected.refusal ? { refusal: true } : {}) },
      says: `${status}: the operation needs a valid credential`,
    };
  }
  return { ...common, ...judgedRequest(subject, read) };
}

/** What was sent for the first alternative that is complete. */
function credentialFor(
  api: ApiModel,
  { security }: OperationModel,
  sent: ReadonlyMap<string, SentCredential>,
): SentCredential | undefined {
  for (const requirement of security) {
    const names = carriedSchemes(api, requirement);
    const [first, ...others] = names.flatMap((name) => sent.get(name) ?? []);
    if (first && others.length + 1 === names.length) return { ...first, others };
  }
  return undefined;
}

/** The request as a command repeats it: with what the contract knows, and without what a browser adds. */
function shownRequest(
  { parameters }: OperationModel,
  { method, url, headers, body }: RecordedRequest,
  credential: SentCredential | undefined,
): HttpRequest {
  const known = new Set([
    "content-type",
    ...parameters.filter((one) => one.in === "header").map(({ name }) => name.toLowerCase()),
  ]);
  const shown: readonly Header[] = headers.filter(({ name }) => known.has(name));
  const request: HttpRequest = {
    method,
    target: withoutUserinfo(url),
    headers: shown,
    ...(body && body.byteLength > 0 ? { body } : {}),
  };
  // A key in the URL is there already.
  return credential && credential.scheme.in !== "query" ? withCredential(request, credential) : request;
}
