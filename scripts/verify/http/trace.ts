import { randomBytes } from "node:crypto";
import type { ApiModel } from "../../model/model.ts";
import type { HttpRequest, RequestTrace } from "./message.ts";
import { withHeader } from "./request.ts";

/** Gives each request of a run its own names. */
export type TraceRequest = (request: HttpRequest) => {
  readonly request: HttpRequest;
  readonly trace: RequestTrace;
};

const requestIdField = "x-request-id";
const traceField = "traceparent";
/** Who asks (RFC 9110, section 10.1.5): some servers and firewalls refuse a request that does not say so. */
const agent = { name: "User-Agent", value: "contract-check" };

/** Names for the requests of one run. A header field that the contract declares is left as the check wrote it. */
export function traceRequests({ operations }: Pick<ApiModel, "operations">): TraceRequest {
  const declared = new Set(
    operations.flatMap(({ parameters }) =>
      parameters.filter((one) => one.in === "header").map(({ name }) => name.toLowerCase()),
    ),
  );
  const traceId = randomBytes(16).toString("hex");
  const run = traceId.slice(0, 8);
  let count = 0;
  return (request) => {
    count++;
    const names: [field: string, member: keyof RequestTrace, value: string][] = [
      [requestIdField, "requestId", `${run}-${count}`],
      // Version 00, sampled.
      [traceField, "traceparent", `00-${traceId}-${randomBytes(8).toString("hex")}-01`],
    ];
    const own = new Set(request.headers.map(({ name }) => name.toLowerCase()));
    const isFree = (field: string) => !declared.has(field) && !own.has(field);
    const given = names.filter(([field]) => isFree(field));
    const said = isFree("user-agent") ? withHeader(request, agent) : request;
    return {
      request: given.reduce((named, [name, , value]) => withHeader(named, { name, value }), said),
      trace: Object.fromEntries(given.map(([, member, value]) => [member, value])),
    };
  };
}
