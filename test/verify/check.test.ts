import { describe, expect, it } from "vitest";
import { loadContract } from "../../scripts/contract/load.ts";
import { modelOfContract } from "../../scripts/model/from-contract.ts";
import { createCheck } from "../../scripts/verify/check.ts";
import { keepCoverage } from "../../scripts/verify/coverage.ts";
import { collectFindings } from "../../scripts/verify/findings.ts";
import type { HttpAnswer, HttpOutcome } from "../../scripts/verify/http/message.ts";
import type { Probe } from "../../scripts/verify/probe.ts";
import { subjectsOf } from "../../scripts/verify/subjects.ts";
import { things } from "./things.ts";

const { model: api, zod } = modelOfContract((await loadContract(things)).contract);
const [subject] = subjectsOf(api, zod);
if (!subject) throw new Error("the fixture has no operation");

const json = { "content-type": "application/json" };
const answer = (status: number, headers: object = json, body = '{"error":"no"}'): HttpAnswer => ({
  ...{ status, headers: { ...headers } },
  body: Buffer.from(body),
});
const timeout: HttpOutcome = { failure: "timeout", words: "no answer within 1 ms" };
const closed: HttpOutcome = { failure: "closed", words: "the connection was closed without an answer" };
const withheld: HttpOutcome = { failure: "withheld", words: "it must not be touched" };
const busy = answer(429, { ...json, "retry-after": "5" });

const own = { params: { id: "th_0b6e2f0e3f4c4c399f0e" }, query: {}, headers: {} };
const base: Probe = {
  ...{ rule: "valid-request", what: "a request", label: "", subject, input: own },
  request: { method: "PUT", target: "/things/th_0b6e2f0e3f4c4c399f0e", headers: [] },
  expected: { refusal: true },
};

/** Asks each probe of a server that gives these outcomes, one after the other. */
async function asked(
  outcomes: readonly HttpOutcome[],
  probes: readonly Partial<Probe>[],
  options: Partial<Parameters<typeof createCheck>[0]> & { readonly expired?: number } = {},
) {
  let count = 0;
  const findings = collectFindings("http://localhost", (text) => text);
  const succeeded: number[] = [];
  const check = createCheck({
    ...{ api, zod, findings, coverage: keepCoverage(api.operations, api), lawsOf: () => [] },
    sender: {
      send: async () => outcomes[count++] ?? closed,
      count: () => count,
      settle: async () => {},
      failure: () =>
        options.expired !== undefined && count >= options.expired ? "It has expired." : undefined,
      close: () => {},
    },
    onSuccess: (_probe, { status }) => void succeeded.push(status),
    deadline: Number.POSITIVE_INFINITY,
    ...options,
  });
  const statuses: number[] = [];
  for (const probe of probes) statuses.push((await check.ask({ ...base, ...probe })).status);
  const found = findings.all().map(({ rule, count: times }) => `${rule} ${times}`);
  return { statuses, sent: count, found, busy: check.busy(), succeeded, answers: check.checks.answers };
}

describe("a probe", () => {
  it.each<
    [what: string, outcomes: readonly HttpOutcome[], probes: readonly Partial<Probe>[], wanted: object]
  >([
    ["is answered", [answer(400)], [{}], { statuses: [400], found: [], answers: 1 }],
    [
      "is reported where the answer is another",
      [answer(404)],
      [{}],
      { statuses: [404], found: ["valid-request 1"] },
    ],
    [
      "that is accepted is told to who keeps what was made",
      [answer(200)],
      [{ expected: { open: true } }],
      { succeeded: [200] },
    ],
    ["that is closed is reported", [closed], [{}], { statuses: [0], found: ["valid-request 1"], answers: 0 }],
    ["may be closed where that is an answer", [closed], [{ mayClose: true }], { statuses: [0], found: [] }],
    ["that is withheld is not judged", [withheld], [{}], { statuses: [0], sent: 1, found: [] }],
    [
      "is not sent once two of its rule had no answer",
      [timeout, timeout],
      [{}, {}, {}, { rule: "delete" }],
      { sent: 3, found: ["valid-request 2", "delete 1"] },
    ],
    ["that there is no time for is not judged", [busy], [{}], { statuses: [0], found: [], busy: 1 }],
    [
      "is judged where the server says that it has time",
      [answer(429, { ...json, "retry-after": "0" })],
      [{}],
      { statuses: [429], found: ["valid-request 1"], busy: 0 },
    ],
    [
      "is judged where a 429 is expected",
      [busy],
      [{ expected: { errors: [{ status: 429 }] } }],
      { statuses: [429], found: [], busy: 0 },
    ],
    [
      "of a name that is another path is not sent",
      [],
      [{ input: { ...own, params: { id: "th_0000000000000000000a" } } }],
      { statuses: [0], sent: 0 },
    ],
    [
      "of no operation is reported as of the API",
      [answer(500)],
      [{ subject: undefined as never }],
      {
        found: ["valid-request 1"],
      },
    ],
  ])("%s", async (_, outcomes, probes, wanted) => {
    expect(await asked(outcomes, probes)).toMatchObject(wanted);
  });

  const limited = { ...subject, operation: { ...subject.operation, limits: { bodyLimit: 3 } } };
  const sized = (bytes: number) => ({
    subject: limited,
    request: { ...base.request, body: Buffer.alloc(bytes) },
  });
  it("with a larger body than the operation takes is sent only where that is what it is about", async () => {
    const probes = [sized(3), sized(4), { ...sized(4), mayClose: true }];
    expect((await asked([answer(400), answer(413)], probes)).statuses).toEqual([400, 0, 413]);
  });

  it.each<[why: string, options: Parameters<typeof asked>[2], sent: number]>([
    ["the time is over", { deadline: 0 }, 0],
    ["it was interrupted", { signal: AbortSignal.abort() }, 0],
    ["the credential has expired", { expired: 0 }, 0],
    ["the credential has expired meanwhile", { expired: 1 }, 1],
  ])("is not judged where %s", async (_, options, sent) => {
    const result = await asked([answer(500), answer(500)], [{}, {}], options);
    expect(result).toMatchObject({ statuses: [0, 0], sent, found: [], answers: 0 });
  });

  it("that had no answer is not counted as one of a busy server once the time is over", async () => {
    const over = new AbortController();
    const send = async () => {
      over.abort();
      return busy;
    };
    const sender = {
      send,
      count: () => 1,
      settle: async () => {},
      failure: () => undefined,
      close: () => {},
    };
    expect((await asked([], [{}], { sender, signal: over.signal })).busy).toBe(0);
  });
});
