import { setTimeout as wait } from "node:timers/promises";
import { asFields, type Fields } from "../../lib/fields.ts";
import { fieldNames } from "../../model/schema-fields.ts";
import type { OperationCheck } from "../check.ts";
import { open } from "../expectation.ts";
import { wrongCredential } from "../http/credentials.ts";
import type { HttpRequest } from "../http/message.ts";
import { encodeJson, httpRequest, withCredential, withHeader } from "../http/request.ts";
import type { Probe } from "../probe.ts";
import type { RequestInput } from "../request-input.ts";
import { bodyOf, bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains, plainText } from "../values.ts";
import { law, short } from "./answers.ts";
import { type LawResource, recordIn } from "./resources.ts";
import { isReadable, lawProbe, shownState } from "./state.ts";
import { variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";

/** Milliseconds between two changes, enough for a clock of milliseconds. */
const moment = 6;

/** A request that is refused changes nothing. */
export async function checkRefused(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  seed: number,
): Promise<void> {
  const { subject } = target;
  const base = wholeInput(target);
  if (!base || bodyOf(subject.operation)?.kind !== "json") return;
  const body = vary(base.body, subject, variedBy(seed), 90);
  const observe = isReadable(resource)
    ? await byReading(check, target, resource, base)
    : await byRepeating(check, target, base, seed);
  if (!observe) return;
  let last: Fields | undefined;
  for (const [label, request] of refusedRequests(target, { ...base, body })) {
    const probe: Probe = {
      ...lawProbe(target, base, label, "a request that is to be refused"),
      request,
      expected: open,
      lawful: false,
    };
    const { input: _none, ...sent } = probe;
    const before = await observe(last);
    const result = await check.ask(sent);
    // Its effect may be visible only later.
    await check.pause();
    // Another check reports a request that is accepted.
    if (result.status < 400) {
      last = recordIn(subject.operation, result.value) ?? last;
      continue;
    }
    const after = await observe(last);
    const changed =
      before && after ? Object.keys(before).filter((field) => !contains(after[field], before[field])) : [];
    for (const field of changed)
      check.report(
        {
          ...law(
            "refused-write",
            field,
            "A request that is refused changes the object all the same.",
            `\`${field}\`: ${short(before?.[field])}, as before`,
          ),
          received: `${result.status}, and then \`${field}\`: ${short(after?.[field])}`,
        },
        probe,
      );
  }
}

function refusedRequests(
  target: CheckedTarget,
  input: RequestInput,
): [label: string, request: HttpRequest][] {
  const { subject, credential, other } = target;
  const request = httpRequest(subject.operation, input, credential);
  const text = Buffer.from(request.body ?? []).toString("utf8");
  return [
    ["JSON and something after it", { ...request, body: Buffer.from(`${text}x`) }],
    ["another content type", withHeader(request, { name: "Content-Type", value: "text/plain" })],
    ...brokenFields(subject, input).map(([label, body]): [string, HttpRequest] => [
      label,
      { ...request, body: encodeJson(body) },
    ]),
    ...(credential
      ? [
          [
            "a credential that nobody has",
            withCredential(httpRequest(subject.operation, input), {
              ...credential,
              ...wrong(credential.value),
            }),
          ] as [string, HttpRequest],
        ]
      : []),
    ...(other
      ? [
          ["the second principal's credential", httpRequest(subject.operation, input, other.credential)] as [
            string,
            HttpRequest,
          ],
        ]
      : []),
  ];
}

function wrong(value: string) {
  const other = wrongCredential(value);
  return { value: other, shown: other };
}

/** The body with each field broken in turn; its other fields are valid and new. */
function brokenFields(subject: CheckedTarget["subject"], { body }: RequestInput): [string, unknown][] {
  const schema = bodySchema(subject);
  const declared = fieldNames(bodyOf(subject.operation)?.schema ?? true, subject.api);
  return [...new Set([...Object.keys(asFields(body) ?? {}), ...declared])]
    .map((name): [string, unknown] => [
      `\`${name}\` of another type`,
      { ...asFields(body), [name]: { broken: true } },
    ])
    .filter(([, broken]) => !schema?.safeParse(broken).success);
}

/** The object's fields; `last`: those of the last answer about it. */
type Observe = (last: Fields | undefined) => Promise<Fields | undefined>;

async function byReading(
  check: OperationCheck,
  target: CheckedTarget,
  resource: LawResource,
  base: RequestInput,
): Promise<Observe | undefined> {
  const record = recordIn(
    target.subject.operation,
    (await check.ask(lawProbe(target, base, "the documented example"))).value,
  );
  return record && ((last = record) => shownState(check, resource, last));
}

/**
 * Without a read, an update with the same body tells whether something has changed in between, where a
 * server leaves the timestamps as they are when nothing changes. It is tried whether this one does.
 */
async function byRepeating(
  check: OperationCheck,
  target: CheckedTarget,
  base: RequestInput,
  seed: number,
): Promise<Observe | undefined> {
  const { forward = [] } = target.subject.operation.laws ?? {};
  const write = async (body: unknown) => {
    await wait(moment);
    const probe = lawProbe(target, { ...base, body }, "the same update again");
    const record = recordIn(target.subject.operation, (await check.ask(probe)).value);
    return record && { probe, times: Object.fromEntries(forward.map((field) => [field, record[field]])) };
  };
  const pairs = [];
  for (let index = 91; index < 95; index++) {
    const body = vary(base.body, target.subject, variedBy(seed), index);
    pairs.push({ changed: await write(body), same: await write(body) });
  }
  const moved = pairs.filter(({ changed, same }) => !contains(same?.times, changed?.times));
  const distinct = new Set(pairs.map(({ changed }) => JSON.stringify(changed?.times)));
  if (forward.length === 0 || distinct.size < pairs.length || moved.length === pairs.length) return undefined;
  // A clock of whole seconds may tick between two equal updates.
  const times = pairs.flatMap(({ changed, same }) =>
    [changed, same].flatMap((one) => Object.values(one?.times ?? {})),
  );
  if (times.every((time) => Date.parse(plainText(time)) % 1000 === 0)) return undefined;
  const [first] = moved;
  if (first?.same) {
    const message =
      "The same update, sent again, sometimes changes the object and sometimes does not: a write was answered and lost.";
    check.report(law("lost-write", "sometimes", message, "nothing left to change"), first.same.probe);
    return undefined;
  }
  return async () => (await write(base.body))?.times;
}

// Coverage: the unit tests have few updates without a read, whose writes show only in their timestamps.
