import type { Api } from "../contract/api.ts";
import { readJson } from "./answer/json.ts";
import { notFound } from "./expectation.ts";
import { isAnswer, type NoAnswer } from "./http/message.ts";
import { requestOf } from "./http/request.ts";
import type { Sender } from "./http/send.ts";
import { asFields, type Fields, type Resource } from "./laws/resources.ts";
import { markOf, vary } from "./laws/vary.ts";
import type { Principal } from "./options.ts";
import { type Target, targetOf } from "./target.ts";
import { own } from "./values.ts";

/** Whether anything answers; otherwise why not. */
export async function unreachable({ send }: Sender, { basePath }: Api): Promise<NoAnswer | undefined> {
  const outcome = await send({ method: "GET", target: `${basePath}/`, headers: [] });
  return isAnswer(outcome) ? undefined : outcome;
}

/** A principal with an object of each resource that it names none of, and the records that were made for it. */
export async function completed(
  sender: Sender,
  api: Api,
  resources: readonly Resource[],
  principal: Principal,
  { seed, owner }: { readonly seed: number; readonly owner: "first" | "second" },
): Promise<{
  readonly principal: Principal;
  readonly made: readonly (readonly [resource: string, record: Fields])[];
}> {
  const made: [string, Fields][] = [];
  let params = principal.params;
  for (const { name, create, identity } of resources) {
    const missing = identity.filter(([parameter]) => params[parameter] === undefined);
    const subject = create?.subject;
    if (missing.length === 0 || !subject) continue;
    const { own, credential, authorized } = targetOf(subject, api, { principal });
    if (!own || !authorized) continue;
    const { operation } = subject;
    const body = vary(
      own.body,
      operation.body?.schema,
      markOf(seed),
      (owner === "first" ? 50 : 70) + made.length,
    );
    const outcome = await sender.send(requestOf(operation, { ...own, body }, credential));
    const read = isAnswer(outcome) && outcome.status < 300 ? readJson(outcome.body) : {};
    const record = "value" in read ? asFields(read.value) : undefined;
    if (!record) continue;
    made.push([name, record]);
    params = {
      ...params,
      ...Object.fromEntries(missing.map(([parameter, field]) => [parameter, String(record[field])])),
    };
  }
  return { principal: { ...principal, params }, made };
}

/** What of the fixtures the server refuses, each as a sentence with the way out. */
export async function wrongFixture(
  { send }: Sender,
  api: Api,
  target: Target,
  owner: "first" | "second",
): Promise<string | undefined> {
  const { subject, untouchable } = target;
  const { operation } = subject;
  const of =
    owner === "first" ? target.own && { input: target.own, credential: target.credential } : target.other;
  // A creation is not repeated for the question alone.
  if (!of || untouchable || !target.authorized || operation.method === "POST") return undefined;
  const outcome = await send(requestOf(operation, of.input, of.credential));
  if (!isAnswer(outcome)) return undefined;
  const [token, param] = owner === "first" ? ["--token", "--param"] : ["--other-token", "--other-param"];
  if (outcome.status === 401 || outcome.status === 403)
    return `\`${operation.operationId}\` answers ${outcome.status} to the ${owner} principal's credential: give a valid one with \`${token}\`.`;
  const named = Object.entries(of.input.params);
  const { errors = [] } = notFound(operation) ?? {};
  const read = readJson(outcome.body);
  const text = "value" in read ? own(read.value, api.errors.textField) : undefined;
  // Another text is not said of an object: the operation itself is not there.
  if (
    outcome.status === 404 &&
    named.length > 0 &&
    (errors.length === 0 || errors.some((error) => error.text === text))
  )
    return `\`${operation.operationId}\` answers 404 for the ${owner} principal's object (${named.map(([name, value]) => `\`${name}=${String(value)}\``).join(", ")}): name one that it may use with \`${param}\`.`;
  return undefined;
}
