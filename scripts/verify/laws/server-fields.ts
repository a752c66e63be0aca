import { asFields, type Fields } from "../../lib/fields.ts";
import { fieldNames } from "../../model/schema-fields.ts";
import type { OperationCheck } from "../check.ts";
import { accepted, refusal } from "../expectation.ts";
import { isAnswer } from "../http/message.ts";
import { missingText } from "../missing-object.ts";
import type { Probe } from "../probe.ts";
import { bodyOf, bodySchema } from "../subject.ts";
import type { CheckedTarget } from "../target.ts";
import { contains } from "../values.ts";
import { fieldLaw } from "./answers.ts";
import { drift } from "./forward.ts";
import { altered } from "./read-only.ts";
import { recordIn } from "./resources.ts";
import { lawProbe } from "./state.ts";
import { variedBy, vary } from "./vary.ts";
import { wholeInput } from "./whole-body.ts";

/** What of a new object the server alone sets: no body can, and the time of creation is that of the creation. */
export async function checkServerFields(
  check: OperationCheck,
  create: CheckedTarget,
  { probe, record, outcome }: Made,
  seed: number,
): Promise<void> {
  const { operation, api } = create.subject;
  const body = bodyOf(operation);
  const declared = new Set([...fieldNames(body?.schema ?? true, api), ...(operation.laws?.sets ?? [])]);
  const fields = Object.entries(record).filter(([name]) => !declared.has(name));
  creationTimes(check, fields, probe, outcome);
  const base = wholeInput(create);
  if (body?.kind !== "json" || !base) return;
  const other = Object.fromEntries(
    fields.flatMap(([name, value]) => (isSimple(value) ? [[name, otherThan(value)]] : [])),
  );
  const sent = { ...asFields(vary(base.body, create.subject, variedBy(seed), 8)), ...other };
  if (Object.keys(other).length === 0 || !bodySchema(create.subject)?.safeParse(sent).success) return;
  const told: Probe = {
    ...lawProbe(
      create,
      { ...base, body: sent },
      Object.keys(other)
        .map((name) => `\`${name}\``)
        .join(", "),
      "a body that names fields which a creation does not set",
    ),
    rule: "read-only",
    expected: { ...accepted(operation), ...refusal },
  };
  const result = await check.ask(told);
  const made = result.succeeded ? recordIn(operation, result.value) : undefined;
  for (const [name, value] of Object.entries(other))
    if (made && contains(made[name], value) && !contains(record[name], value))
      check.report(
        fieldLaw("read-only", name, `The body of a creation can set \`${name}\`, which it does not have.`, {
          expected: "a value that the server sets",
          held: made[name],
        }),
        told,
        result.outcome,
      );
}

interface Made {
  readonly probe: Probe;
  readonly record: Fields;
  readonly outcome: Parameters<OperationCheck["report"]>[2];
}

/** A time of creation is not that of another zone, nor of another object. */
function creationTimes(
  check: OperationCheck,
  fields: readonly (readonly [name: string, value: unknown])[],
  probe: Probe,
  outcome: Made["outcome"],
): void {
  const date = outcome && isAnswer(outcome) ? Date.parse(outcome.headers["date"] ?? "") : Number.NaN;
  const now = Number.isNaN(date) ? Date.now() : date;
  for (const [name, value] of fields) {
    const time = typeof value === "string" && /T\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
    if (!/creat/i.test(name) || Number.isNaN(time) || Math.abs(time - now) <= drift) continue;
    check.report(
      fieldLaw(
        "created",
        name,
        `\`${name}\` of a new object is not the time of its creation, by the server's own clock.`,
        {
          expected: `about ${new Date(now).toISOString()}`,
          held: value,
        },
      ),
      probe,
      outcome,
    );
  }
}

function isSimple(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Another value of the same form, which names no object. */
function otherThan(value: unknown): unknown {
  const isTime =
    typeof value === "string" && Number.isNaN(Date.parse(value)) === false && /^\d{4}-/.test(value);
  return typeof value === "string" && !isTime
    ? (missingText(value, () => true) ?? altered(value))
    : altered(value);
}

// Coverage: the unit tests have few fields that a body does not declare.
